import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type ExpertLine, poolQuery } from './api.ts';
import { ExpertForm } from './ExpertForm.tsx';
import { expertMessages } from './messages.ts';

export function PoolPage() {
  const t = useText(expertMessages);
  const query = useQuery(poolQuery);
  const [isAdding, setAdding] = useState(false);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <LinkButton to="/desk/consulting">{t.plan}</LinkButton>
            {query.data?.mayWrite === true ? (
              <Button look="primary" onPress={() => setAdding(true)}>
                {t.add}
              </Button>
            ) : null}
          </>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? <EmptyState title={t.none}>{t.noneWhy}</EmptyState> : <Pool rows={items} />
        }
      </Loaded>
      {isAdding ? <ExpertForm onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function Pool({ rows }: { rows: readonly ExpertLine[] }) {
  const t = useText(expertMessages);
  const pick = usePick();
  return (
    <Table
      caption={t.title}
      isCaptionHidden
      density="dense"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: (row) => <Link to={`/desk/experts/${row.id}`}>{row.name}</Link>,
        },
        {
          id: 'skills',
          title: t.skills,
          cell: (row) => row.skills.map((skill) => pick(lists.expertSkill[skill])).join(', '),
        },
        {
          id: 'languages',
          title: t.languages,
          cell: (row) => row.languages.map((one) => pick(lists.consultingLanguage[one])).join(', '),
        },
        { id: 'standing', title: t.standing, cell: (row) => <Standing one={row} /> },
        { id: 'load', title: t.load, cell: (row) => t.loadOf({ companies: row.companies, halves: row.halfDays }) },
        { id: 'rating', title: t.rating, cell: (row) => <Rating one={row} /> },
      ]}
    />
  );
}

type Held = Pick<ExpertLine, 'clearedUntil' | 'pledgedUntil'>;
export function Standing({ one }: { one: Held & Partial<Pick<ExpertLine, 'isAbsent' | 'hasAccount' | 'state'>> }) {
  const t = useText(expertMessages);
  const pick = usePick();
  const formats = useFormats();
  const { clearedUntil, pledgedUntil } = one;
  const until = clearedUntil !== null && pledgedUntil !== null ? [clearedUntil, pledgedUntil].toSorted()[0] : undefined;
  return (
    <>
      {until === undefined ? null : <Tag tone="green">{t.able({ date: formats.date(until) })}</Tag>}
      {clearedUntil === null ? <Tag tone="red">{t.notCleared}</Tag> : null}{' '}
      {pledgedUntil === null ? <Tag tone="amber">{t.notPledged}</Tag> : null}{' '}
      {one.isAbsent === true ? <Tag tone="amber">{t.away}</Tag> : null}{' '}
      {one.hasAccount === false ? <Tag>{t.noAccount}</Tag> : null}{' '}
      {one.state === undefined || one.state === 'active' ? null : <Tag>{pick(lists.expertState[one.state])}</Tag>}
    </>
  );
}

export function Rating({ one }: { one: Pick<ExpertLine, 'rating' | 'ratings'> }) {
  const t = useText(expertMessages);
  if (one.ratings === 0) return '–';
  return one.rating === null
    ? t.ratingHidden({ count: one.ratings })
    : t.ratingOf({ mean: one.rating.toFixed(1), count: one.ratings });
}
