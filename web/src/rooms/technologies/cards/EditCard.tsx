import type { CardDetail, CardStanding } from '@boru/contract/technologies';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useMerge } from '#lib/merging';
import { notify } from '#lib/notices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Merge } from '#ui/Merge';
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

const fieldsOf = (card: CardDetail) => ({
  name: card.name,
  product: card.product ?? '',
  note: card.note ?? '',
  standing: card.standing,
});

/** Name, product, standing and note; the result of the check is changed by checking again, not by hand. */
export function EditCard({ card, onClose }: { card: CardDetail; onClose: () => void }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const client = useQueryClient();
  const [typed, setTyped] = useState({ name: card.name, product: card.product ?? '', note: card.note ?? '' });
  const [standing, setStanding] = useState<CardStanding>(card.standing);
  const save = useMutation({
    mutationFn: ({ version, fields }: { version: number; fields: ReturnType<typeof fieldsOf> }) =>
      updateCard(card.id, version, {
        ...contentOf(card),
        standing: fields.standing,
        name: fields.name,
        product: fields.product.trim() || null,
        note: fields.note.trim() || null,
      }),
    // Somebody was faster: what they stored is read, and what was typed stays.
    onError: () => client.invalidateQueries(seenCards),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries(seenCards);
      notify({ tone: 'success', title: t.saved });
    },
  });
  const stored = { version: card.version, fields: fieldsOf(card) };
  const { next, merged, theirs, chosen, choose } = useMerge(stored, { ...typed, standing }, save.error);
  const labels = { name: t.name, product: t.product, note: t.note, standing: t.standing };
  const shown = (fields: ReturnType<typeof fieldsOf>, id: keyof typeof labels) =>
    id === 'standing' ? words[standingWord[fields.standing]] : fields[id];
  const rowOf = (id: keyof typeof labels) => ({
    id,
    label: labels[id],
    mine: shown({ ...typed, standing }, id),
    theirs: shown(theirs, id),
  });
  return (
    <ConfirmSheet
      title={t.edit}
      isOpen
      onClose={onClose}
      onConfirm={() => save.mutate(next)}
      confirmLabel={t.save}
      isPending={save.isPending}
      isDisabled={typed.name.trim() === ''}
      error={merged === null ? save.error : null}
    >
      {merged === null ? null : (
        <Merge clashes={merged.clashes.map(rowOf)} taken={merged.taken.map(rowOf)} chosen={chosen} onChoose={choose} />
      )}
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
