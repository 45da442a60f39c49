import type { Ladder } from '@boru/contract/screening';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Section } from '#ui/Page';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';

const operators = { '>=': 'atLeast', '>': 'moreThan', '<=': 'atMost', '<': 'lessThan' } as const;

/** One technology, different figures in different laws: where ours stands, and how far the next step is. */
export function Ladders({ ladders }: { ladders: readonly Ladder[] }) {
  const t = useText(checkMessages);
  if (ladders.length === 0) return null;
  return (
    <Section title={t.ladder}>
      {ladders.slice(0, 3).map((ladder) => (
        <Steps key={ladder.id} ladder={ladder} />
      ))}
    </Section>
  );
}

function Steps({ ladder }: { ladder: Ladder }) {
  const t = useText(checkMessages);
  const pick = usePick();
  const formats = useFormats();
  const controlled = new Set(['nationalCoreTechnology', 'nationalStrategicTechnology']);
  // The lists that bring duties first; taxes and promotion behind them, as information.
  const steps = [...ladder.steps].sort((a, b) => Number(!controlled.has(a.list)) - Number(!controlled.has(b.list)));
  const last = steps.findLastIndex((step) => step.reached === true && controlled.has(step.list));
  return (
    <figure className={styles.ladder}>
      <figcaption className="small muted">
        {t.ladderCaption({ name: pick(ladder.name), unit: ladder.unit })}
        {ladder.value === null
          ? ` · ${t.ladderUnknown}`
          : ` · ${t.ladderHere({ value: formats.number(ladder.value) })}`}
      </figcaption>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            key={`${step.list}-${step.value}-${step.condition?.ko ?? ''}`}
            data-here={index === last ? '' : undefined}
            data-reached={step.reached === true ? '' : undefined}
          >
            <span>{pick(step.listName)}</span>
            <strong className="tabular">
              {step.value === null
                ? t.ladderNone
                : t.limitText({
                    value: formats.number(step.value),
                    unit: ladder.unit,
                    op: t[operators[ladder.direction]],
                  })}
            </strong>
            {step.condition === null ? null : <small>{pick(step.condition)}</small>}
            {step.target ? <small>{t.ladderTarget}</small> : null}
            {step.reached === true ? <small>{t.ladderReached}</small> : null}
            {step.gap === null ? null : (
              <small>{t.ladderGap({ gap: formats.number(step.gap), unit: ladder.unit })}</small>
            )}
          </li>
        ))}
      </ol>
    </figure>
  );
}
