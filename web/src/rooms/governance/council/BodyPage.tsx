import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { Actions } from './Actions.tsx';
import { type Body, bodyQuery } from './api.ts';
import { BodySheet } from './BodySheet.tsx';
import { councilMessages } from './messages.ts';
import { EndSeatSheet, PlanSheet, SeatSheet } from './Sheets.tsx';

/** One body: its meetings, who sits in it until when, and its actions. */
export function BodyPage() {
  const query = useQuery(bodyQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(body) => <Shown body={body} />}
      </Loaded>
    </Page>
  );
}

type Sheet = 'edit' | 'plan' | 'seat' | Body['seats'][number] | null;

function Shown({ body }: { body: Body }) {
  const t = useText(councilMessages);
  const pick = usePick();
  const [sheet, setSheet] = useState<Sheet>(null);
  const governs = body.may.includes('govern');
  const button = (what: 'edit' | 'plan' | 'seat', label: string) =>
    governs ? (
      <Button look={what === 'plan' ? 'primary' : 'secondary'} onPress={() => setSheet(what)}>
        {label}
      </Button>
    ) : undefined;
  const end = () => setSheet(null);
  return (
    <>
      <PageHeader
        title={body.name}
        lead={body.purpose}
        crumbs={[{ label: t.title, to: '/desk/council' }, { label: body.name }]}
        meta={
          <>
            <Tag>{pick(lists.bodyKind[body.kind])}</Tag>
            <span>{pick(lists.quorum[body.quorum])}</span>
          </>
        }
        actions={button('edit', t.edit)}
      />
      <Section title={t.meetings} action={button('plan', t.plan)}>
        <Meetings body={body} />
      </Section>
      <Section title={t.members} action={button('seat', t.seat)}>
        <Seats body={body} onEnd={governs ? setSheet : null} />
      </Section>
      <Section title={t.actions}>
        <Actions actions={body.actions} governs={governs} caption={t.actions} />
      </Section>
      {sheet === 'edit' ? <BodySheet body={body} onClose={end} /> : null}
      {sheet === 'plan' ? <PlanSheet body={body} onClose={end} /> : null}
      {sheet === 'seat' ? <SeatSheet body={body} onClose={end} /> : null}
      {sheet !== null && typeof sheet === 'object' ? (
        <EndSeatSheet seat={sheet} today={body.today} onClose={end} />
      ) : null}
    </>
  );
}

function Meetings({ body }: { body: Body }) {
  const t = useText(councilMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.meetings}
      isCaptionHidden
      rows={body.meetings}
      keyOf={(row) => row.id}
      empty={<p className="muted">{t.noMeetings}</p>}
      columns={[
        {
          id: 'number',
          title: t.meetings,
          isRowHeader: true,
          cell: (row) => <Link to={`/desk/council/meetings/${row.id}`}>{t.number({ number: row.number })}</Link>,
        },
        { id: 'when', title: t.when, cell: (row) => formats.dateTime(row.heldAt) },
        { id: 'form', title: t.form, cell: (row) => pick(lists.meetingForm[row.form]) },
        { id: 'place', title: t.place, cell: (row) => row.place ?? '–' },
        { id: 'state', title: t.state, cell: (row) => pick(lists.meetingState[row.state]) },
      ]}
    />
  );
}

function Seats({ body, onEnd }: { body: Body; onEnd: ((seat: Body['seats'][number]) => void) | null }) {
  const t = useText(councilMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.members}
      isCaptionHidden
      rows={body.seats}
      keyOf={(row) => row.id}
      empty={<p className="muted">{t.noSeats}</p>}
      columns={[
        { id: 'name', title: t.name, isRowHeader: true, cell: (row) => row.name },
        { id: 'agency', title: t.agency, cell: (row) => pick(row.agency) },
        { id: 'part', title: t.part, cell: (row) => pick(lists.seatPart[row.part]) },
        {
          id: 'term',
          title: t.term,
          cell: (row) => (
            <>
              {formats.date(row.fromOn)} – {formats.date(row.endedOn ?? row.toOn)}{' '}
              {row.isServing ? null : <Tag>{t.past}</Tag>}
            </>
          ),
        },
        {
          id: 'end',
          title: '',
          cell: (row) =>
            onEnd !== null && row.endedOn === null ? (
              <Button size="small" onPress={() => onEnd(row)} aria-label={`${row.name} ${t.endSeat}`}>
                {t.endSeat}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
