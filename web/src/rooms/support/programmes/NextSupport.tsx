import { useMemo } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { LinkButton } from '#ui/Link';
import { Section } from '#ui/Page';
import type { Support } from './api.ts';
import { factsOf, type Judged, planOf } from './judging.ts';
import { programmeMessages } from './messages.ts';
import styles from './Programmes.module.css';

/** Which support is worth taking next, in which order, from which agency; each line with its gaps and the article that pays. */
export function NextSupport({ support, judged }: { support: Support; judged: readonly Judged[] }) {
  const t = useText(programmeMessages);
  const formats = useFormats();
  const facts = factsOf(support);
  const plan = useMemo(() => planOf(support, judged), [support, judged]);
  const limit = (key: string, show: (value: number) => string): string => {
    const value = facts[key]?.value;
    return typeof value === 'number' ? show(value) : t.planNoLimit;
  };
  if (support.diagnosedOn === null)
    return (
      <Section title={t.plan}>
        <EmptyState
          title={t.planNoDiagnosis}
          action={<LinkButton to="/company/diagnoses">{t.planDiagnose}</LinkButton>}
        />
      </Section>
    );
  return (
    <Section title={t.plan} lead={t.planLead}>
      {plan.items.length === 0 ? (
        <p>{t.planNone}</p>
      ) : (
        <>
          <ol className={styles.plan}>
            {plan.items.map((line) => (
              <Line key={line.id} line={line} support={support} judged={judged} />
            ))}
          </ol>
          <p className="tabular">
            {t.planSum({
              points: formats.number(plan.points, 1),
              hours: formats.number(plan.hours),
              won: formats.won(plan.ownPaymentWon),
            })}
          </p>
          {plan.isOptimal ? null : <p className="small muted">{t.planNotOptimal}</p>}
        </>
      )}
      <p className="small muted">
        {t.planLimits({
          hours: limit('availableHours', formats.number),
          won: limit('ownPaymentWon', formats.won),
        })}
      </p>
    </Section>
  );
}

type LineProps = {
  readonly line: ReturnType<typeof planOf>['items'][number];
  readonly support: Support;
  readonly judged: readonly Judged[];
};

function Line({ line, support, judged }: LineProps) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const formats = useFormats();
  const item = judged.find((one) => one.item.id === line.id)?.item;
  if (item === undefined) return null;
  const texts = line.closes.flatMap((id) => support.gaps.find(({ question }) => question === id) ?? []);
  return (
    <li>
      <strong>{pick(item.content.name)}</strong>{' '}
      <span className="small muted">
        {pick(item.agencyName)} · {item.content.basis.map(({ text }) => text).join(', ')}
      </span>
      <p className="small">
        {t.closes}: {texts.map(({ text }) => pick(text)).join(' / ')} (
        {t.points({ points: formats.number(line.points, 1) })})
      </p>
      {line.isUnsure ? <p className="small muted">{t.planUnsure}</p> : null}
    </li>
  );
}
