import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { instantText, type Moment, momentOf } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { MomentField } from '#ui/MomentField';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import {
  callMeeting,
  cancelMeeting,
  closeMeeting,
  type Meeting,
  moveMeeting,
  openMeeting,
  useCouncilDeed,
} from '../council/api.ts';
import { councilMessages } from '../council/messages.ts';
import { meetingMessages } from './messages.ts';

type What = 'call' | 'move' | 'open' | 'close' | 'cancel';

/** The steps of a meeting, for those who lead the secretariat. */
export function Leading({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingMessages);
  const [sheet, setSheet] = useState<What | null>(null);
  const end = () => setSheet(null);
  const may = new Set(meeting.may);
  const steps: readonly (readonly [What, boolean])[] = [
    ['call', may.has('call')],
    ['open', may.has('open')],
    ['close', may.has('close')],
    ['move', may.has('plan')],
    ['cancel', may.has('cancel')],
  ];
  return (
    <Actions>
      {steps
        .filter(([, isThere]) => isThere)
        .map(([what]) => (
          <Button
            key={what}
            look={what === 'cancel' || what === 'move' ? 'secondary' : 'primary'}
            onPress={() => setSheet(what)}
          >
            {t[what]}
          </Button>
        ))}
      {sheet === 'call' ? <CallSheet meeting={meeting} onClose={end} /> : null}
      {sheet === 'move' ? <MoveSheet meeting={meeting} onClose={end} /> : null}
      {sheet === 'open' || sheet === 'close' || sheet === 'cancel' ? (
        <StepSheet meeting={meeting} what={sheet} onClose={end} />
      ) : null}
    </Actions>
  );
}

interface Props {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

function CallSheet({ meeting, onClose }: Props) {
  const t = useText(meetingMessages);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = meeting.isLateNotice && reason.trim() === '';
  const calling = useCouncilDeed(
    () =>
      callMeeting(meeting.id, { version: meeting.version, urgentReason: reason.trim() === '' ? null : reason.trim() }),
    t.callDone,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.call}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) calling.mutate();
      }}
      confirmLabel={t.call}
      isPending={calling.isPending}
      error={calling.error}
      whoSees={t.callWho}
      takeBack={t.callBack}
    >
      {meeting.form === 'written' ? <p>{t.callWritten}</p> : null}
      {meeting.isLateNotice ? (
        <FormStack>
          <Notice tone="warning">{t.callLate}</Notice>
          <TextArea
            label={t.urgent}
            isRequired
            rows={2}
            maxCharacters={500}
            value={reason}
            onChange={setReason}
            error={isTried && isMissing ? t.needed : undefined}
          />
        </FormStack>
      ) : null}
    </ConfirmSheet>
  );
}

function MoveSheet({ meeting, onClose }: Props) {
  const t = useText(meetingMessages);
  const council = useText(councilMessages);
  const locale = useLocale();
  const [at, setAt] = useState<Moment>(() => momentOf(Date.parse(meeting.heldAt)));
  const [place, setPlace] = useState(meeting.place ?? '');
  const moving = useCouncilDeed(
    (heldAt: string) =>
      moveMeeting(meeting.id, {
        version: meeting.version,
        heldAt,
        place: meeting.place === null ? null : place.trim(),
      }),
    t.moved,
    onClose,
  );
  const isPlaceless = meeting.place !== null && place.trim() === '';
  return (
    <ConfirmSheet
      title={t.move}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        const heldAt = instantText(at);
        if (heldAt !== null && !isPlaceless) moving.mutate(heldAt);
      }}
      confirmLabel={t.save}
      isPending={moving.isPending}
      error={moving.error}
    >
      <FormStack>
        <MomentField
          label={meeting.form === 'written' ? council.until : council.heldOn}
          isAhead
          value={at}
          onChange={setAt}
          error={fieldError(moving.error, 'heldAt', locale)}
        />
        {meeting.place === null ? null : (
          <TextField
            label={t.place}
            isRequired
            maxLength={120}
            value={place}
            onChange={setPlace}
            error={isPlaceless ? t.needed : undefined}
          />
        )}
      </FormStack>
    </ConfirmSheet>
  );
}

function StepSheet({ meeting, what, onClose }: Props & { readonly what: 'open' | 'close' | 'cancel' }) {
  const t = useText(meetingMessages);
  const { id, version } = meeting;
  const steps = {
    open: { send: () => openMeeting(id, version), said: t.opened, who: t.openWho, back: undefined },
    close: { send: () => closeMeeting(id, version), said: t.closed, who: undefined, back: t.closeBack },
    cancel: { send: () => cancelMeeting(id, version), said: t.cancelled, who: t.callWho, back: t.cancelBack },
  };
  const { send, said, who, back } = steps[what];
  const stepping = useCouncilDeed(send, said, onClose);
  return (
    <ConfirmSheet
      title={t[what]}
      isOpen
      onClose={onClose}
      onConfirm={() => stepping.mutate()}
      confirmLabel={t[what]}
      isPending={stepping.isPending}
      error={stepping.error}
      isDanger={what === 'cancel'}
      {...(who === undefined ? {} : { whoSees: who })}
      {...(back === undefined ? {} : { takeBack: back })}
    />
  );
}
