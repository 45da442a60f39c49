import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tabs } from '#ui/Tabs';
import { type Commitment, commitmentsQuery, type Whole } from './api.ts';
import { commitmentMessages } from './messages.ts';
import { Parties } from './Parties.tsx';
import { PromiseSheet } from './PromiseSheet.tsx';
import { Rounds } from './Rounds.tsx';
import { amountText, StandingTag } from './Standing.tsx';

/** What the parties promised each other, how a year went, and how the agreement itself changed. */
export function CommitmentsPage() {
  const query = useQuery(commitmentsQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(whole) => <Shown whole={whole} />}
      </Loaded>
    </Page>
  );
}

function Shown({ whole }: { whole: Whole }) {
  const t = useText(commitmentMessages);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} meta={<Link to="/agreement">{t.publicPage}</Link>} />
      <Tabs
        label={t.sections}
        items={[
          { id: 'promises', label: t.promises, count: whole.commitments.length, content: <Promises whole={whole} /> },
          { id: 'reviews', label: t.reviews, count: whole.rounds.length, content: <Rounds whole={whole} /> },
          { id: 'parties', label: t.parties, content: <Parties whole={whole} /> },
        ]}
      />
    </>
  );
}

function Promises({ whole }: { whole: Whole }) {
  const t = useText(commitmentMessages);
  const pick = usePick();
  const [sheet, setSheet] = useState<Commitment | 'new' | null>(null);
  const add = whole.may.includes('promise') ? (
    <Button look="primary" onPress={() => setSheet('new')}>
      {t.add}
    </Button>
  ) : undefined;
  return (
    <>
      {whole.commitments.length === 0 ? (
        <EmptyState title={t.none} action={add}>
          {t.noneBody}
        </EmptyState>
      ) : (
        <>
          {add}
          {whole.clauses.map((clause) => (
            <Section key={clause.id} title={`${clause.number}. ${pick(clause.text)}`}>
              <ClauseTable
                title={pick(clause.text)}
                rows={whole.commitments.filter((one) => one.clause === clause.id)}
                onEdit={whole.may.includes('promise') ? setSheet : null}
              />
            </Section>
          ))}
        </>
      )}
      {sheet === null ? null : (
        <PromiseSheet whole={whole} commitment={sheet === 'new' ? null : sheet} onClose={() => setSheet(null)} />
      )}
    </>
  );
}

interface ClauseProps {
  readonly title: string;
  readonly rows: readonly Commitment[];
  readonly onEdit: ((commitment: Commitment) => void) | null;
}

function ClauseTable({ title, rows, onEdit }: ClauseProps) {
  const t = useText(commitmentMessages);
  const pick = usePick();
  const columns: Column<Commitment>[] = [
    { id: 'agency', title: t.agency, width: '18%', cell: (row) => pick(row.agency) },
    {
      id: 'title',
      title: t.promiseTitle,
      isRowHeader: true,
      cell: (row) => (
        <>
          {row.title}
          <p className="small muted">{row.detail}</p>
        </>
      ),
    },
    { id: 'owner', title: t.owner, width: '12%', cell: (row) => row.owner },
    {
      id: 'target',
      title: t.target,
      width: '18%',
      cell: (row) => (
        <>
          {amountText(row.target, row.unit)}
          <p className="small muted">
            {row.indicator} · {pick(lists.commitmentSource[row.source])} ·{' '}
            {t.yearsValue({ from: row.fromYear, to: row.toYear })}
          </p>
        </>
      ),
    },
    { id: 'last', title: t.last, width: '16%', cell: (row) => <Last row={row} /> },
  ];
  if (onEdit !== null)
    columns.push({
      id: 'edit',
      title: '',
      width: '11rem',
      cell: (row) =>
        row.isOwn ? (
          <Button size="small" onPress={() => onEdit(row)} aria-label={`${row.title} ${t.edit}`}>
            {t.edit}
          </Button>
        ) : null,
    });
  return (
    <Table
      caption={title}
      isCaptionHidden
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      empty={<p className="muted">{t.noneOfClause}</p>}
    />
  );
}

function Last({ row }: { row: Commitment }) {
  const t = useText(commitmentMessages);
  if (row.last === null) return <span className="muted">{t.notReviewed}</span>;
  const { year, actual, standing } = row.last;
  return (
    <>
      {t.lastValue({ year, value: actual === null ? '–' : amountText(actual, row.unit) })}{' '}
      <StandingTag standing={standing} />
    </>
  );
}
