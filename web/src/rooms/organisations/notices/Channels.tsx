import { wordOf } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { channelsQuery } from './api.ts';
import { noticeMessages } from './messages.ts';
import { outcomeTones } from './SentLog.tsx';

/** For the administrator: how each way of telling people fares, without a word about whom or what. */
export function Channels() {
  const t = useText(noticeMessages);
  const pick = usePick();
  const formats = useFormats();
  const query = useQuery(channelsQuery);
  const name = (list: 'noticeChannel' | 'noticeOutcome', id: string) => pick(wordOf(list, id) ?? { ko: id, en: id });
  return (
    <Section title={t.channels} lead={t.channelsLead}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={3} />}
        fault={(error, retry) => <Fault error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <>
            {items.some(({ outcome }) => outcome === 'failed') ? (
              <Notice
                tone="warning"
                title={t.failedTitle}
                action={<LinkButton to="/administration/jobs?state=dead">{t.failedGo}</LinkButton>}
              />
            ) : null}
            <Table
              caption={t.channels}
              isCaptionHidden
              density="dense"
              rows={items}
              keyOf={(row) => `${row.channel} ${row.outcome}`}
              empty={<EmptyState size="small" title={t.channelsNone} />}
              columns={[
                {
                  id: 'channel',
                  title: t.logHow,
                  isRowHeader: true,
                  cell: (row) => name('noticeChannel', row.channel),
                },
                {
                  id: 'outcome',
                  title: t.logOutcome,
                  cell: (row) => <Tag tone={outcomeTones[row.outcome]}>{name('noticeOutcome', row.outcome)}</Tag>,
                },
                { id: 'count', title: t.count, isNumeric: true, cell: (row) => formats.number(row.count) },
                { id: 'last', title: t.last, cell: (row) => formats.dateTime(row.lastAt) },
              ]}
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}
