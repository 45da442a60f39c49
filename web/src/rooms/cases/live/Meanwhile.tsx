import type { CaseView } from '@boru/contract/cases';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { Notice } from '#ui/Notice';
import { CaseTimeline } from '../CaseTimeline.tsx';
import styles from './Live.module.css';
import { liveMessages } from './messages.ts';
import { shownAt } from './useLive.ts';

interface Ground {
  readonly version: number;
  readonly at: number;
  readonly entries: ReadonlySet<string>;
}

const groundOf = (file: CaseView): Ground => ({
  version: file.version,
  at: performance.now(),
  entries: new Set(file.timeline.map(({ id }) => id)),
});

export interface Standing {
  /** What was written is meant for the case as it stood then; the server refuses it when somebody was faster. */
  readonly version: number;
  /** What happened since, once the server has refused; null while nobody was faster. */
  readonly since: CaseView['timeline'] | null;
}

/**
 * Holds the case as it stood when the reader began to write, however often the page renews itself meanwhile. After a
 * refusal it says what happened since, and the next attempt is made in the knowledge of it.
 */
export function useStanding(file: CaseView, isWriting: boolean, error: unknown): Standing {
  const [ground, setGround] = useState(() => groundOf(file));
  const isRefused = isProblem(error, 'thing.changed') || isProblem(error, 'case.step_not_allowed');
  // Nothing written yet: whatever is written will be written upon what stands there now.
  const isKnown = !isWriting || shownAt(file.id) > ground.at;
  if (isKnown && !isRefused && ground.version !== file.version) setGround(groundOf(file));
  if (!isRefused || ground.version === file.version) return { version: ground.version, since: null };
  return { version: file.version, since: file.timeline.filter(({ id }) => !ground.entries.has(id)) };
}

/** Beside each other: what the reader has written and what somebody else has done meanwhile. */
export function Meanwhile({
  since,
  mine,
  isPossible,
}: {
  since: CaseView['timeline'];
  mine: string;
  isPossible: boolean;
}) {
  const t = useText(liveMessages);
  return (
    <section className={styles.meanwhile} aria-label={t.meanwhile}>
      <Notice tone="warning" isLive title={t.meanwhile}>
        {isPossible ? t.meanwhileNext : t.meanwhileOver}
      </Notice>
      <div className={styles.beside}>
        <div>
          <h3>{t.mine}</h3>
          <p className={styles.words}>{mine}</p>
        </div>
        <div>
          <h3>{t.theirs}</h3>
          {since.length === 0 ? <p>{t.theirsElse}</p> : <CaseTimeline entries={since} />}
        </div>
      </div>
    </section>
  );
}
