import { BreachWay } from '@boru/contract/breaches';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, momentOf } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { MomentField } from '#ui/MomentField';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type Breach, type Dispatch, type Duty, noteDispatch, useBreachDeed } from './api.ts';
import { breachMessages } from './messages.ts';

interface Props {
  readonly breach: Breach;
  readonly duty: Duty;
  readonly onClose: () => void;
}
type Draft = Omit<Dispatch, 'sentAt' | 'receiptNumber' | 'lateReason'> & {
  readonly sent: ReturnType<typeof momentOf>;
  readonly receiptNumber: string;
  readonly lateReason: string;
};
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Writes down what was told outside Boru. The duty itself is done by telling, never here. */
export function DispatchSheet({ breach, duty, onClose }: Props) {
  const t = useText(breachMessages);
  const pick = usePick();
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ duty: duty.id, addressee: pick(duty.to), how: duty.id === 'persons' ? 'email' : 'online' },
    ...{ sent: momentOf(Date.now()), people: null, receiptNumber: '', lateReason: '' },
  }));
  const send = useBreachDeed((dispatch: Dispatch) => noteDispatch(breach.id, dispatch), t.dispatched, onClose);
  const go = () => {
    setTried(true);
    const { sent, receiptNumber, lateReason, ...rest } = draft;
    const sentAt = instantText(sent);
    if (sentAt === null || rest.addressee.trim() === '') return;
    send.mutate({ ...rest, sentAt, receiptNumber: orNull(receiptNumber), lateReason: orNull(lateReason) });
  };
  return (
    <ConfirmSheet
      title={t.dispatchTitle({ duty: pick(duty.title) })}
      isOpen
      onClose={onClose}
      onConfirm={go}
      confirmLabel={t.dispatchGo}
      isPending={send.isPending}
      error={send.error}
      whoSees={t.whoSees}
      takeBack={pick(breach.notFiling)}
    >
      <Fields
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={send.error}
      />
    </ConfirmSheet>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ draft, set, isTried, error }: FieldsProps) {
  const t = useText(breachMessages);
  const pick = usePick();
  const locale = useLocale();
  return (
    <FormStack>
      <TextField
        label={t.addressee}
        isRequired
        maxLength={200}
        value={draft.addressee}
        onChange={(addressee) => set({ addressee })}
        error={isTried && draft.addressee.trim() === '' ? t.needed : fieldError(error, 'addressee', locale)}
      />
      <Select
        label={t.how}
        options={BreachWay.options.map((id) => ({ id, label: pick(lists.breachWay[id]) }))}
        value={draft.how}
        onChange={(id) => set({ how: BreachWay.options.find((way) => way === id) ?? draft.how })}
      />
      <MomentField
        label={t.sentAt}
        value={draft.sent}
        onChange={(sent) => set({ sent })}
        error={fieldError(error, 'sentAt', locale)}
      />
      {draft.duty === 'persons' ? (
        <NumberField
          label={t.sentPeople}
          unit={t.person}
          isOptional
          minValue={0}
          maxValue={100_000_000}
          value={draft.people ?? Number.NaN}
          onChange={(people) => set({ people: Number.isNaN(people) ? null : people })}
        />
      ) : (
        <TextField
          label={t.receipt}
          isOptional
          maxLength={60}
          value={draft.receiptNumber}
          onChange={(receiptNumber) => set({ receiptNumber })}
        />
      )}
      <TextArea
        label={t.lateReason}
        description={t.lateReasonHint}
        isOptional
        rows={2}
        maxCharacters={1000}
        value={draft.lateReason}
        onChange={(lateReason) => set({ lateReason })}
        error={fieldError(error, 'lateReason', locale)}
      />
    </FormStack>
  );
}
