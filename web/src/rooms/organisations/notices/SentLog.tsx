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
import { type LogRow, noticeLogQuery } from './api.ts';
import { noticeMessages } from './messages.ts';

export const outcomeTones: Readonly<Record<LogRow['outcome'], TagTone>> = {
  shown: 'plain',
  read: 'plain',
  waiting: 'blue',
  sent: 'green',
  held: 'amber',
  failed: 'red',
};

/** What was sent to whoever looks, by which way, and what became of it. */
export function SentLog() {
  const t = useText(noticeMessages);
  const pick = usePick();
  const formats = useFormats();
  const query = useInfiniteQuery(noticeLogQuery);
  const name = (list: 'noticeEvent' | 'noticeChannel' | 'noticeOutcome', id: string) =>
    pick(wordOf(list, id) ?? { ko: id, en: id });
  const whatOf = (row: LogRow) =>
    row.event === null ? t.logDigest({ count: row.items }) : name('noticeEvent', row.event);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={5} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {({ pages }) => (
        <>
          <Table
            caption={t.logTitle}
            isCaptionHidden
            density="dense"
            rows={pages.flatMap((page) => page.items)}
            keyOf={(row) => `${row.channel} ${row.id}`}
            empty={<EmptyState size="small" title={t.logNone} />}
            columns={[
              { id: 'at', title: t.logAt, cell: (row) => formats.dateTime(row.at) },
              { id: 'what', title: t.logWhat, isRowHeader: true, cell: whatOf },
              { id: 'how', title: t.logHow, cell: (row) => name('noticeChannel', row.channel) },
              {
                id: 'outcome',
                title: t.logOutcome,
                cell: (row) => <Tag tone={outcomeTones[row.outcome]}>{name('noticeOutcome', row.outcome)}</Tag>,
              },
            ]}
          />
          <More query={query} />
        </>
      )}
    </Loaded>
  );
}
