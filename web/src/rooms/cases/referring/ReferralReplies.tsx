import type { ReferralReply } from '@boru/contract/case-steps';
import type { ReferralView } from '@boru/contract/cases';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { replyToReferral } from '../api.ts';
import { useStep } from '../useStep.ts';
import { referringMessages } from './messages.ts';

interface ReplyProps {
  readonly caseId: string;
  readonly referral: ReferralView;
}

/** What the receiver may say besides accept and return; the server names which of these are open now. */
export function ReferralReplies({ caseId, referral }: ReplyProps) {
  const t = useText(referringMessages);
  const acknowledge = useStep(
    () => replyToReferral(caseId, referral.id, { answer: 'acknowledge', version: referral.version }),
    t.receiptConfirmed,
  );
  return (
    <>
      {referral.may.includes('acknowledge') ? (
        <Button size="small" isPending={acknowledge.isPending} onPress={() => acknowledge.mutate()}>
          {t.confirmReceipt}
        </Button>
      ) : null}
      {acknowledge.error === null ? null : <Fault error={acknowledge.error} />}
      {referral.may.includes('answer') ? <Worded caseId={caseId} referral={referral} how="answer" /> : null}
      {referral.may.includes('extend') ? <Extend caseId={caseId} referral={referral} /> : null}
      {referral.may.includes('decline') ? <Worded caseId={caseId} referral={referral} how="decline" /> : null}
    </>
  );
}

/** A refusal or an answer to a request for cooperation: words, and afterwards our sight of the case ends. */
function Worded({ caseId, referral, how }: ReplyProps & { how: 'answer' | 'decline' }) {
  const t = useText(referringMessages);
  const go = useGo();
  const pick = usePick();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const words = {
    answer: {
      open: t.cooperate,
      title: t.cooperateTitle,
      go: t.cooperateGo,
      label: t.cooperateBody,
      done: t.cooperated,
    },
    decline: { open: t.decline, title: t.declineTitle, go: t.declineGo, label: t.declineReason, done: t.declined },
  }[how];
  const { version } = referral;
  const body: ReferralReply =
    how === 'answer' ? { answer: how, version, body: text.trim() } : { answer: how, version, reason: text.trim() };
  const send = useStep(
    () => replyToReferral(caseId, referral.id, body),
    words.done,
    () => go('/desk?view=received', { replace: true }),
  );
  return (
    <>
      <Button size="small" {...(how === 'answer' ? { look: 'primary' as const } : {})} onPress={() => setOpen(true)}>
        {words.open}
      </Button>
      <ConfirmSheet
        title={words.title}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => send.mutate()}
        confirmLabel={words.go}
        isDisabled={text.trim() === ''}
        isPending={send.isPending}
        error={send.error}
        whoSees={how === 'answer' ? t.cooperateWho({ agency: pick(referral.from.name) }) : pick(referral.from.name)}
        takeBack={t.returnBack}
      >
        <TextArea label={words.label} isRequired rows={4} value={text} onChange={setText} maxLength={1000} />
      </ConfirmSheet>
    </>
  );
}

function Extend({ caseId, referral }: ReplyProps) {
  const t = useText(referringMessages);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [dueOn, setDue] = useState<string | null>(null);
  const send = useStep(
    () =>
      replyToReferral(caseId, referral.id, {
        answer: 'extend',
        version: referral.version,
        dueOn: dueOn ?? '',
        reason: reason.trim(),
      }),
    t.extended,
    () => setOpen(false),
  );
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.extend}
      </Button>
      <ConfirmSheet
        title={t.extendTitle}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => send.mutate()}
        confirmLabel={t.extendGo}
        isDisabled={reason.trim() === '' || dueOn === null}
        isPending={send.isPending}
        error={send.error}
        takeBack={t.extendOnce}
      >
        <FormStack>
          <DateField label={t.extendTo} isRequired value={dueOn} onChange={setDue} />
          <TextArea label={t.extendReason} isRequired rows={3} value={reason} onChange={setReason} maxLength={1000} />
        </FormStack>
      </ConfirmSheet>
    </>
  );
}
