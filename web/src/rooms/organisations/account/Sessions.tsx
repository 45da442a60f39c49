import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import styles from './Account.module.css';
import { endOtherSessions, endSession, sessionsQuery } from './api.ts';
import { accountMessages } from './messages.ts';

export function Sessions() {
  const t = useText(accountMessages);
  const formats = useFormats();
  const query = useQuery(sessionsQuery);
  return (
    <>
      <p className={styles.lead}>{t.sessionsLead}</p>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <Fault error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <>
            <Table
              caption={t.sessions}
              isCaptionHidden
              rows={items}
              keyOf={(one) => one.id}
              columns={[
                { id: 'device', title: t.device, isRowHeader: true, cell: (one) => one.device || t.deviceUnknown },
                { id: 'since', title: t.since, cell: (one) => formats.dateTime(one.createdAt) },
                { id: 'seen', title: t.lastSeen, cell: (one) => formats.dateTime(one.lastSeenAt) },
                {
                  id: 'deed',
                  title: t.endOne,
                  cell: (one) => (one.current ? <Tag tone="green">{t.deviceHere}</Tag> : <EndOne id={one.id} />),
                },
              ]}
            />
            {items.length > 1 ? (
              <div className={styles.after}>
                <EndOthers />
              </div>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  );
}

function EndOne({ id }: { id: string }) {
  const t = useText(accountMessages);
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endSession(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['account', 'sessions'] }),
  });
  return (
    <Button size="small" isPending={ending.isPending} onPress={() => ending.mutate()}>
      {t.endOne}
    </Button>
  );
}

function EndOthers() {
  const t = useText(accountMessages);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const ending = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: async ({ ended }) => {
      setOpen(false);
      notify({ tone: 'success', title: t.ended({ count: ended }) });
      await client.invalidateQueries({ queryKey: ['account', 'sessions'] });
    },
  });
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t.endOthers}</Button>
      <ConfirmSheet
        title={t.endOthersTitle}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => ending.mutate()}
        confirmLabel={t.endOthers}
        isPending={ending.isPending}
        error={ending.error}
      >
        <p>{t.endOthersBody}</p>
      </ConfirmSheet>
    </>
  );
}
