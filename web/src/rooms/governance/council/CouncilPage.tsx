import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { Actions } from './Actions.tsx';
import { type Council, councilQuery } from './api.ts';
import { BodySheet } from './BodySheet.tsx';
import { councilMessages } from './messages.ts';

/** The bodies, their latest meetings, and everything that somebody still has to do. */
export function CouncilPage() {
  const query = useQuery(councilQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(council) => <Shown council={council} />}
      </Loaded>
    </Page>
  );
}

function Shown({ council }: { council: Council }) {
  const t = useText(councilMessages);
  const [isFounding, setFounding] = useState(false);
  const found = council.may.includes('govern') ? (
    <Button look="primary" onPress={() => setFounding(true)}>
      {t.found}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={council.bodies.length === 0 ? undefined : found} />
      {council.bodies.length === 0 ? (
        <EmptyState title={t.none} action={found}>
          {t.noneBody}
        </EmptyState>
      ) : (
        <>
          <Section title={t.bodies}>
            <Bodies council={council} />
          </Section>
          <Section title={t.actions}>
            <Actions actions={council.actions} governs={council.may.includes('govern')} caption={t.actions} />
          </Section>
        </>
      )}
      {isFounding ? <BodySheet body={null} onClose={() => setFounding(false)} /> : null}
    </>
  );
}

type Row = Council['bodies'][number];

function Bodies({ council }: { council: Council }) {
  const t = useText(councilMessages);
  const pick = usePick();
  return (
    <Table
      caption={t.bodies}
      isCaptionHidden
      rows={council.bodies}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: (row) => (
            <>
              <Link to={`/desk/council/bodies/${row.id}`}>{row.name}</Link>{' '}
              {row.isMember ? <Tag tone="blue">{t.ownSeat}</Tag> : null}
            </>
          ),
        },
        { id: 'kind', title: t.kind, cell: (row) => pick(lists.bodyKind[row.kind]) },
        { id: 'members', title: t.members, cell: (row) => t.membersValue({ count: row.members }) },
        { id: 'last', title: t.lastMeeting, cell: (row) => <Last row={row} /> },
      ]}
    />
  );
}

function Last({ row }: { row: Row }) {
  const t = useText(councilMessages);
  const pick = usePick();
  const formats = useFormats();
  const [last] = row.meetings;
  if (last === undefined) return <span className="muted">{t.noMeeting}</span>;
  return (
    <>
      <Link to={`/desk/council/meetings/${last.id}`}>{t.number({ number: last.number })}</Link>{' '}
      {formats.dateTime(last.heldAt)} · {pick(lists.meetingState[last.state])}
    </>
  );
}
