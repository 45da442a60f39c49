import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Ranking, rankingQuery } from '../api.ts';
import { selectionMessages } from './messages.ts';
import { pointsOf } from './points.ts';

/** The official ranking, the calibrated one beside it, and who stands on the other side of the line there. */
export function RankingPage() {
  const query = useQuery(rankingQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={10} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(ranking) => <Shown ranking={ranking} />}
      </Loaded>
    </Page>
  );
}

function Shown({ ranking }: { ranking: Ranking }) {
  const t = useText(selectionMessages);
  const at = `/desk/grant-calls/${ranking.callId}`;
  return (
    <>
      <PageHeader
        title={t.ranking}
        lead={t.rankingLead}
        crumbs={[{ label: ranking.title, to: at }, { label: t.panel, to: `${at}/panel` }, { label: t.ranking }]}
      />
      <p>{t.line({ count: ranking.places })}</p>
      <Rows ranking={ranking} />
      <Section title={t.judges}>
        <Table
          caption={t.judges}
          isCaptionHidden
          rows={ranking.judges}
          keyOf={({ judgeId }) => judgeId}
          columns={[
            { id: 'judge', title: t.judge, isRowHeader: true, cell: ({ name }) => name },
            { id: 'sheets', title: t.sheets, isNumeric: true, cell: ({ sheets }) => sheets },
            {
              id: 'offset',
              title: t.offset,
              isNumeric: true,
              cell: ({ offset }) => `${offset > 0 ? '+' : ''}${pointsOf(offset)}`,
            },
            { id: 'decisive', title: t.decisive, cell: ({ decisive }) => decisive.join(', ') || t.none },
          ]}
        />
      </Section>
    </>
  );
}

function Rows({ ranking }: { ranking: Ranking }) {
  const t = useText(selectionMessages);
  const pick = usePick();
  type Row = Ranking['rows'][number];
  const notes = (row: Row) => (
    <>
      {row.isTied ? <Tag tone="amber">{t.tied}</Tag> : null}{' '}
      {row.isCrossing ? <Tag tone="amber">{t.crossing}</Tag> : null}{' '}
      {row.isUntrimmed ? <span className="small">{t.untrimmed}</span> : null}
      {row.failing.map(({ criterion, reached, needed }) => (
        <Tag key={criterion?.ko ?? ''} tone="red">
          {t.failing({
            name: criterion === null ? t.total : pick(criterion),
            reached: pointsOf(reached),
            needed: pointsOf(needed),
          })}
        </Tag>
      ))}
    </>
  );
  return (
    <Table
      caption={t.ranking}
      isCaptionHidden
      rows={ranking.rows}
      keyOf={({ applicationId }) => applicationId}
      columns={[
        { id: 'rank', title: t.rank, isNumeric: true, cell: ({ rank }) => rank ?? t.none },
        { id: 'company', title: t.company, isRowHeader: true, cell: ({ companyName }) => companyName },
        { id: 'number', title: t.number, cell: ({ number }) => number },
        { id: 'total', title: t.total, isNumeric: true, cell: ({ total }) => pointsOf(total) },
        {
          id: 'calibrated',
          title: t.calibrated,
          isNumeric: true,
          cell: ({ calibratedRank }) => calibratedRank ?? t.none,
        },
        { id: 'notes', title: t.notes, cell: notes },
      ]}
    />
  );
}
