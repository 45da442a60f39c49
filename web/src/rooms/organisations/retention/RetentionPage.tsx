import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Row, retentionQuery } from './api.ts';
import { ClassSection } from './ClassSection.tsx';
import { Holds } from './Holds.tsx';
import { retentionMessages } from './messages.ts';

const tones = { proposed: 'amber', approved: 'blue', refused: 'plain', withdrawn: 'plain', done: 'green' } as const;

export function DestructionTag({ state }: { state: Row['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.destructionState[state])}</Tag>;
}

/** 파기 대상, what became of proposals, and what is held back; for everybody of the agency, by number and day. */
export function RetentionPage() {
  const t = useText(retentionMessages);
  const query = useQuery(retentionQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ classes, destructions, holds, may }) => (
          <>
            {classes.map((card) => (
              <ClassSection key={card.id} card={card} mayPropose={may.includes('propose')} />
            ))}
            <Destructions rows={destructions} />
            <Holds holds={holds} mayHold={may.includes('hold')} mayRelease={may.includes('release')} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Destructions({ rows }: { rows: readonly Row[] }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Section title={t.destructions}>
      <Table
        caption={t.destructions}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={(row) => row.id}
        empty={
          <EmptyState size="small" title={t.noDestructions}>
            {t.noDestructionsBody}
          </EmptyState>
        }
        columns={[
          {
            id: 'receipt',
            title: t.receipt,
            isRowHeader: true,
            cell: (row) => <Link to={`/desk/destruction/${row.id}`}>{row.receiptNumber}</Link>,
          },
          { id: 'class', title: t.class, cell: (row) => pick(row.title) },
          { id: 'state', title: t.state, cell: (row) => <DestructionTag state={row.state} /> },
          {
            id: 'items',
            title: t.items,
            isNumeric: true,
            cell: (row) => formats.number(row.state === 'done' ? row.destroyed : row.items),
          },
          {
            id: 'proposed',
            title: t.proposedBy,
            cell: (row) => `${row.proposedBy}, ${formats.dateTime(row.proposedAt)}`,
          },
          {
            id: 'decided',
            title: t.approvedBy,
            cell: (row) =>
              row.decidedAt === null ? '–' : `${row.decidedBy ?? ''}, ${formats.dateTime(row.decidedAt)}`,
          },
        ]}
      />
    </Section>
  );
}
