import type { ScreeningResult } from '@boru/contract/screening';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { createCard, type NewCard, type Screener } from '../api.ts';
import { technologyMessages } from '../messages.ts';
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

/** Before the only thing of a check that ever reaches the server: says exactly what goes there. */
export function SaveCard({ check, screener, state, isOpen, onClose }: Props) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const best = check.result.candidates[0];
  const [name, setName] = useState('');
  const [field, setField] = useState<string | null>(null);
  const [product, setProduct] = useState('');
  const [note, setNote] = useState('');
  const chosen = field ?? best?.field ?? [...screener.fields.keys()][0] ?? '';
  const quantities = quantitiesOf(check.result, state);
  const items = itemsOf(check.result);
  const { verdict, engine } = check.result;
  const save = useMutation({
    mutationFn: () =>
      createCard({
        name,
        field: chosen,
        product: product.trim() || null,
        quantities,
        items,
        screenedOn: check.on,
        verdict,
        engine,
        standing: 'checked',
        note: note.trim() || null,
      }),
    onSuccess: async (card) => {
      onClose();
      await client.invalidateQueries({
        queryKey: ['technologies'],
        predicate: (query) => query.queryKey[1] !== 'screener',
      });
      notify({
        tone: 'success',
        title: t.cardSaved({ name: card.name }),
        action: { label: t.cardOpen, run: () => go(`/company/technologies/${card.id}`) },
      });
    },
  });
  const error = (path: string) => fieldError(save.error, path, locale);
  return (
    <ConfirmSheet
      title={t.cardTitle}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => save.mutate()}
      confirmLabel={t.cardSave}
      isPending={save.isPending}
      isDisabled={name.trim() === ''}
      error={save.error}
      whoSees={t.cardWhoSees}
      whatTheySee={t.cardWhat({ items: items.length, numbers: quantities.length })}
      howLong={t.cardHowLong}
      takeBack={t.cardTakeBack}
    >
      <FormStack>
        <p className="small">{words.onlyMetadata}</p>
        <TextField
          label={t.cardName}
          description={t.cardNameHint}
          isRequired
          maxLength={80}
          value={name}
          onChange={setName}
          error={error('name')}
        />
        <Select
          label={t.cardField}
          options={[...screener.fields].map(([id, words]) => ({ id, label: pick(words) }))}
          value={chosen}
          onChange={setField}
          error={error('field')}
        />
        <TextField
          label={t.cardProduct}
          isOptional
          maxLength={100}
          value={product}
          onChange={setProduct}
          error={error('product')}
        />
        <TextArea
          label={t.cardNote}
          description={t.cardNoteHint}
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
