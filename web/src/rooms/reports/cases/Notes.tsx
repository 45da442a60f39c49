import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDeedOn } from '#lib/deed';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { deskKey } from '../desk/api.ts';
import type { Keyring } from '../desk/keyring.ts';
import styles from '../sealed/Sealed.module.css';
import { addNote, type NewCaseNote, type SealedCase } from './api.ts';
import { longestNote } from './longest.ts';
import { caseMessages } from './messages.ts';
import { type Held, type OpenedNote, openNotes, sealNote } from './sealing.ts';

interface Props {
  readonly file: SealedCase;
  readonly ring: Keyring;
  /** The desk's present key; undefined when it was not shared with this person yet. */
  readonly mine: Held | undefined;
}

/** What the team noted, opened here, and a field for more while the case is open. */
export function Notes({ file, ring, mine }: Props) {
  const t = useText(caseMessages);
  const opened = useQuery({
    queryKey: [...deskKey, 'opened', 'caseNotes', file.id, file.notes.length, Object.keys(ring.desks)],
    queryFn: () => openNotes(ring, file),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return (
    <Section title={t.notes} lead={t.notesLead}>
      <div className={styles.stack}>
        {opened.data === undefined ? <Skeleton lines={3} /> : <List notes={opened.data} />}
        {mine === undefined ? <Notice tone="warning">{t.noKey}</Notice> : null}
        {mine === undefined ? null : <Write id={file.id} mine={mine} isOpen={file.state === 'open'} />}
      </div>
    </Section>
  );
}

function List({ notes }: { notes: readonly OpenedNote[] }) {
  const t = useText(caseMessages);
  const formats = useFormats();
  if (notes.length === 0) return <p className="muted">{t.noNotes}</p>;
  return (
    <ol className={styles.letters} aria-label={t.notes}>
      {notes.map(({ id, writtenBy, writtenOn, said }) => (
        <li key={id} className={styles.letter}>
          <div className={styles.head}>
            <strong>{writtenBy.name === '' ? t.gone : writtenBy.name}</strong>
            {said?.kind === 'outcome' ? <Tag>{t.outcome}</Tag> : null}
            <span className="muted">{formats.date(writtenOn)}</span>
          </div>
          {said === null ? (
            <Notice tone="danger" title={t.unreadable}>
              {t.unreadableBody}
            </Notice>
          ) : (
            <p className={styles.text}>{said.text}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Stays while something is written, also when somebody closed the case meanwhile: what was written must not vanish. */
function Write({ id, mine, isOpen }: { id: string; mine: Held; isOpen: boolean }) {
  const t = useText(caseMessages);
  const [text, setText] = useState('');
  // Sealed once: the same again after a lost answer is the same note.
  const kept = useRef<{ text: string; note: NewCaseNote } | null>(null);
  const write = useDeedOn(
    { all: deskKey, one: deskKey },
    async () => {
      if (kept.current?.text !== text) kept.current = { text, note: await sealNote(mine, id, 'note', text.trim()) };
      await addNote(id, kept.current.note);
    },
    t.written,
    () => {
      kept.current = null;
      setText('');
    },
  );
  if (!isOpen && text === '') return null;
  return (
    <FormStack>
      <TextArea
        label={t.note}
        description={t.noteHint}
        rows={4}
        maxCharacters={longestNote}
        value={text}
        onChange={setText}
      />
      {write.error === null ? null : <Fault error={write.error} wrote />}
      <Actions>
        <Button
          look="primary"
          isPending={write.isPending}
          isDisabled={text.trim() === '' || text.length > longestNote}
          onPress={() => write.mutate()}
        >
          {t.write}
        </Button>
      </Actions>
    </FormStack>
  );
}
