import { wordOf } from '@boru/contract/words';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { Actions, Page, PageHeader } from '#ui/Page';
import { SignedInOnly } from '../account/SignedInOnly.tsx';
import { type Notice, noticesQuery, readNotices } from './api.ts';
import { noticeMessages } from './messages.ts';
import styles from './Notices.module.css';

export function NoticesPage() {
  const t = useText(noticeMessages);
  const query = useInfiniteQuery(noticesQuery);
  const reading = useReading();
  return (
    <SignedInOnly>
      <Page width="form">
        <PageHeader
          title={t.title}
          lead={t.lead}
          actions={<LinkButton to="/account/notifications">{t.choicesGo}</LinkButton>}
        />
        <Loaded
          query={query}
          skeleton={<Skeleton shape="rows" lines={6} height="40rem" />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <EmptyState title={t.none}>{t.noneWhy}</EmptyState>;
            return (
              <>
                {(pages[0]?.unread ?? 0) > 0 ? (
                  <Actions>
                    <Button size="small" isPending={reading.isPending} onPress={() => reading.mutate(null)}>
                      {t.readAll}
                    </Button>
                  </Actions>
                ) : null}
                <ul className={styles.list}>
                  {items.map((notice) => (
                    <Item key={notice.id} notice={notice} onOpen={() => reading.mutate([notice.id])} />
                  ))}
                </ul>
                <More query={query} />
              </>
            );
          }}
        </Loaded>
      </Page>
    </SignedInOnly>
  );
}

function useReading() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: readNotices,
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}

function Item({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const t = useText(noticeMessages);
  const pick = usePick();
  const formats = useFormats();
  const word = wordOf('noticeEvent', notice.event);
  return (
    <li className={styles.item} data-new={notice.readAt === null ? '' : undefined}>
      <Link to={notice.path} onClick={notice.readAt === null ? onOpen : undefined}>
        {notice.readAt === null ? <span className="visually-hidden">{t.isNew}: </span> : null}
        {word === null ? notice.event : pick(word)}
      </Link>
      <span className={styles.facts}>
        {notice.reference === null ? null : <span>{notice.reference}</span>}
        <time dateTime={notice.at}>{formats.dateTime(notice.at)}</time>
      </span>
    </li>
  );
}
