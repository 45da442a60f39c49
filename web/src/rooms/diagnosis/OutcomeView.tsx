import type { Comparison, Outcome, OutcomeSummary, PlanProgramme } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import type { ReactNode } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList, type Fact } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Explain } from '#ui/ExplainSheet';
import { Link } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { DomainScores } from './DomainScores.tsx';
import { diagnosisMessages } from './messages.ts';
import styles from './OutcomeView.module.css';
import { Plan } from './Plan.tsx';

export interface OutcomeViewProps {
  readonly set: QuestionSet;
  readonly outcome: Outcome;
  /** Programmes of the region; the plan drops those that are closed. */
  readonly programmes: readonly PlanProgramme[];
  /** First day of the plan. */
  readonly planFrom: string;
  readonly stored?: OutcomeSummary | undefined;
  readonly previous?: OutcomeSummary | null | undefined;
  readonly comparison?: Comparison | null | undefined;
}

/** The result: level first, then why, then what to do. The same on the screen and on paper. */
export function OutcomeView({ set, outcome, programmes, planFrom, stored, previous, comparison }: OutcomeViewProps) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  return (
    <>
      <Headline set={set} outcome={outcome} stored={stored} />
      <Notice title={t.notice}>
        <p>{pick(set.notice)}</p>
        <p>
          <Link to="/automated">{t.howItArises}</Link>
        </p>
      </Notice>
      <Section title={t.domainTitle}>
        <DomainScores set={set} outcome={outcome} comparison={comparison ?? null} />
      </Section>
      {comparison === null || comparison === undefined || previous === null || previous === undefined ? null : (
        <Section title={t.compareTitle}>
          <Compared set={set} comparison={comparison} previous={previous} />
        </Section>
      )}
      <Section title={t.criticalTitle}>
        <CriticalGaps set={set} outcome={outcome} />
      </Section>
      <Section title={t.planTitle}>
        <Plan set={set} outcome={outcome} programmes={programmes} from={planFrom} />
      </Section>
    </>
  );
}

function Headline({
  set,
  outcome,
  stored,
}: {
  set: QuestionSet;
  outcome: Outcome;
  stored: OutcomeSummary | undefined;
}) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const pick = usePick();
  const nameOf = (id: string | null) => {
    const level = set.levels.find((each) => each.id === id);
    return level === undefined ? t.noScore : pick(level.name);
  };
  const total = outcome.total === null ? t.noScore : t.points({ score: formats.number(outcome.total) });
  const gaps = outcome.gaps.filter((gap) => gap.critical).length;
  const edition = t.editionText({ title: pick(set.title), version: set.version });
  const facts: Fact[] = [
    { name: t.total, value: <strong className={styles.total}>{total}</strong> },
    ...(stored === undefined ? [] : validity(stored)),
    { name: t.edition, value: <Edition text={edition} verified={set.verified} /> },
  ];
  function validity({ completedOn, expiresOn, expired }: OutcomeSummary): Fact[] {
    const until = t.until({ date: formats.date(expiresOn) });
    const mark = expired ? <Tag tone="red">{t.expired}</Tag> : null;
    return [
      { name: t.completedOn, value: formats.date(completedOn) },
      {
        name: t.expiresOn,
        value: (
          <>
            {until} {mark}
          </>
        ),
      },
    ];
  }
  return (
    <section className={styles.headline}>
      <p className={styles.level}>
        <span>{t.level}</span>
        <strong>{nameOf(outcome.level)}</strong>
      </p>
      <div className={styles.facts}>
        <DescriptionList items={facts} />
        {outcome.level === outcome.uncappedLevel ? null : (
          <p>{t.capped({ reached: nameOf(outcome.uncappedLevel), level: nameOf(outcome.level), gaps })}</p>
        )}
        <Explain
          explanation={{
            result: `${nameOf(outcome.level)} · ${total}`,
            rule: (
              <>
                <p>{t.explainRule}</p>
                {set.caps.length === 0 ? null : <p>{t.explainCap}</p>}
              </>
            ),
            inputs: set.levels.map((level) => ({ name: pick(level.name), value: t.levelFrom({ min: level.min }) })),
            edition: <Edition text={edition} verified={set.verified} />,
          }}
        />
      </div>
    </section>
  );
}

function Edition({ text, verified }: { text: string; verified: boolean }) {
  const t = useText(diagnosisMessages);
  return (
    <>
      {text} {verified ? null : <Tag tone="amber">{t.unverified}</Tag>}
    </>
  );
}

function CriticalGaps({ set, outcome }: { set: QuestionSet; outcome: Outcome }) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  const gaps = outcome.gaps.filter((gap) => gap.critical);
  if (gaps.length === 0) return <Notice tone="success">{t.criticalNone}</Notice>;
  return (
    <>
      <p>{t.criticalLead({ count: gaps.length })}</p>
      <ul className={styles.gaps}>
        {gaps.map((gap) => {
          const question = set.questions.find((each) => each.id === gap.question);
          const step = set.scale.find((each) => each.value === gap.value);
          return (
            <li key={gap.question}>
              <span className={styles.code}>{gap.question}</span>
              <span>{question === undefined ? gap.question : pick(question.text)}</span>
              <span className="muted small">
                {t.nowAnswer({ answer: step === undefined ? String(gap.value) : pick(step.name) })}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Compared({
  set,
  comparison,
  previous,
}: {
  set: QuestionSet;
  comparison: Comparison;
  previous: OutcomeSummary;
}) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const pick = usePick();
  const { total, level, closed, opened, remaining } = comparison;
  const words = (points: number | null, name: string) =>
    points === null ? t.noScore : `${t.points({ score: formats.number(points) })}(${name})`;
  const now = set.levels.find((each) => each.id === level.after);
  const before = words(total.before, previous.level === null ? t.noScore : pick(previous.level.name));
  const after = words(total.after, now === undefined ? t.noScore : pick(now.name));
  return (
    <>
      <p>
        {t.compareLead({ date: formats.date(previous.completedOn) })} {t.comparedText({ before, after })}
      </p>
      {comparison.sameEdition ? null : <p>{t.compareOther}</p>}
      <div className={styles.groups}>
        {closed.length === 0 ? null : (
          <Disclosure title={t.closedGaps({ count: closed.length })} isOpenAtFirst>
            <QuestionTexts set={set} ids={closed} />
          </Disclosure>
        )}
        {opened.length === 0 ? null : (
          <Disclosure title={t.openedGaps({ count: opened.length })} isOpenAtFirst>
            <QuestionTexts set={set} ids={opened} />
          </Disclosure>
        )}
        {remaining.length === 0 ? null : (
          <Disclosure title={t.remainingGaps({ count: remaining.length })}>
            <QuestionTexts set={set} ids={remaining} />
          </Disclosure>
        )}
      </div>
    </>
  );
}

function QuestionTexts({ set, ids }: { set: QuestionSet; ids: readonly string[] }): ReactNode {
  const pick = usePick();
  if (ids.length === 0) return null;
  return (
    <ul className={styles.short}>
      {ids.map((id) => {
        const question = set.questions.find((each) => each.id === id);
        return <li key={id}>{question === undefined ? id : pick(question.text)}</li>;
      })}
    </ul>
  );
}
