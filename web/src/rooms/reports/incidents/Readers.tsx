import { addDays } from '@boru/contract/civil';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { type Column, Table } from '#ui/Table';
import { TextField } from '#ui/TextField';
import { agenciesQuery, endReader, type Incident, nameReader } from './api.ts';
import { incidentMessages } from './messages.ts';
import { useDeed } from './useDeed.ts';

type Reader = Incident['grants'][number];

/** Nobody of an agency sees an incident by itself; here the company names one person at a time. */
export function Readers({ incident }: { incident: Incident }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const end = useDeed((grantId: string) => endReader(incident.id, grantId), t.readerEnded);
  const columns: Column<Reader>[] = [
    { id: 'name', title: t.readerName, isRowHeader: true, cell: (row) => row.name },
    { id: 'agency', title: t.readerAgency, cell: (row) => pick(row.agency) },
    { id: 'until', title: t.readerUntil, cell: (row) => formats.date(row.until) },
    { id: 'by', title: t.readerBy, cell: (row) => row.by },
    {
      id: 'end',
      title: t.readerEnd,
      cell: (row) =>
        row.endedAt === null ? (
          <Button
            size="small"
            aria-label={`${t.readerEnd}: ${row.name}`}
            isPending={end.isPending}
            onPress={() => end.mutate(row.id)}
          >
            {t.readerEnd}
          </Button>
        ) : (
          t.readerEndedAt({ at: formats.dateTime(row.endedAt) })
        ),
    },
  ];
  return (
    <>
      <p className="prose">{t.readersLead}</p>
      {end.error === null ? null : <Fault error={end.error} />}
      {incident.grants.length === 0 ? (
        <p>{t.readersNone}</p>
      ) : (
        <Table
          caption={t.tabReaders}
          isCaptionHidden
          columns={columns}
          rows={incident.grants}
          keyOf={(row) => row.id}
        />
      )}
      <p>
        <Button onPress={() => setOpen(true)}>{t.readerAdd}</Button>
      </p>
      {isOpen ? <NameSheet incidentId={incident.id} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const A_MONTH = 30;
function NameSheet({ incidentId, onClose }: { incidentId: string; onClose: () => void }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const formats = useFormats();
  const locale = useLocale();
  const online = (useQuery(agenciesQuery).data?.items ?? []).filter((one) => one.online);
  const [agency, setAgency] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  const [until, setUntil] = useState<string | null>(() => addDays(todayInSeoul(), A_MONTH));
  const chosen = online.find(({ id }) => String(id) === agency);
  const send = useDeed(
    () => nameReader(incidentId, { agencyId: Number(agency), email: email.trim(), until: until ?? '' }),
    t.readerAdded,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.readerAdd}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.readerAdd}
      isDisabled={chosen === undefined || email.trim() === '' || until === null}
      isPending={send.isPending}
      error={send.error}
      {...(chosen === undefined || email.trim() === '' ? {} : { whoSees: `${pick(chosen.name)}, ${email.trim()}` })}
      whatTheySee={t.readerSees}
      {...(until === null ? {} : { howLong: formats.date(until) })}
      takeBack={t.readerBack}
    >
      <FormStack>
        <Select
          label={t.readerAgency}
          isRequired
          options={online.map(({ id, name }) => ({ id: String(id), label: pick(name) }))}
          value={agency}
          onChange={setAgency}
        />
        <TextField
          label={t.readerEmail}
          description={t.readerEmailHint}
          isRequired
          type="email"
          maxLength={254}
          value={email}
          onChange={setEmail}
          error={fieldError(send.error, 'email', locale)}
        />
        <DateField
          label={t.readerUntil}
          isRequired
          min={todayInSeoul()}
          value={until}
          onChange={setUntil}
          error={fieldError(send.error, 'until', locale)}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
