import type { ScreeningResult } from '@boru/contract/screening';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Select } from '#ui/Select';
import { createCard, type NewCard, type Screener, seenCards } from '../api.ts';
import { CardFields, type CardWords } from '../cards/CardFields.tsx';
import { checkMessages } from './messages.ts';
import { applying, type Check, type CheckState } from './state.ts';

const MOST = 12;

/** Typed figures, and those of the text that decided something: the number and its unit, never the sentence around it. */
export function quantitiesOf(result: ScreeningResult, state: CheckState): NewCard['quantities'] {
  const known = new Map<string, NewCard['quantities'][number]>();
  for (const typed of state.quantities) known.set(typed.quantity, { ...typed, comparator: '=' });
  for (const candidate of applying(result)) {
    for (const { required, converted } of candidate.conditions) {
      if (required === null || converted === null || known.has(required.quantity)) continue;
      known.set(required.quantity, {
        quantity: required.quantity,
        value: converted,
        unit: required.unit,
        comparator: '=',
      });
    }
  }
  return [...known.values()].slice(0, MOST);
}

export function itemsOf(result: ScreeningResult): NewCard['items'] {
  return applying(result)
    .slice(0, MOST)
    .map(({ list, edition, item, status }) => ({ list, edition, item, status }));
}

interface Props {
  readonly check: Check;
  readonly screener: Screener;
  readonly state: CheckState;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function useSaving(check: Check, state: CheckState, onClose: () => void) {
  const t = useText(checkMessages);
  const go = useGo();
  const client = useQueryClient();
  const quantities = quantitiesOf(check.result, state);
  const items = itemsOf(check.result);
  const { verdict, engine } = check.result;
  const save = useMutation({
    mutationFn: ({ words, field }: { words: CardWords; field: string }) => {
      const result = { quantities, items, screenedOn: check.on, verdict, engine, standing: 'checked' as const };
      return createCard({
        ...result,
        field,
        name: words.name,
        product: words.product.trim() || null,
        note: words.note.trim() || null,
      });
    },
    onSuccess: async (card) => {
      onClose();
      await client.invalidateQueries(seenCards);
      const open = { label: t.cardOpen, run: () => go(`/company/technologies/${card.id}`) };
      notify({ tone: 'success', title: t.cardSaved({ name: card.name }), action: open });
    },
  });
  return { save, what: t.cardWhat({ items: items.length, numbers: quantities.length }) };
}

/** Before the only thing of a check that ever reaches the server: says exactly what goes there. */
export function SaveCard({ check, screener, state, isOpen, onClose }: Props) {
  const t = useText(checkMessages);
  const pick = usePick();
  const locale = useLocale();
  const [words, setWords] = useState<CardWords>({ name: '', product: '', note: '' });
  const [field, setField] = useState<string | null>(null);
  const chosen = field ?? check.result.candidates[0]?.field ?? [...screener.fields.keys()][0] ?? '';
  const { save, what } = useSaving(check, state, onClose);
  return (
    <ConfirmSheet
      title={t.cardTitle}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => save.mutate({ words, field: chosen })}
      confirmLabel={t.cardSave}
      isPending={save.isPending}
      isDisabled={words.name.trim() === ''}
      error={save.error}
      whoSees={t.cardWhoSees}
      whatTheySee={what}
      howLong={t.cardHowLong}
      takeBack={t.cardTakeBack}
    >
      <CardFields words={words} onChange={setWords} error={save.error}>
        <Select
          label={t.cardField}
          options={[...screener.fields].map(([id, name]) => ({ id, label: pick(name) }))}
          value={chosen}
          onChange={setField}
          error={fieldError(save.error, 'field', locale)}
        />
      </CardFields>
    </ConfirmSheet>
  );
}
