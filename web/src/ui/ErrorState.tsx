import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { isProblem } from '#lib/problem';
import { Button } from './Button.tsx';
import styles from './ErrorState.module.css';
import { uiMessages } from './messages.ts';
import { Notice } from './Notice.tsx';

interface FaultWords {
  readonly happened: string;
  readonly next: string;
  readonly code: string;
  readonly requestId: string | null;
}

/** What happened and what to do, whatever kind of error it is. */
export function useFaultWords(error: unknown): FaultWords {
  const t = useText(uiMessages);
  const locale = useLocale();
  if (!isProblem(error)) {
    return { happened: t.unknownFault, next: t.unknownFaultNext, code: 'page.fault', requestId: null };
  }
  const lost = error.code === 'connection.lost';
  return {
    happened: error.title(locale) ?? (lost ? t.connectionLost : t.unreadable),
    next: error.next(locale) ?? (lost ? t.connectionLostNext : t.unreadableNext),
    code: error.code,
    requestId: error.requestId,
  };
}

interface FaultProps {
  readonly error: unknown;
  /** True when something was being sent: says that it was not stored and is still on the page. */
  readonly wrote?: boolean;
  readonly onRetry?: (() => void) | undefined;
}

/** Beside a form or in a dialog: what happened, what is safe, what to do, and the code to quote. */
export function Fault({ error, wrote = false, onRetry }: FaultProps) {
  const t = useText(uiMessages);
  const words = useFaultWords(error);
  return (
    <Notice
      tone="danger"
      isLive
      title={words.happened}
      {...(onRetry === undefined
        ? {}
        : {
            action: (
              <Button size="small" onPress={onRetry}>
                {t.tryAgain}
              </Button>
            ),
          })}
    >
      <p>{words.next}</p>
      {wrote ? <p>{t.safeWrite}</p> : null}
      <Code words={words} />
    </Notice>
  );
}

function Code({ words }: { words: FaultWords }) {
  const t = useText(uiMessages);
  return (
    <p className={styles.code}>
      {t.code} {words.code}
      {words.requestId === null ? null : ` · ${t.requestId} ${words.requestId}`}
    </p>
  );
}

/** In the place of a page or pane that could not be loaded. */
export function ErrorState({
  error,
  onRetry,
  children,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}) {
  const t = useText(uiMessages);
  const words = useFaultWords(error);
  return (
    <section className={styles.state} role="alert">
      <h2>{words.happened}</h2>
      <dl className={styles.facts}>
        <dt>{t.whatIsSafe}</dt>
        <dd>{t.safeRead}</dd>
        <dt>{t.whatToDo}</dt>
        <dd>{words.next}</dd>
      </dl>
      <div className={styles.actions}>
        {onRetry === undefined ? null : (
          <Button look="primary" onPress={onRetry}>
            {t.tryAgain}
          </Button>
        )}
        {children}
      </div>
      <Code words={words} />
    </section>
  );
}
