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
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type AwardLine, awardsQuery, type Side, useWord } from './api.ts';
import { awardMessages } from './messages.ts';
import { NewAwardSheet } from './NewAward.tsx';

export const awardTones = {
  deciding: 'amber',
  dropped: 'plain',
  agreeing: 'amber',
  running: 'blue',
  reported: 'blue',
  settling: 'amber',
  returning: 'red',
  closed: 'green',
} as const;

export function DeskAwards() {
  return <Awards side="desk" />;
}
export function CompanyAwards() {
  return <Awards side="company" />;
}

/** Every award that the reader sees, the newest first. */
function Awards({ side }: { side: Side }) {
  const t = useText(awardMessages);
  const query = useQuery(awardsQuery);
  const [isWriting, setWriting] = useState(false);
  return (
    <Page>
      <PageHeader title={t.title} lead={side === 'desk' ? t.leadDesk : t.leadCompany} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, lines }) => (
          <FormStack>
            {lines.length === 0 ? null : (
              <Actions>
                <Button look="primary" onPress={() => setWriting(true)}>
                  {t.write}
                </Button>
              </Actions>
            )}
            <Lines rows={items} side={side} />
            {isWriting ? <NewAwardSheet lines={lines} onClose={() => setWriting(false)} /> : null}
          </FormStack>
        )}
      </Loaded>
    </Page>
  );
}

function Lines({ rows, side }: { rows: readonly AwardLine[]; side: Side }) {
  const t = useText(awardMessages);
  const word = useWord();
  const pick = usePick();
  const formats = useFormats();
  const won = (id: keyof typeof t & string, title: string, of: (row: AwardLine) => number): Column<AwardLine> => ({
    id,
    title,
    isNumeric: true,
    cell: (row) => formats.won(of(row)),
  });
  const columns: Column<AwardLine>[] = [
    {
      id: 'project',
      title: t.project,
      isRowHeader: true,
      cell: (row) => (
        <>
          <Link to={`/${side}/awards/${row.id}`}>{row.title}</Link>
          <br />
          <span className="small muted">{side === 'desk' ? row.companyName : pick(row.agencyName)}</span>
        </>
      ),
    },
    {
      id: 'state',
      title: t.state,
      cell: ({ state }) => <Tag tone={awardTones[state]}>{word('awardState', state)}</Tag>,
    },
    {
      id: 'period',
      title: t.period,
      cell: ({ periodFrom, periodTo }) => `${formats.date(periodFrom)} ~ ${formats.date(periodTo)}`,
    },
    won('grant', t.grant, (row) => row.grantWon),
    won('disbursed', t.disbursed, (row) => row.disbursedWon),
    won('spent', t.spent, (row) => row.spentWon),
    won('due', t.due, (row) => row.dueWon),
  ];
  return (
    <Table
      caption={t.title}
      isCaptionHidden
      density="dense"
      rows={rows}
      keyOf={({ id }) => id}
      columns={columns}
      empty={<EmptyState title={t.none}>{side === 'desk' ? t.noneDesk : t.noneCompany}</EmptyState>}
    />
  );
}
