import { useText } from '#lib/i18n';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import styles from './Steps.module.css';

/** Where the reader is in a task of several pages. On a narrow screen only the present step is spelled out. */
export function StepIndicator({ label, steps, current }: { label: string; steps: readonly string[]; current: number }) {
  const t = useText(uiMessages);
  return (
    <nav aria-label={label} className={styles.steps}>
      <p className={styles.short}>
        {t.step({ current: current + 1, total: steps.length })} <strong>{steps[current]}</strong>
      </p>
      <ol className={styles.list}>
        {steps.map((step, index) => {
          const state = index < current ? 'done' : index === current ? 'current' : 'ahead';
          const words = { done: t.stepDone, current: t.stepCurrent, ahead: t.stepAhead }[state];
          return (
            <li
              key={step}
              className={styles.step}
              data-state={state}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span className={styles.mark} aria-hidden="true">
                {state === 'done' ? <Icon name="check" size="small" /> : index + 1}
              </span>
              {step}
              <span className="visually-hidden"> ({words})</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** A measured advance: 12 / 48, in words beside the bar. */
export function Progress({ label, value, max, text }: { label: string; value: number; max: number; text: string }) {
  return (
    <div className={styles.progress}>
      <div className={styles.progressHead}>
        <span>{label}</span>
        <span className="tabular">{text}</span>
      </div>
      <progress className={styles.bar} value={value} max={max} aria-label={label}>
        {text}
      </progress>
    </div>
  );
}
