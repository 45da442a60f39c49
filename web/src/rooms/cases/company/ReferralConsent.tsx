import type { ReferralView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { TextArea } from '#ui/TextField';
import { answerReferral, type ReferralAsked, referralQuery } from '../api.ts';
import { useReceiverName, useSectionNames } from '../names.ts';
import { PreviewSight } from '../sight/PreviewSight.tsx';
import { useStep } from '../useStep.ts';
import { companyMessages } from './messages.ts';

interface Asked {
  readonly caseId: string;
  readonly referral: ReferralView;
}

/** Another desk would fit better. Nothing is shown to it until the company has read the text and said yes. */
export function ReferralConsent({ caseId, referral }: Asked) {
  const t = useText(companyMessages);
  const receiverName = useReceiverName();
  const sections = useSectionNames();
  const agency = receiverName(referral);
  return (
    <Notice
      tone="warning"
      title={t.askedReferral({ agency })}
      action={
        referral.may.includes('consent') ? (
          <>
            <Consent caseId={caseId} referral={referral} />
            <Refuse caseId={caseId} referral={referral} />
          </>
        ) : (
          <span className="small">{t.onlySigners}</span>
        )
      }
    >
      <DescriptionList
        size="small"
        items={[
          { name: t.referralReason, value: referral.reason },
          { name: t.referralSections, value: referral.sections.map((section) => sections[section]).join(', ') },
        ]}
      />
      {referral.may.includes('consent') ? <PreviewSight caseId={caseId} sections={referral.sections} /> : null}
      <p>{t.referralBefore}</p>
    </Notice>
  );
}

function Consent({ caseId, referral }: Asked) {
  const t = useText(companyMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" size="small" onPress={() => setOpen(true)}>
        {t.referralConsent}
      </Button>
      {isOpen ? <ConsentSheet caseId={caseId} referral={referral} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ConsentSheet({ caseId, referral, onClose }: Asked & { onClose: () => void }) {
  const query = useQuery(referralQuery(caseId, referral.id));
  return (
    <Loaded query={query} skeleton={<Skeleton />} fault={(error, retry) => <Fault error={error} onRetry={retry} />}>
      {(asked) => <Sheet caseId={caseId} asked={asked} onClose={onClose} />}
    </Loaded>
  );
}

function Sheet({ caseId, asked, onClose }: { caseId: string; asked: ReferralAsked; onClose: () => void }) {
  const t = useText(companyMessages);
  const pick = usePick();
  const receiverName = useReceiverName();
  const formats = useFormats();
  const sections = useSectionNames();
  const [isAgreed, setAgreed] = useState(false);
  const { referral, consent } = asked;
  const agency = receiverName(referral);
  const send = useStep(
    () =>
      answerReferral(caseId, referral.id, 'consent', {
        version: referral.version,
        textId: consent.textId,
        textVersion: consent.textVersion,
        agreed: true,
      }),
    t.consented,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.consentTitle({ agency })}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.consentGo({ agency })}
      isDisabled={!isAgreed}
      isPending={send.isPending}
      error={send.error}
      whoSees={pick(consent.recipient)}
      whatTheySee={referral.sections.map((section) => sections[section]).join(', ')}
      howLong={t.untilDate({ date: formats.date(consent.validTo) })}
      basis={`${pick(consent.title)} — ${pick(consent.use)}`}
      takeBack={pick(consent.withdrawal)}
    >
      <p>
        {t.consentRefusal}: {pick(consent.refusal)}
      </p>
      <Checkbox label={t.consentAgree} isSelected={isAgreed} onChange={setAgreed} isRequired />
    </ConfirmSheet>
  );
}

function Refuse({ caseId, referral }: Asked) {
  const t = useText(companyMessages);
  const receiverName = useReceiverName();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  const send = useStep(
    () =>
      answerReferral(caseId, referral.id, 'refuse', {
        version: referral.version,
        reason: reason.trim() === '' ? null : reason.trim(),
      }),
    t.refused,
    close,
  );
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.referralRefuse}
      </Button>
      <ConfirmSheet
        title={t.refuseTitle({ agency: receiverName(referral) })}
        isOpen={isOpen}
        onClose={close}
        onConfirm={() => send.mutate()}
        confirmLabel={t.refuseGo}
        isPending={send.isPending}
        error={send.error}
        whoSees={t.refuseWho}
        takeBack={t.refuseBack}
      >
        <TextArea label={t.refuseReason} isOptional rows={3} value={reason} onChange={setReason} maxLength={1000} />
      </ConfirmSheet>
    </>
  );
}
