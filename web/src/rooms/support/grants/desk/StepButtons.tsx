import { useState } from 'react';
import { useText } from '#lib/i18n';
import { instantText, momentOf } from '#lib/moment';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { MomentField } from '#ui/MomentField';
import { Actions, FormStack } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { TextField } from '#ui/TextField';
import { type CallStep, type DeskCall, extendCall, stepCall, useGrantDeed } from '../api.ts';
import { deskGrantMessages } from './messages.ts';

type Open = CallStep | 'extend' | null;

/** The steps this person may take on the call now; nothing else is shown. */
export function StepButtons({ call }: { call: DeskCall }) {
  const t = useText(deskGrantMessages);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const hasDraft = call.forms[0]?.publishedAt === null;
  const steps = (['publish', 'amend', 'extend', 'review', 'decide', 'cancel'] as const).filter(
    (step) => call.may.includes(step) && (step !== 'amend' || hasDraft),
  );
  const names = {
    ...{ publish: t.publish, amend: t.amend, extend: t.extend },
    ...{ review: t.review, decide: t.decide, cancel: t.cancel },
  };
  return (
    <>
      {steps.length === 0 && call.state === 'draft' ? <p className="small">{t.publishSame}</p> : null}
      <Actions>
        {steps.map((step) => (
          <Button key={step} look={step === 'publish' ? 'primary' : 'secondary'} onPress={() => setOpen(step)}>
            {names[step]}
          </Button>
        ))}
      </Actions>
      {open === 'extend' ? <ExtendSheet call={call} onClose={close} /> : null}
      {open === null || open === 'extend' ? null : <StepSheet call={call} step={open} onClose={close} />}
    </>
  );
}

interface SheetProps {
  readonly call: DeskCall;
  readonly onClose: () => void;
}

function StepSheet({ call, step, onClose }: SheetProps & { step: CallStep }) {
  const t = useText(deskGrantMessages);
  const stepping = useGrantDeed(
    (reason: string | null) => stepCall(call.id, step, { version: call.version, reason }),
    t.done,
    onClose,
  );
  const words = {
    publish: [t.publishTitle, t.publish, t.publishWho],
    amend: [t.amend, t.amend, t.amendWho],
    review: [t.review, t.review, t.reviewWho],
    decide: [t.decide, t.decide, t.decideWho],
    cancel: [t.cancel, t.cancel, t.cancelWho],
  } as const;
  const [title, confirmLabel, whoSees] = words[step];
  const sheet = {
    ...{ title, confirmLabel, whoSees, isOpen: true, onClose, isPending: stepping.isPending },
    ...(stepping.error === null ? {} : { error: stepping.error }),
  };
  if (step === 'cancel')
    return (
      <ReasonSheet
        {...sheet}
        isDanger
        label={t.reason}
        mostCharacters={500}
        onConfirm={(why) => stepping.mutate(why)}
      />
    );
  return <ConfirmSheet {...sheet} onConfirm={() => stepping.mutate(null)} />;
}

function ExtendSheet({ call, onClose }: SheetProps) {
  const t = useText(deskGrantMessages);
  const [moment, setMoment] = useState(() => momentOf(Date.parse(call.closesAt)));
  const [reason, setReason] = useState('');
  const closesAt = instantText(moment);
  const extending = useGrantDeed(
    async () =>
      closesAt === null ? undefined : extendCall(call.id, { version: call.version, closesAt, reason: reason.trim() }),
    t.done,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.extend}
      isOpen
      onClose={onClose}
      onConfirm={() => extending.mutate()}
      confirmLabel={t.extend}
      isDisabled={closesAt === null || reason.trim() === ''}
      isPending={extending.isPending}
      {...(extending.error === null ? {} : { error: extending.error })}
    >
      <FormStack>
        <MomentField isAhead label={t.closesAt} value={moment} onChange={setMoment} />
        <TextField label={t.reason} isRequired value={reason} onChange={setReason} maxLength={500} />
      </FormStack>
    </ConfirmSheet>
  );
}
