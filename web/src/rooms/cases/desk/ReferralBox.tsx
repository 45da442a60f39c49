import type { ReferralView } from '@boru/contract/cases';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { useShortcuts } from '#lib/shortcuts';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { answerReferral } from '../api.ts';
import { momentText } from '../ClockLine.tsx';
import { HearConsent } from '../calls/HearConsent.tsx';
import { caseMessages } from '../messages.ts';
import { useReceiverName, useReferralNames, useSectionNames } from '../names.ts';
import { referringMessages } from '../referring/messages.ts';
import { ReferralReplies } from '../referring/ReferralReplies.tsx';
import { useStep } from '../useStep.ts';
import styles from './Desk.module.css';
import { deskMessages } from './messages.ts';

interface ReferralProps {
  readonly caseId: string;
  readonly referral: ReferralView;
}

/** An open referral and what this desk may do about it: the receiver accepts or returns, the sender cancels. */
export function ReferralBox({ caseId, referral }: ReferralProps) {
  const t = useText(deskMessages);
  const words = useText(caseMessages);
  const kinds = useText(referringMessages);
  const pick = usePick();
  const receiverName = useReceiverName();
  const formats = useFormats();
  const names = useReferralNames();
  const sections = useSectionNames();
  const accept = useStep(
    () => answerReferral(caseId, referral.id, 'accept', { version: referral.version }),
    t.accepted,
  );
  const cancel = useStep(
    () => answerReferral(caseId, referral.id, 'cancel', { version: referral.version }),
    t.cancelled,
  );
  const mayAccept = referral.may.includes('accept');
  useShortcuts(mayAccept ? [{ key: 'a', label: t.keyAccept, run: () => accept.mutate() }] : []);
  return (
    <section className={styles.box} data-print="hide">
      <h2>
        {mayAccept ? t.referralBox({ from: pick(referral.from.name) }) : t.toAgency({ agency: receiverName(referral) })}
      </h2>
      <DescriptionList
        size="small"
        items={[
          ...(referral.reason === '' ? [] : [{ name: t.referralReason, value: referral.reason }]),
          { name: t.referralBasis, value: referral.legalBasis ?? words.basisConsent },
          { name: t.referSections, value: referral.sections.map((section) => sections[section]).join(', ') },
          { name: t.referralDue, value: referral.dueAt === null ? '–' : momentText(formats, referral.dueAt) },
        ]}
      />
      {accept.error === null ? null : <Fault error={accept.error} />}
      {cancel.error === null ? null : <Fault error={cancel.error} />}
      <div className={styles.boxActions}>
        <Tag tone="amber">{names[referral.status]}</Tag>
        {referral.kind === 'cooperation' ? <Tag>{kinds.cooperation}</Tag> : null}
        {mayAccept ? (
          <Button look="primary" size="small" keyHint="a" isPending={accept.isPending} onPress={() => accept.mutate()}>
            {t.accept}
          </Button>
        ) : null}
        {referral.may.includes('recordConsent') ? <HearConsent caseId={caseId} referral={referral} /> : null}
        <ReferralReplies caseId={caseId} referral={referral} />
        {referral.may.includes('return') ? <Return caseId={caseId} referral={referral} /> : null}
        {referral.may.includes('cancel') ? (
          <Button size="small" isPending={cancel.isPending} onPress={() => cancel.mutate()}>
            {t.cancelReferral}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Return({ caseId, referral }: ReferralProps) {
  const t = useText(deskMessages);
  const go = useGo();
  const pick = usePick();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  const send = useStep(
    () => answerReferral(caseId, referral.id, 'return', { version: referral.version, reason: reason.trim() }),
    t.returned,
    // Our sight of the case ends with it: back to the list, where it is no longer.
    () => go('/desk?view=received', { replace: true }),
  );
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.return}
      </Button>
      <ConfirmSheet
        title={t.returnTitle}
        isOpen={isOpen}
        onClose={close}
        onConfirm={() => send.mutate()}
        confirmLabel={t.returnGo}
        isDisabled={reason.trim() === ''}
        isPending={send.isPending}
        error={send.error}
        whoSees={pick(referral.from.name)}
        takeBack={t.returnBack}
      >
        <TextArea
          label={t.returnReason}
          description={t.returnHint}
          isRequired
          rows={4}
          value={reason}
          onChange={setReason}
          maxLength={1000}
        />
      </ConfirmSheet>
    </>
  );
}
