import { lists } from '@boru/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { type NewHold, placeHold } from './api.ts';
import { retentionMessages } from './messages.ts';

type Kind = NewHold['kind'];
const kinds = ['litigation', 'audit', 'investigation'] as const;
type Draft = { scope: 'case' | 'company'; number: string; kind: Kind; reason: string; until: string | null };
const blank: Draft = { scope: 'case', number: '', kind: 'litigation', reason: '', until: null };

const wishOf = ({ scope, number, kind, reason, until }: Draft): NewHold => ({
  ...(scope === 'case' ? { caseNumber: number.trim() } : { businessNumber: number.trim() }),
  kind,
  reason: reason.trim(),
  until: until ?? '',
});

export function PlaceHold() {
  const t = useText(retentionMessages);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(blank);
  const [isTried, setTried] = useState(false);
  const placing = useMutation({
    mutationFn: () => placeHold(wishOf(draft)),
    onSuccess: async () => {
      setOpen(false);
      setDraft(blank);
      setTried(false);
      notify({ tone: 'success', title: t.held });
      await client.invalidateQueries({ queryKey: ['retention'] });
    },
  });
  const isWhole = draft.number.trim() !== '' && draft.reason.trim() !== '' && draft.until !== null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t.hold}</Button>
      <ConfirmSheet
        title={t.holdTitle}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        confirmLabel={t.hold}
        isPending={placing.isPending}
        error={placing.error}
        whoSees={t.holdWho}
        takeBack={t.holdBack}
        onConfirm={() => {
          setTried(true);
          if (isWhole) placing.mutate();
        }}
      >
        <Fields draft={draft} onChange={setDraft} isTried={isTried} error={placing.error} />
      </ConfirmSheet>
    </>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ draft, onChange, isTried, error }: FieldsProps) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const locale = useLocale();
  const set = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  const needed = (text: string | null) => (isTried && (text ?? '').trim() === '' ? t.needed : undefined);
  const numberField = draft.scope === 'case' ? 'caseNumber' : 'businessNumber';
  return (
    <FormStack>
      <RadioGroup
        label={t.scope}
        options={[
          { id: 'case', label: t.scopeCase },
          { id: 'company', label: t.scopeCompany },
        ]}
        value={draft.scope}
        onChange={(id) => set({ scope: id === 'company' ? 'company' : 'case', number: '' })}
      />
      <TextField
        label={draft.scope === 'case' ? t.caseNumber : t.businessNumber}
        value={draft.number}
        onChange={(number) => set({ number })}
        maxLength={60}
        isRequired
        error={needed(draft.number) ?? fieldError(error, numberField, locale)}
      />
      <RadioGroup
        label={t.kind}
        options={kinds.map((id) => ({ id, label: pick(lists.holdKind[id]) }))}
        value={draft.kind}
        onChange={(id) => set({ kind: kinds.find((kind) => kind === id) ?? 'litigation' })}
      />
      <TextArea
        label={t.holdReason}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        maxCharacters={500}
        rows={3}
        isRequired
        error={needed(draft.reason) ?? fieldError(error, 'reason', locale)}
      />
      <DateField
        label={t.holdUntil}
        value={draft.until}
        onChange={(until) => set({ until })}
        isRequired
        error={needed(draft.until) ?? fieldError(error, 'until', locale)}
      />
    </FormStack>
  );
}
