import { HearingBasis } from '@boru/contract/disclosure';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { type Disclosure, extendPeriod, hearCompany, noteWithdrawal, raiseMatter, useDisclosureDeed } from './api.ts';
import { disclosureMessages } from './messages.ts';

interface Props {
  readonly request: Disclosure;
  readonly onClose: () => void;
}

export function StepSheet({ request, step, onClose }: Props & { step: 'raise' | 'withdraw' }) {
  const t = useText(disclosureMessages);
  const isRaising = step === 'raise';
  const send = isRaising ? raiseMatter : noteWithdrawal;
  const doing = useDisclosureDeed(() => send(request.id, request.version), isRaising ? t.raised : t.withdrawn, onClose);
  return (
    <ConfirmSheet
      title={isRaising ? t.raiseTitle : t.withdrawTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => doing.mutate()}
      confirmLabel={isRaising ? t.raise : t.withdraw}
      isPending={doing.isPending}
      error={doing.error}
      takeBack={isRaising ? t.raiseWords : t.withdrawBack}
    />
  );
}

export function ExtendSheet({ request, onClose }: Props) {
  const t = useText(disclosureMessages);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const extending = useDisclosureDeed(
    () => extendPeriod(request.id, request.version, reason.trim()),
    t.extended,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.extendTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (reason.trim() !== '') extending.mutate();
      }}
      confirmLabel={t.extend}
      isPending={extending.isPending}
      error={extending.error}
      takeBack={t.extendBack}
    >
      <TextArea
        label={t.extendReason}
        isRequired
        rows={3}
        maxCharacters={500}
        value={reason}
        onChange={setReason}
        error={isTried && reason.trim() === '' ? t.needed : undefined}
      />
    </ConfirmSheet>
  );
}

export function HearSheet({ request, onClose }: Props) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const locale = useLocale();
  const [draft, setDraft] = useState(() => ({
    ...{ key: newKey(), businessNumber: '', subject: '' },
    basis: request.matter === 'holding' ? ('coreTechnology' as HearingBasis) : ('thirdParty' as HearingBasis),
  }));
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const asking = useDisclosureDeed(() => hearCompany(request.id, draft), t.heardAsked, onClose);
  const missing = (text: string) => (isTried && text.trim() === '' ? t.needed : undefined);
  return (
    <ConfirmSheet
      title={t.hearTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (draft.businessNumber.trim() !== '' && draft.subject.trim() !== '') asking.mutate();
      }}
      confirmLabel={t.hear}
      isPending={asking.isPending}
      error={asking.error}
      whoSees={t.hearWho}
      takeBack={t.hearBack}
    >
      <FormStack>
        <TextField
          label={t.businessNumber}
          isRequired
          maxLength={20}
          value={draft.businessNumber}
          onChange={(businessNumber) => set({ businessNumber })}
          error={missing(draft.businessNumber) ?? fieldError(asking.error, 'businessNumber', locale)}
        />
        <RadioGroup
          label={t.basis}
          options={HearingBasis.options.map((id) => ({ id, label: pick(lists.hearingBasis[id]) }))}
          value={draft.basis}
          onChange={(id) => set({ basis: HearingBasis.options.find((one) => one === id) ?? draft.basis })}
        />
        <TextArea
          label={t.subject}
          description={t.subjectHint}
          isRequired
          rows={3}
          maxCharacters={1000}
          value={draft.subject}
          onChange={(subject) => set({ subject })}
          error={missing(draft.subject) ?? fieldError(asking.error, 'subject', locale)}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
