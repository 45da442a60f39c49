import { protectionWords } from '@boru/contract/words-protection';
import { useEffect, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Icon } from '#ui/Icon';
import { Actions } from '#ui/Page';
import { StepIndicator } from '#ui/Steps';
import type { Step } from './api.ts';
import { ContactCard } from './ContactCard.tsx';
import styles from './Leak.module.css';
import { reportMessages } from './messages.ts';

/** One step at a time: someone in a panic reads one short list, not six. Where one stands is kept nowhere. */
export function FirstHourSteps({ steps }: { steps: readonly Step[] }) {
  const t = useText(reportMessages);
  const pick = usePick();
  const [current, setCurrent] = useState(0);
  const told = useRef(0);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (told.current === current) return;
    told.current = current;
    title.current?.focus();
  }, [current]);
  const step = steps[current];
  if (step === undefined) return null;
  return (
    <div className={styles.stepRoom}>
      <StepIndicator
        label={t.steps}
        steps={steps.map(({ phase, title: name }) => pick(protectionWords.firstHourPhase[phase] ?? name))}
        current={current}
      />
      <section className={styles.step} aria-labelledby="first-hour-step">
        <p className={styles.soft}>{t.step({ current: current + 1, total: steps.length })}</p>
        <h3 id="first-hour-step" ref={title} tabIndex={-1}>
          {pick(step.title)}
        </h3>
        <p className={styles.why}>{pick(step.why)}</p>
        <Lines title={t.do} lines={step.do.map(pick)} look="do" />
        {step.avoid.length === 0 ? null : <Lines title={t.avoid} lines={step.avoid.map(pick)} look="avoid" />}
        {step.contacts.map((contact) => (
          <ContactCard key={contact.id} contact={contact} isLarge={contact.emergency} />
        ))}
        <Actions>
          {current + 1 < steps.length ? (
            <Button look="primary" onPress={() => setCurrent(current + 1)}>
              {t.next}
            </Button>
          ) : (
            <span className={styles.soft}>{t.done}</span>
          )}
          {current === 0 ? null : (
            <Button look="quiet" onPress={() => setCurrent(current - 1)}>
              {t.previous}
            </Button>
          )}
        </Actions>
      </section>
    </div>
  );
}

export function Lines({ title, lines, look }: { title: string; lines: readonly string[]; look: 'do' | 'avoid' }) {
  return (
    <div className={styles.lines} data-look={look}>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Icon name={look === 'do' ? 'check' : 'close'} size="small" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
