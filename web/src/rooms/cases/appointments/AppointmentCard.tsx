import { wordOf } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Waiting } from '#lib/steps';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Card } from '#ui/Page';
import { Soon } from '#ui/Soon';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import { type AppointmentView, appointmentsKey, cancel, freeQuery, moveTo } from './api.ts';
import { appointmentMessages } from './messages.ts';
import { SlotPicker } from './SlotPicker.tsx';

/** One appointment as either side sees it, with what may be done about it. */
export function AppointmentCard({ appointment, side }: { appointment: AppointmentView; side: 'company' | 'desk' }) {
  const t = useText(appointmentMessages);
  const pick = usePick();
  const formats = useFormats();
  const [asking, setAsking] = useState<'move' | 'cancel' | null>(null);
  const { status, may } = appointment;
  const word = wordOf('appointmentStatus', status);
  const mode = wordOf('appointmentMode', appointment.mode);
  const rows = [
    { name: t.time, value: `${formats.dateTime(appointment.startsAt)}–${formats.time(appointment.endsAt)}` },
    { name: t.mode, value: mode === null ? appointment.mode : pick(mode) },
    ...(appointment.place === '' ? [] : [{ name: t.place, value: <Place appointment={appointment} /> }]),
    { name: t.who, value: who(appointment, side, pick(appointment.agency.name)) },
    { name: t.topic, value: appointment.topic },
  ];
  return (
    <Card
      title={side === 'company' ? pick(appointment.agency.name) : appointment.companyName}
      tag={
        <>
          <Tag tone={status === 'booked' ? 'green' : 'plain'}>{word === null ? status : pick(word)}</Tag>
          <Soon about={appointment.id} />
        </>
      }
      actions={
        <>
          {may.includes('move') ? <Button onPress={() => setAsking('move')}>{t.move}</Button> : null}
          {may.includes('cancel') ? <Button onPress={() => setAsking('cancel')}>{t.cancel}</Button> : null}
        </>
      }
    >
      <DescriptionList size="small" items={rows} />
      {appointment.cancelReason === null ? null : (
        <p className="small">{t.reason({ reason: appointment.cancelReason })}</p>
      )}
      {appointment.caseId === null ? null : (
        <p className="small">
          <Link to={`/${side}/cases/${appointment.caseId}`}>{t.openCase}</Link>
        </p>
      )}
      <CancelSheet appointment={appointment} side={side} isOpen={asking === 'cancel'} onClose={() => setAsking(null)} />
      {asking === 'move' ? <MoveSheet appointment={appointment} onClose={() => setAsking(null)} /> : null}
    </Card>
  );
}

const who = (appointment: AppointmentView, side: 'company' | 'desk', agency: string): string =>
  side === 'company'
    ? `${agency} · ${appointment.counsellorName}`
    : [appointment.contactName, appointment.contactPhone].filter((part) => part !== '').join(' · ');

function Place({ appointment }: { appointment: AppointmentView }) {
  return appointment.mode === 'video' ? (
    <a href={appointment.place} rel="noreferrer noopener" target="_blank">
      {appointment.place}
    </a>
  ) : (
    appointment.place
  );
}

/** A change of an appointment: said, and everything that shows appointments is asked again. */
function useChange<Input>(run: (input: Input) => Promise<unknown>, said: string, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      onClose();
      if (!(answer instanceof Waiting)) notify({ tone: 'success', title: said });
    },
    onSettled: () => client.invalidateQueries({ queryKey: appointmentsKey }),
  });
}

function CancelSheet({
  appointment,
  side,
  isOpen,
  onClose,
}: {
  appointment: AppointmentView;
  side: 'company' | 'desk';
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useText(appointmentMessages);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const change = useChange(
    () => cancel(appointment.id, { version: appointment.version, reason: said === '' ? null : said }),
    t.cancelled,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.cancelTitle}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => change.mutate(undefined)}
      confirmLabel={t.cancel}
      isDanger
      isPending={change.isPending}
      isDisabled={side === 'desk' && said === ''}
      error={change.error}
    >
      <p>{t.cancelTold}</p>
      <TextField
        label={t.cancelReason}
        description={t.cancelReasonHelp}
        isOptional={side === 'company'}
        isRequired={side === 'desk'}
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
    </ConfirmSheet>
  );
}

function MoveSheet({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  const t = useText(appointmentMessages);
  const [slotId, setSlot] = useState<string | null>(null);
  const filter = appointment.caseId === null ? {} : { caseId: appointment.caseId };
  const query = useQuery(freeQuery({ agencyId: appointment.agency.id, ...filter }));
  const change = useChange(
    () => moveTo(appointment.id, { version: appointment.version, slotId: slotId ?? '' }),
    t.moved,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.move}
      isOpen
      onClose={onClose}
      onConfirm={() => change.mutate(undefined)}
      confirmLabel={t.move}
      isPending={change.isPending}
      isDisabled={slotId === null}
      error={change.error}
    >
      <Loaded
        query={query}
        skeleton={<Skeleton lines={4} />}
        fault={(error, retry) => <Fault error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? <p>{t.freeNone}</p> : <SlotPicker slots={items} value={slotId} onChange={setSlot} />
        }
      </Loaded>
    </ConfirmSheet>
  );
}
