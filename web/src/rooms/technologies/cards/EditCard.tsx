import type { CardDetail, CardStanding } from '@boru/contract/technologies';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type NewCard, updateCard } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { standings, standingWord } from '../words.ts';
import { cardMessages } from './messages.ts';

const contentOf = (card: CardDetail): NewCard => ({
  name: card.name,
  field: card.field.id,
  product: card.product,
  quantities: card.quantities.map(({ quantity, value, unit, comparator }) => ({
    quantity,
    value,
    unit,
    comparator: comparator as NewCard['quantities'][number]['comparator'],
  })),
  items: card.items.map(({ list, edition, item, status }) => ({ list, edition, item, status })),
  screenedOn: card.screenedOn,
  verdict: card.verdict,
  engine: card.engine,
  standing: card.standing,
  note: card.note,
});

/** Name, product, standing and note; the result of the check is changed by checking again, not by hand. */
export function EditCard({ card, onClose }: { card: CardDetail; onClose: () => void }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [name, setName] = useState(card.name);
  const [product, setProduct] = useState(card.product ?? '');
  const [standing, setStanding] = useState<CardStanding>(card.standing);
  const [note, setNote] = useState(card.note ?? '');
  const save = useMutation({
    mutationFn: () =>
      updateCard(card.id, card.version, {
        ...contentOf(card),
        name,
        product: product.trim() || null,
        standing,
        note: note.trim() || null,
      }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({
        queryKey: ['technologies'],
        predicate: (query) => query.queryKey[1] !== 'screener',
      });
      notify({ tone: 'success', title: t.saved });
    },
  });
  const error = (path: string) =>
    fieldError(save.error, `card.${path}`, locale) ?? fieldError(save.error, path, locale);
  return (
    <ConfirmSheet
      title={t.edit}
      isOpen
      onClose={onClose}
      onConfirm={() => save.mutate()}
      confirmLabel={t.save}
      isPending={save.isPending}
      isDisabled={name.trim() === ''}
      error={save.error}
    >
      <FormStack>
        <p className="small">{words.onlyMetadata}</p>
        <TextField label={t.name} isRequired maxLength={80} value={name} onChange={setName} error={error('name')} />
        <TextField
          label={t.product}
          isOptional
          maxLength={100}
          value={product}
          onChange={setProduct}
          error={error('product')}
        />
        <Select
          label={t.standing}
          options={standings.map((id) => ({ id, label: words[standingWord[id]] }))}
          value={standing}
          onChange={(id) => setStanding(standings.find((each) => each === id) ?? standing)}
        />
        <TextArea
          label={t.note}
          isOptional
          rows={3}
          maxCharacters={500}
          value={note}
          onChange={setNote}
          error={error('note')}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
