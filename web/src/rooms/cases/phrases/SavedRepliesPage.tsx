import { type ReplyPlace, replyPlaces, type SavedReply } from '@boru/contract/saved-replies';
import { wordOf } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { useTopicNames } from '../names.ts';
import { deleteReply, keepReply, savedRepliesQuery, useReplyDeed } from './api.ts';
import { EditReply } from './EditReply.tsx';
import { phraseMessages } from './messages.ts';
import styles from './Phrases.module.css';

/** Everybody of the desk reads what may be used; the managers write it. */
export function SavedRepliesPage() {
  const t = useText(phraseMessages);
  const query = useQuery(savedRepliesQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Places />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, mayManage }) => <Replies items={items} mayManage={mayManage} />}
      </Loaded>
    </Page>
  );
}

function Places() {
  const t = useText(phraseMessages);
  const pick = usePick();
  const written = (place: ReplyPlace) => `{${pick(wordOf('replyPlace', place) ?? { ko: place, en: place })}}`;
  return (
    <section className={styles.places}>
      <h2>{t.places}</h2>
      <p className="small">{t.placesLead}</p>
      <p>{replyPlaces.map(written).join(' · ')}</p>
    </section>
  );
}

function Replies({ items, mayManage }: { items: readonly SavedReply[]; mayManage: boolean }) {
  const t = useText(phraseMessages);
  const [editing, setEditing] = useState<SavedReply | 'new' | null>(null);
  const bringBack = useReplyDeed(
    ({ name, body, topic }: SavedReply) => keepReply({ name, body, topic }),
    () => undefined,
    t.kept,
  );
  const remove = useReplyDeed(
    (reply: SavedReply) => deleteReply(reply.id),
    (reply) =>
      notify({
        tone: 'success',
        title: t.removed({ name: reply.name }),
        action: { label: t.bringBack, run: () => bringBack.mutate(reply) },
      }),
  );
  return (
    <>
      {mayManage ? (
        <p>
          <Button look="primary" onPress={() => setEditing('new')}>
            {t.add}
          </Button>
        </p>
      ) : null}
      {remove.error === null ? null : <Fault error={remove.error} />}
      {items.length === 0 ? <EmptyState title={t.none}>{t.noneLead}</EmptyState> : null}
      <ul className={styles.list}>
        {items.map((reply) => (
          <li key={reply.id} className={styles.item}>
            <Shown reply={reply} />
            {mayManage ? (
              <div className={styles.tools}>
                <Button size="small" aria-label={t.editOf({ name: reply.name })} onPress={() => setEditing(reply)}>
                  {t.edit}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t.removeOf({ name: reply.name })}
                  isPending={remove.isPending}
                  onPress={() => remove.mutate(reply)}
                >
                  {t.remove}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {editing === null ? null : (
        <EditReply reply={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function Shown({ reply }: { reply: SavedReply }) {
  const t = useText(phraseMessages);
  const topics = useTopicNames();
  return (
    <>
      <h2>{reply.name}</h2>
      <Tag>{reply.topic === null ? t.anyTopic : topics[reply.topic].label}</Tag>
      <p className={styles.preview}>{reply.body}</p>
    </>
  );
}
