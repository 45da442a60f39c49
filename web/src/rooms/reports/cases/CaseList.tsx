import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import type { Keyring } from '../desk/keyring.ts';
import styles from '../sealed/Sealed.module.css';
import { casesQuery, type SealedCaseBrief, type SealedCaseReport, type SealedCaseState } from './api.ts';
import { caseMessages } from './messages.ts';
import { useTitles } from './useTitles.ts';

const pageSize = 50;
type Row = SealedCaseBrief & { readonly reports: readonly SealedCaseReport[] };

/** Cases of the desk: what is due first. Titles are opened here. */
export function CaseList({ ring }: { ring: Keyring }) {
  const t = useText(caseMessages);
  const [shown, setShown] = useState<{ state: SealedCaseState; skip: number }>({ state: 'open', skip: 0 });
  const query = useQuery(casesQuery(shown.state, shown.skip));
  return (
    <div className={styles.stack}>
      <RadioGroup
        label={t.shownState}
        direction="row"
        options={[
          { id: 'open', label: t.open },
          { id: 'closed', label: t.closed },
        ]}
        value={shown.state}
        onChange={(state) => setShown({ state: state === 'closed' ? 'closed' : 'open', skip: 0 })}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, total }) => (
          <div className={styles.stack}>
            <Rows items={items} ring={ring} />
            <Actions>
              {shown.skip === 0 ? null : (
                <Button size="small" onPress={() => setShown({ ...shown, skip: Math.max(0, shown.skip - pageSize) })}>
                  {t.newer}
                </Button>
              )}
              {shown.skip + items.length >= total ? null : (
                <Button size="small" onPress={() => setShown({ ...shown, skip: shown.skip + pageSize })}>
                  {t.older({ count: total - shown.skip - items.length })}
                </Button>
              )}
            </Actions>
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Rows({ items, ring }: { items: readonly Row[]; ring: Keyring }) {
  const t = useText(caseMessages);
  const formats = useFormats();
  const titles = useTitles(
    ring,
    items.flatMap(({ reports }) => reports),
  );
  const columns: readonly Column<Row>[] = [
    {
      id: 'number',
      title: t.number,
      isRowHeader: true,
      cell: ({ id, number }) => <Link to={`/desk/reports/cases/${id}`}>{number}</Link>,
    },
    { id: 'reports', title: t.reports, cell: ({ reports }) => reports.map((report) => titles.of(report)).join(' · ') },
    {
      id: 'owner',
      title: t.owner,
      cell: ({ owner, state }) => owner?.name ?? (state === 'open' ? <Tag tone="amber">{t.nobody}</Tag> : t.gone),
    },
    {
      id: 'due',
      title: t.due,
      cell: ({ dueOn, closedOn }) =>
        closedOn === null ? <Clock due={dueOn} /> : `${t.closedOn} ${formats.date(closedOn)}`,
    },
    {
      id: 'waiting',
      title: t.state,
      cell: ({ reports }) => (reports.some(({ waiting }) => waiting) ? <Tag tone="amber">{t.waiting}</Tag> : ''),
    },
  ];
  return (
    <Table
      caption={t.cases}
      isCaptionHidden
      columns={columns}
      rows={items}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t.none}>{t.noneBody}</EmptyState>}
      density="dense"
    />
  );
}
