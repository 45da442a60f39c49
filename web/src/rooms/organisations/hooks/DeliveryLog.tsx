import { wordOf } from '@boru/contract/words';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { Table } from '#ui/Table';
import { Tag, type TagTone } from '#ui/Tag';
import { type Delivery, deliveriesQuery } from './api.ts';
import { hookMessages } from './messages.ts';

const tones: Readonly<Record<Delivery['state'], TagTone>> = {
  waiting: 'blue',
  delivered: 'green',
  failed: 'red',
  dropped: 'plain',
};

export function DeliveryLog({ hookId }: { hookId: string }) {
  const t = useText(hookMessages);
  const pick = usePick();
  const formats = useFormats();
  const query = useInfiniteQuery(deliveriesQuery(hookId));
  const name = (list: 'sentEvent' | 'deliveryState' | 'deliveryFault', id: string) =>
    pick(wordOf(list, id) ?? { ko: id, en: id });
  const detailOf = (row: Delivery): string =>
    [
      row.fault === null ? '' : name('deliveryFault', row.fault),
      row.status === null ? '' : t.status({ status: row.status }),
      row.tookMs === null ? '' : t.took({ ms: row.tookMs }),
      row.attempts > 1 ? t.tries({ count: row.attempts }) : '',
      row.state === 'waiting' && row.nextAt !== null ? t.next({ at: formats.dateTime(row.nextAt) }) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={3} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {({ pages }) => (
        <>
          <Table
            caption={t.log}
            density="dense"
            rows={pages.flatMap((page) => page.items)}
            keyOf={(row) => row.id}
            empty={<EmptyState size="small" title={t.logNone} />}
            columns={[
              { id: 'at', title: t.at, cell: (row) => formats.dateTime(row.at) },
              {
                id: 'what',
                title: t.what,
                isRowHeader: true,
                cell: (row) => name('sentEvent', row.event),
              },
              { id: 'reference', title: t.reference, cell: (row) => row.reference ?? '-' },
              {
                id: 'outcome',
                title: t.outcome,
                cell: (row) => <Tag tone={tones[row.state]}>{name('deliveryState', row.state)}</Tag>,
              },
              { id: 'detail', title: t.detail, cell: (row) => detailOf(row) || '-' },
            ]}
          />
          <More query={query} />
        </>
      )}
    </Loaded>
  );
}
