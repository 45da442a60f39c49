import { wordOf } from '@boru/contract/words';
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
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tabs } from '#ui/Tabs';
import { Tag } from '#ui/Tag';
import { CaseList } from '../cases/CaseList.tsx';
import { caseMessages } from '../cases/messages.ts';
import { Unread } from '../readers/Unread.tsx';
import styles from '../sealed/Sealed.module.css';
import { triageMessages } from '../triage/messages.ts';
import { TriagedList } from '../triage/TriagedList.tsx';
import { deskKey, type Keys, type Listed, reportsQuery } from './api.ts';
import { KeyGate } from './KeyGate.tsx';
import { type Keyring, useKeyring } from './keyring.ts';
import { deskMessages } from './messages.ts';
import { openFirst } from './opening.ts';

/** The inbox of the named team: what each first letter says is read in this browser. */
export function DeskReportsPage() {
  const t = useText(deskMessages);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} actions={<LinkButton to="/desk/reports/keys">{t.toTeam}</LinkButton>} />
      <KeyGate>{(ring, keys) => <Shown ring={ring} keys={keys} />}</KeyGate>
    </Page>
  );
}

const pageSize = 50;

function Shown({ ring, keys }: { ring: Keyring; keys: Keys }) {
  const t = useText(deskMessages);
  const words = useText(triageMessages);
  const cases = useText(caseMessages);
  const { lock } = useKeyring();
  const isOpen = keys.keys.some(({ retiredOn }) => retiredOn === null);
  return (
    <div className={styles.stack}>
      {isOpen ? null : (
        <Notice
          tone="warning"
          title={t.deskClosed}
          action={<LinkButton to="/desk/reports/keys">{t.toOpen}</LinkButton>}
        >
          {t.deskClosedBody}
        </Notice>
      )}
      <Unread keys={keys} away />
      <Tabs
        label={words.shown}
        items={[
          { id: 'fresh', label: words.fresh, content: <Inbox ring={ring} /> },
          { id: 'triaged', label: words.triaged, content: <TriagedList ring={ring} /> },
          { id: 'cases', label: cases.cases, content: <CaseList ring={ring} /> },
        ]}
      />
      <Actions>
        <Button size="small" onPress={() => void lock()}>
          {t.lock}
        </Button>
      </Actions>
    </div>
  );
}

function Inbox({ ring }: { ring: Keyring }) {
  const t = useText(deskMessages);
  const [skip, setSkip] = useState(0);
  const query = useQuery(reportsQuery(skip));
  return (
    <div className={styles.stack}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, total }) => (
          <div className={styles.stack}>
            <Rows items={items} ring={ring} />
            <Actions>
              <Button size="small" isPending={query.isFetching} onPress={() => void query.refetch()}>
                {t.lookAgain}
              </Button>
              {skip === 0 ? null : (
                <Button size="small" onPress={() => setSkip(Math.max(0, skip - pageSize))}>
                  {t.newer}
                </Button>
              )}
              {skip + items.length >= total ? null : (
                <Button size="small" onPress={() => setSkip(skip + pageSize)}>
                  {t.older({ count: total - skip - items.length })}
                </Button>
              )}
            </Actions>
          </div>
        )}
      </Loaded>
    </div>
  );
}

type Row = Listed & { readonly said: Awaited<ReturnType<typeof openFirst>> | undefined };

function Rows({ items, ring }: { items: readonly Listed[]; ring: Keyring }) {
  const t = useText(deskMessages);
  const opened = useQuery({
    queryKey: [...deskKey, 'opened', items.map(({ id }) => id), Object.keys(ring.desks)],
    queryFn: () => Promise.all(items.map((item) => openFirst(ring, item))),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const columns = useColumns();
  return (
    <Table
      caption={t.title}
      isCaptionHidden
      columns={columns}
      rows={items.map((item, at): Row => ({ ...item, said: opened.data?.[at] }))}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t.none}>{t.noneBody}</EmptyState>}
      density="dense"
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useText(deskMessages);
  const pick = usePick();
  const formats = useFormats();
  const spoken = (list: 'reportKind' | 'reportUrgency', value: string) => {
    const word = wordOf(list, value);
    return word === null ? value : pick(word);
  };
  return [
    {
      id: 'what',
      title: t.columnWhat,
      isRowHeader: true,
      cell: ({ id, said }) =>
        said === undefined ? (
          t.opening
        ) : (
          <Link to={`/desk/reports/${id}`}>{said === null ? t.notOpened : said.text.slice(0, 60)}</Link>
        ),
    },
    {
      id: 'kind',
      title: t.columnKind,
      cell: ({ said }) => (said?.about === undefined ? '' : spoken('reportKind', said.about.kind)),
    },
    {
      id: 'urgency',
      title: t.columnUrgency,
      cell: ({ said }) =>
        said?.about === undefined ? (
          ''
        ) : (
          <Tag tone={said.about.urgency === 'now' ? 'red' : 'plain'}>{spoken('reportUrgency', said.about.urgency)}</Tag>
        ),
    },
    { id: 'company', title: t.columnCompany, cell: ({ said }) => said?.about?.company ?? '' },
    { id: 'filed', title: t.columnFiled, cell: ({ filedAt }) => formats.dateOf(filedAt) },
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
