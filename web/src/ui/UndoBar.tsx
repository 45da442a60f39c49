import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { useShortcuts } from '#lib/shortcuts';
import { refreshSteps, type ShownStep, takeBack, useSteps } from '#lib/steps';
import { Button } from './Button.tsx';
import { Disclosure } from './Disclosure.tsx';
import { Fault } from './ErrorState.tsx';
import { uiMessages } from './messages.ts';
import styles from './UndoBar.module.css';

/** The server's queue looks twice a second; before that nothing can have changed. */
const GRACE = 700;
const AGAIN = 1_000;

/**
 * What was pressed and can still be taken back, at the foot of every page until it is carried out: said once to a screen
 * reader, reached by Tab or the key u, and told at the end whether it was done.
 */
export function UndoBar() {
  const t = useText(uiMessages);
  const locale = useLocale();
  const steps = useSteps();
  const takingBack = useTakeBack();
  useOutcome(steps);
  const next = steps.filter(({ refused }) => refused === null).at(-1);
  useShortcuts(next === undefined ? [] : [{ key: 'u', label: t.undo, run: () => void takingBack.run(next) }]);
  const waits = steps.filter(({ refused }) => refused === null).map((step) => step.says[locale]);
  const refused = steps.flatMap((step) => (step.refused === null ? [] : [`${t.notDone}. ${step.refused[locale]}`]));
  return (
    <section className={styles.bar} aria-label={t.undoRegion} data-print="hide">
      <p role="status" className="visually-hidden">
        {[...waits.map((says) => `${says}. ${t.canUndo}`), ...refused].join(' ')}
      </p>
      {takingBack.error === null ? null : <Fault error={takingBack.error} />}
      {steps.map((step) =>
        step.refused === null ? (
          <Pending key={step.id} step={step} onUndo={() => void takingBack.run(step)} />
        ) : (
          <Refused key={step.id} step={step} onPutAway={() => void takeBack(step.id).then(refreshSteps)} />
        ),
      )}
    </section>
  );
}

function Pending({ step, onUndo }: { step: ShownStep; onUndo: () => void }) {
  const t = useText(uiMessages);
  const locale = useLocale();
  const seconds = useCountdown(step.endsAt);
  return (
    <div className={styles.item}>
      <span className={styles.words} id={`step-${step.id}`}>
        {step.says[locale]}
      </span>
      {seconds > 0 ? (
        <Button size="small" look="primary" keyHint="u" aria-describedby={`step-${step.id}`} onPress={onUndo}>
          {t.undoIn({ seconds })}
        </Button>
      ) : (
        <span className="small muted">{t.carryingOut}</span>
      )}
    </div>
  );
}

function Refused({ step, onPutAway }: { step: ShownStep; onPutAway: () => void }) {
  const t = useText(uiMessages);
  const locale = useLocale();
  return (
    <div className={styles.item} data-tone="warning">
      <div className={styles.words}>
        <strong>{t.notDone}</strong>
        <p className="small">
          {step.says[locale]}: {step.refused?.[locale]}
        </p>
        {step.words === null ? null : (
          <Disclosure title={t.yourWords}>
            <p className={styles.written}>{step.words}</p>
          </Disclosure>
        )}
      </div>
      <Button size="small" onPress={onPutAway}>
        {t.putAway}
      </Button>
    </div>
  );
}

function useTakeBack() {
  const t = useText(uiMessages);
  const [error, setError] = useState<unknown>(null);
  const run = async (step: ShownStep): Promise<void> => {
    setError(null);
    try {
      const back = await takeBack(step.id);
      if (back === null) await refreshSteps();
      else
        notify({
          tone: 'info',
          title: t.undone,
          ...(back.words === null ? {} : { detail: `${t.yourWords}: ${back.words}` }),
        });
      // The button that was pressed is gone; the next Tab must not start at the top of the browser.
      document.getElementById('content')?.focus({ preventScroll: true });
    } catch (fault) {
      setError(fault);
    }
  };
  return { run, error };
}

/** Asks the server when the time of a step has come, says what came of it, and shows the pages anew. */
function useOutcome(steps: readonly ShownStep[]): void {
  const locale = useLocale();
  const client = useQueryClient();
  useEffect(() => {
    const ends = steps.filter(({ refused }) => refused === null).map(({ endsAt }) => endsAt);
    if (ends.length === 0) return;
    const wait = Math.max(AGAIN, Math.min(...ends) + GRACE - performance.now());
    const timer = setTimeout(async () => {
      // Without a line to the server nothing is known; the next round asks again.
      const done = await refreshSteps().catch(() => null);
      if (done === null || done.length === 0) return;
      for (const step of done) notify({ tone: 'success', title: step.said[locale] });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    }, wait);
    return () => clearTimeout(timer);
  }, [steps, locale, client]);
}

function useCountdown(endsAt: number): number {
  const left = (): number => Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` only reads the clock
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [endsAt]);
  return seconds;
}
