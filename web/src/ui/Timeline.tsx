import type { ReactNode } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import styles from './Timeline.module.css';

/** fact: what the system recorded · words: what a person wrote · paper: a document · note: for the agencies' eyes only. */
export type TimelineKind = 'fact' | 'words' | 'paper' | 'note';

export interface TimelineEntry {
  readonly id: string;
  readonly kind: TimelineKind;
  /** RFC 3339. */
  readonly at: string;
  /** Who spoke or acted; a fact may go without. */
  readonly who?: ReactNode;
  /** Who else may read this note or paper. */
  readonly audience?: ReactNode;
  readonly body: ReactNode;
  readonly actions?: ReactNode;
}

/** The heart of a case. Facts are quiet lines, words stand in a frame, papers carry a sheet, internal notes cannot be mistaken. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useText(uiMessages);
  const formats = useFormats();
  const kinds: Readonly<Record<TimelineKind, string>> = {
    fact: t.fact,
    words: t.words,
    paper: t.paper,
    note: t.internalNote,
  };
  const when = (
    <time dateTime={entry.at} className="tabular">
      {formats.dateTime(entry.at)}
    </time>
  );
  if (entry.kind === 'fact') {
    return (
      <li className={styles.entry} data-kind="fact">
        <span className="visually-hidden">{t.fact}: </span>
        {when} <span>{entry.body}</span>
        {entry.actions === undefined ? null : <span className={styles.factActions}>{entry.actions}</span>}
      </li>
    );
  }
  return (
    <li className={styles.entry} data-kind={entry.kind}>
      <article className={styles.box}>
        <header className={styles.head}>
          {entry.kind === 'paper' ? <Icon name="file" size="small" /> : null}
          {entry.kind === 'note' ? (
            <strong className={styles.noteMark}>{t.internalNote}</strong>
          ) : (
            <span className="visually-hidden">{kinds[entry.kind]}: </span>
          )}
          {entry.who === undefined ? null : <span className={styles.who}>{entry.who}</span>}
          {when}
          {entry.kind === 'note' ? <span>{entry.audience ?? t.internalNoteWho}</span> : <span>{entry.audience}</span>}
        </header>
        <div className={styles.body}>{entry.body}</div>
        {entry.actions === undefined ? null : <div className={styles.actions}>{entry.actions}</div>}
      </article>
    </li>
  );
}
