import type { ScreeningResult } from '@boru/contract/screening';
import { basisOf, claimOf, figuresOf } from '@boru/engines/rescreening';
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
import type { Check, CheckState } from './state.ts';

const MOST = 12;

/** Typed figures, and those of the text that decided something: the number and its unit, never the sentence around it. */
export function quantitiesOf(result: ScreeningResult, state: CheckState): NewCard['quantities'] {
  const known = new Map<string, NewCard['quantities'][number]>();
  for (const figure of figuresOf(result)) known.set(figure.quantity, figure);
  for (const typed of state.quantities) known.set(typed.quantity, { ...typed, comparator: '=' });
  return [...known.values()].slice(0, MOST);
}

interface Props {
  readonly check: Check;
  readonly screener: Screener;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function useSaving({ check, screener, onClose }: Omit<Props, 'isOpen'>) {
  const t = useText(checkMessages);
  const go = useGo();
  const client = useQueryClient();
  const quantities = quantitiesOf(check.result, check.of);
  const { items, verdict } = claimOf(check.result);
  const { engine } = check.result;
  const save = useMutation({
    mutationFn: ({ words, field }: { words: CardWords; field: string }) => {
      const result = { quantities, items, screenedOn: check.on, verdict, engine, standing: 'checked' as const };
      const basis = basisOf(screener.dictionary, check.result, { field, quantities }, [...check.of.answers]);
      return createCard({
        ...result,
        field,
        basis,
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
  return { save, items: items.length, quantities };
}

/** Before the only thing of a check that ever reaches the server: says exactly what goes there. */
export function SaveCard({ check, screener, isOpen, onClose }: Props) {
  const t = useText(checkMessages);
  const pick = usePick();
  const locale = useLocale();
  const [words, setWords] = useState<CardWords>({ name: '', product: '', note: '' });
  const [field, setField] = useState<string | null>(null);
  const chosen = field ?? check.result.candidates[0]?.field ?? [...screener.fields.keys()][0] ?? '';
  const { save, items, quantities } = useSaving({ check, screener, onClose });
  const basis = basisOf(screener.dictionary, check.result, { field: chosen, quantities }, [...check.of.answers]);
  const terms = basis.terms.map((id) => screener.catalogue.terms.get(id)).filter((term) => term !== undefined);
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
      whatTheySee={
        <>
          {t.cardWhat({ items, numbers: quantities.length, answers: basis.answers.length })}
          {terms.length === 0 ? null : <> {t.cardWords({ words: terms.map((term) => pick(term)).join(', ') })}</>}
        </>
      }
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
