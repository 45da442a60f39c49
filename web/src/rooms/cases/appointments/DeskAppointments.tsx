import { wordOf } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressQuery } from '#lib/navigation';
import { notify } from '#lib/notices';
import { useSession } from '#lib/session';
import { Waiting } from '#lib/steps';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Soon } from '#ui/Soon';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { AppointmentCard } from './AppointmentCard.tsx';
import { type Agenda, agendaQuery, appointmentsKey, withdraw } from './api.ts';
import { BookForm } from './BookForm.tsx';
import { CalendarPart } from './CalendarPart.tsx';
import { appointmentMessages } from './messages.ts';
import { PublishForm } from './PublishForm.tsx';

/** An agency's consultations: who comes, which times are open, and new ones. `?case=` books for that case. */
export function DeskAppointments() {
  const t = useText(appointmentMessages);
  const { has } = useSession();
  const [from, setFrom] = useState<string | null>(null);
  const query = useQuery(agendaQuery(from));
  const works = has('agency.intake', 'agency.officer', 'agency.manager');
  return (
    <Page>
      <PageHeader title={t.title} lead={t.deskLead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(agenda) => (
          <>
            <Coming agenda={agenda} onFrom={setFrom} isLater={from !== null} />
            {works ? <Booking /> : null}
            {works ? (
              <Section title={t.publish} lead={t.publishLead}>
                <PublishForm desks={agenda.desks} today={agenda.from} />
              </Section>
            ) : null}
            <Section title={t.slots}>
              <Slots slots={agenda.slots} works={works} />
            </Section>
          </>
        )}
      </Loaded>
      <CalendarPart />
    </Page>
  );
}

function Coming({
  agenda,
  onFrom,
  isLater,
}: {
  agenda: Agenda;
  onFrom: (from: string | null) => void;
  isLater: boolean;
}) {
  const t = useText(appointmentMessages);
  const formats = useFormats();
  const ahead = agenda.appointments.filter(({ may }) => may.length > 0);
  const rest = agenda.appointments.filter(({ may }) => may.length === 0);
  return (
    <Section title={t.agenda} lead={t.agendaSpan({ span: formats.period(agenda.from, agenda.until) })}>
      <FormStack>
        {ahead.length === 0 ? (
          <EmptyState size="small" title={t.agendaNone}>
            {t.agendaNoneWhy}
          </EmptyState>
        ) : (
          ahead.map((appointment) => <AppointmentCard key={appointment.id} appointment={appointment} side="desk" />)
        )}
        {rest.length === 0 ? null : (
          <Disclosure title={t.past}>
            {rest.map((appointment) => (
              <AppointmentCard key={appointment.id} appointment={appointment} side="desk" />
            ))}
          </Disclosure>
        )}
        <Actions>
          <Button onPress={() => onFrom(addDays(agenda.until, 1))}>{t.later}</Button>
          {isLater ? <Button onPress={() => onFrom(null)}>{t.now}</Button> : null}
        </Actions>
      </FormStack>
    </Section>
  );
}

/** For a case when the address names one, else for whoever is on the telephone. */
function Booking() {
  const t = useText(appointmentMessages);
  const caseId = useAddressQuery()['case'] ?? null;
  return (
    <Section title={caseId === null ? t.caller : t.bookTitle} lead={caseId === null ? t.callerLead : t.forCase}>
      <BookForm key={caseId} side="desk" caseId={caseId} />
    </Section>
  );
}

type Slot = Agenda['slots'][number];

function Slots({ slots, works }: { slots: readonly Slot[]; works: boolean }) {
  const t = useText(appointmentMessages);
  const formats = useFormats();
  const client = useQueryClient();
  const columns = useSlotColumns();
  const close = useMutation({
    mutationFn: withdraw,
    onSuccess: (answer) => answer instanceof Waiting || notify({ tone: 'success', title: t.withdrawn }),
    onSettled: () => client.invalidateQueries({ queryKey: appointmentsKey }),
  });
  const closing: Column<Slot> = {
    id: 'close',
    title: '',
    cell: (slot) =>
      !works || slot.taken ? null : (
        <>
          <Soon about={slot.id} />
          <Button
            size="small"
            look="quiet"
            aria-label={t.withdrawName({ time: formats.dateTime(slot.startsAt) })}
            onPress={() => close.mutate(slot.id)}
          >
            {t.withdraw}
          </Button>
        </>
      ),
  };
  return (
    <>
      <Table
        caption={t.slots}
        isCaptionHidden
        density="dense"
        columns={[...columns, closing]}
        rows={slots}
        keyOf={(slot) => slot.id}
        empty={
          <EmptyState size="small" title={t.slotsNone}>
            {t.slotsNoneWhy}
          </EmptyState>
        }
      />
      {close.error === null ? null : <Fault error={close.error} />}
    </>
  );
}

function useSlotColumns(): Column<Slot>[] {
  const t = useText(appointmentMessages);
  const pick = usePick();
  const formats = useFormats();
  return [
    {
      id: 'time',
      title: t.time,
      isRowHeader: true,
      cell: (slot) => `${formats.dateTime(slot.startsAt)}–${formats.time(slot.endsAt)}`,
    },
    { id: 'who', title: t.who, cell: (slot) => slot.counsellorName },
    { id: 'desk', title: t.desk, cell: (slot) => pick(slot.desk) },
    {
      id: 'mode',
      title: t.mode,
      cell: (slot) => {
        const word = wordOf('appointmentMode', slot.mode);
        return [word === null ? slot.mode : pick(word), slot.place].filter((part) => part !== '').join(' · ');
      },
    },
    {
      id: 'state',
      title: t.state,
      cell: (slot) => (
        <>
          <Tag tone={slot.taken ? 'blue' : 'green'}>{slot.taken ? t.taken : t.free}</Tag>{' '}
          {slot.openToAll ? null : <Tag>{t.forCases}</Tag>}
        </>
      ),
    },
  ];
}
