import { reportWords } from '@boru/contract/words-reports';
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
import { Actions } from '#ui/Page';
import { Select } from '#ui/Select';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import type { Keyring } from '../desk/keyring.ts';
import styles from '../sealed/Sealed.module.css';
import { triageMessages } from './messages.ts';
import { type Filters, fits, kindOf, noFilters, type Triage, type TriagedReports } from './model.ts';
import { triagedQuery } from './sealing.ts';
import { useChoices } from './useChoices.ts';

type Row = TriagedReports['items'][number] & { readonly said: Triage | null };

/** What the team triaged, opened and narrowed in this browser. */
export function TriagedList({ ring }: { ring: Keyring }) {
  const t = useText(triageMessages);
  const query = useQuery(triagedQuery(ring));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={6} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(rows) =>
        rows.length === 0 ? <EmptyState title={t.noneYet}>{t.noneYetBody}</EmptyState> : <Narrowed rows={rows} />
      }
    </Loaded>
  );
}

function Narrowed({ rows }: { rows: readonly Row[] }) {
  const t = useText(triageMessages);
  const choices = useChoices();
  const [filters, setFilters] = useState(noFilters);
  const found = rows.filter(({ said }) => fits(said, filters));
  const filter = (name: keyof Filters, label: string) => (
    <Select
      size="small"
      label={label}
      options={[{ id: 'any', label: t.any }, ...choices[name].filter(({ id }) => id !== '')]}
      value={filters[name] ?? 'any'}
      onChange={(id) => setFilters({ ...filters, [name]: id === 'any' ? null : id })}
    />
  );
  return (
    <div className={styles.stack}>
      <fieldset className={styles.filters}>
        <legend className="visually-hidden">{t.filters}</legend>
        {filter('kind', t.kind)}
        {filter('urgency', t.urgency)}
        {filter('territory', t.territory)}
        {filter('state', t.state)}
      </fieldset>
      <p className="small muted" role="status">
        {t.countFound({ count: found.length })} · {t.localOnly}
      </p>
      <Table
        caption={t.triaged}
        isCaptionHidden
        columns={useColumns()}
        rows={found}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t.noneFound}>{t.noneFoundBody}</EmptyState>}
        density="dense"
      />
      {filters === noFilters ? null : (
        <Actions>
          <Button size="small" onPress={() => setFilters(noFilters)}>
            {t.reset}
          </Button>
        </Actions>
      )}
    </div>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useText(triageMessages);
  const pick = usePick();
  const formats = useFormats();
  const { nameOf } = useChoices();
  return [
    {
      id: 'title',
      title: t.columnTitle,
      isRowHeader: true,
      cell: ({ id, said }) => <Link to={`/desk/reports/${id}`}>{said === null ? t.unreadable : said.title}</Link>,
    },
    {
      id: 'kind',
      title: t.kind,
      cell: ({ said }) => (said === null ? '' : pick(reportWords.reportKind[kindOf(said.kind)])),
    },
    {
      id: 'urgency',
      title: t.urgency,
      cell: ({ said }) =>
        said === null ? (
          ''
        ) : (
          <Tag tone={said.urgency === 'now' ? 'red' : 'plain'}>{pick(reportWords.reportUrgency[said.urgency])}</Tag>
        ),
    },
    { id: 'territory', title: t.territory, cell: ({ said }) => (said === null ? '' : nameOf(said.territory)) },
    {
      id: 'state',
      title: t.state,
      cell: ({ said }) => (said === null ? '' : <Tag>{pick(reportWords.triageState[said.state])}</Tag>),
    },
    {
      id: 'last',
      title: t.columnLast,
      cell: ({ waiting, lastOn }) => (
        <>
          {waiting ? <Tag tone="amber">{t.waiting}</Tag> : <Tag>{t.answered}</Tag>} {formats.date(lastOn)}
        </>
      ),
    },
  ];
}
