import type { CaseView } from '@boru/contract/cases';
import { fillReply, type ReplyPlace, type SavedReply } from '@boru/contract/saved-replies';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { momentText } from '../ClockLine.tsx';
import { savedRepliesQuery } from './api.ts';
import { phraseMessages } from './messages.ts';
import styles from './Phrases.module.css';

interface UseReplyProps {
  readonly file: CaseView;
  readonly text: string;
  readonly onInsert: (text: string) => void;
}

/** Takes a saved reply into the letter that is being written: read first, edited after, sent by another press. */
export function UseReply({ file, text, onInsert }: UseReplyProps) {
  const t = useText(phraseMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.open}
      </Button>
      {isOpen ? (
        <Dialog title={t.open} isOpen onClose={() => setOpen(false)}>
          <Choose
            file={file}
            text={text}
            onInsert={(filled) => {
              onInsert(filled);
              setOpen(false);
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}

function Choose({ file, text, onInsert }: UseReplyProps) {
  const t = useText(phraseMessages);
  const query = useQuery(savedRepliesQuery);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={4} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {({ items, mayManage }) => (
        <FormStack>
          {items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneLead}</EmptyState>
          ) : (
            <OneOf items={items} file={file} text={text} onInsert={onInsert} />
          )}
          {mayManage ? <Link to="/desk/saved-replies">{t.manage}</Link> : null}
        </FormStack>
      )}
    </Loaded>
  );
}

function OneOf({ items, file, text, onInsert }: UseReplyProps & { items: readonly SavedReply[] }) {
  const t = useText(phraseMessages);
  const values = useValues(file);
  // What was written for this kind of request comes first, what was written for another kind is not offered.
  const fitting = [
    ...items.filter(({ topic }) => topic === file.topic),
    ...items.filter(({ topic }) => topic === null),
  ];
  const [id, setId] = useState<string | null>(fitting[0]?.id ?? null);
  const chosen = fitting.find((one) => one.id === id);
  const filled = chosen === undefined ? null : fillReply(chosen.body, values);
  const whole = filled === null ? text : [text.trimEnd(), filled.text].filter((part) => part !== '').join('\n\n');
  const isTooLong = whole.length > 4000;
  if (fitting.length === 0) return <EmptyState title={t.none}>{t.noneLead}</EmptyState>;
  return (
    <>
      <p className="small">{t.chooseLead}</p>
      <Select
        label={t.choose}
        options={fitting.map(({ id: one, name }) => ({ id: one, label: name }))}
        value={id}
        onChange={setId}
      />
      {filled === null ? null : (
        <section aria-label={t.preview}>
          <p className="small muted">{t.preview}</p>
          <p className={styles.preview}>{filled.text}</p>
          {filled.left.length === 0 ? null : (
            <Notice tone="warning" title={t.left({ places: filled.left.join(', ') })} />
          )}
        </section>
      )}
      {isTooLong ? <Notice tone="warning" isLive title={t.tooLong} /> : null}
      <Button look="primary" isDisabled={filled === null || isTooLong} onPress={() => onInsert(whole)}>
        {t.insert}
      </Button>
    </>
  );
}

/** From the case as its reader sees it and from nothing else. */
function useValues(file: CaseView): Readonly<Record<ReplyPlace, string | null>> {
  const pick = usePick();
  const formats = useFormats();
  const { session } = useSession();
  return {
    company: file.company.name,
    caseNumber: file.number,
    caseTitle: file.title,
    due: file.dueAt === null ? null : momentText(formats, file.dueAt),
    agency: file.owner === null ? null : pick(file.owner.name),
    writer: session.person?.name ?? null,
  };
}
