import type { CardDetail, CardStanding } from '@boru/contract/technologies';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Select } from '#ui/Select';
import { type NewCard, seenCards, updateCard } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { standings, standingWord } from '../words.ts';
import { CardFields } from './CardFields.tsx';
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
  basis: {
    terms: card.basis.terms.map(({ id }) => id),
    stages: card.basis.stages.map(({ id }) => id),
    role: card.basis.role,
    answers: card.basis.answers,
  },
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
  const client = useQueryClient();
  const [typed, setTyped] = useState({ name: card.name, product: card.product ?? '', note: card.note ?? '' });
  const [standing, setStanding] = useState<CardStanding>(card.standing);
  const save = useMutation({
    mutationFn: () => {
      const content = { ...contentOf(card), standing, name: typed.name };
      return updateCard(card.id, card.version, {
        ...content,
        product: typed.product.trim() || null,
        note: typed.note.trim() || null,
      });
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries(seenCards);
      notify({ tone: 'success', title: t.saved });
    },
  });
  return (
    <ConfirmSheet
      title={t.edit}
      isOpen
      onClose={onClose}
      onConfirm={() => save.mutate()}
      confirmLabel={t.save}
      isPending={save.isPending}
      isDisabled={typed.name.trim() === ''}
      error={save.error}
    >
      <CardFields words={typed} onChange={setTyped} error={save.error}>
        <Select
          label={t.standing}
          options={standings.map((id) => ({ id, label: words[standingWord[id]] }))}
          value={standing}
          onChange={(id) => setStanding(standings.find((each) => each === id) ?? standing)}
        />
      </CardFields>
    </ConfirmSheet>
  );
}
