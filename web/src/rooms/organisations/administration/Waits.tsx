import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Table } from '#ui/Table';
import styles from './Administration.module.css';
import { liftWait, waitsQuery } from './api.ts';
import { administrationMessages } from './messages.ts';
import { QuickDeed } from './QuickDeed.tsx';

export function Waits() {
  const t = useText(administrationMessages);
  const formats = useFormats();
  const query = useQuery(waitsQuery);
  return (
    <>
      <p className={styles.lead}>{t.waitsLead}</p>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <Fault error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.waits}
            isCaptionHidden
            density="dense"
            rows={items}
            keyOf={(wait) => wait.key}
            empty={<EmptyState size="small" title={t.waitsNone} />}
            columns={[
              {
                id: 'kind',
                title: t.waitKind,
                isRowHeader: true,
                cell: (wait) => (wait.kind === 'account' ? t.waitAccount : t.waitAddress),
              },
              { id: 'failures', title: t.waitFailures, isNumeric: true, cell: (wait) => wait.failures },
              { id: 'last', title: t.waitLast, cell: (wait) => formats.dateTime(wait.lastFailureAt) },
              {
                id: 'until',
                title: t.waitUntil,
                cell: (wait) => (wait.blockedUntil === null ? t.waitFree : formats.dateTime(wait.blockedUntil)),
              },
              {
                id: 'deed',
                title: t.waitLift,
                cell: (wait) => <QuickDeed label={t.waitLift} said={t.done} run={() => liftWait(wait.key)} />,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
