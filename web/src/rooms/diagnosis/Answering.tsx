import type { Answers, AnswerValue } from '@boru/contract/diagnosis';
import type { Domain, Question, QuestionSet } from '@boru/contract/question-set';
import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Disclosure } from '#ui/Disclosure';
import { Icon } from '#ui/Icon';
import { Link, LinkButton } from '#ui/Link';
import { Page, PageHeader } from '#ui/Page';
import { Progress } from '#ui/Steps';
import { Tag } from '#ui/Tag';
import styles from './Answering.module.css';
import { diagnosisMessages } from './messages.ts';

export interface AnsweringProps {
  readonly set: QuestionSet;
  readonly domainId: string;
  readonly answers: Answers;
  readonly onAnswer: (question: string, value: AnswerValue | null) => void;
  /** Where the pages of the domains lie: `/diagnose` → `/diagnose/policy`. */
  readonly base: string;
  /** Where the answers stand: kept here, saved there, not saved. */
  readonly saved: ReactNode;
  /** After the last domain. */
  readonly finish: ReactNode;
}

/** One domain a page: all its questions, how far one is, and the way to every other domain. */
export function Answering({ set, domainId, answers, onAnswer, base, saved, finish }: AnsweringProps) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  const index = Math.max(
    0,
    set.domains.findIndex((domain) => domain.id === domainId),
  );
  const domain = set.domains[index];
  const questions = set.questions.filter((question) => question.domain === domain?.id);
  const answered = set.questions.filter((question) => Object.hasOwn(answers, question.id)).length;
  const [before, after] = [set.domains[index - 1], set.domains[index + 1]];
  const total = set.questions.length;
  return (
    <Page aside={<DomainList set={set} answers={answers} current={domain?.id ?? ''} base={base} />}>
      <PageHeader
        title={domain === undefined ? t.title : pick(domain.name)}
        meta={<span role="status">{saved}</span>}
      />
      <Progress label={t.progress} value={answered} max={total} text={t.progressText({ answered, total })} />
      <ol className={styles.questions}>
        {questions.map((question) => (
          <li key={question.id}>
            <QuestionCard set={set} question={question} value={answers[question.id] ?? null} onAnswer={onAnswer} />
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        {before === undefined ? <span /> : <LinkButton to={`${base}/${before.id}`}>{t.previous}</LinkButton>}
        {after === undefined ? (
          finish
        ) : (
          <LinkButton to={`${base}/${after.id}`} look="primary">
            {t.next}: {pick(after.name)}
            <Icon name="arrow" size="small" />
          </LinkButton>
        )}
      </div>
    </Page>
  );
}

function DomainList({
  set,
  answers,
  current,
  base,
}: {
  set: QuestionSet;
  answers: Answers;
  current: string;
  base: string;
}) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  return (
    <nav aria-label={t.domains} className={styles.domains}>
      <h2>{t.domains}</h2>
      <ol>
        {set.domains.map((domain) => (
          <li key={domain.id}>
            <Link to={`${base}/${domain.id}`} aria-current={domain.id === current ? 'step' : undefined}>
              <span>{pick(domain.name)}</span>
              <DomainState left={leftIn(set, domain, answers)} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function DomainState({ left }: { left: number }) {
  const t = useText(diagnosisMessages);
  return <span className={styles.left}>{left === 0 ? t.domainDone : t.domainLeft({ left })}</span>;
}

function leftIn(set: QuestionSet, domain: Domain, answers: Answers): number {
  return set.questions.filter((question) => question.domain === domain.id && !Object.hasOwn(answers, question.id))
    .length;
}

interface CardProps {
  readonly set: QuestionSet;
  readonly question: Question;
  readonly value: AnswerValue | null;
  readonly onAnswer: (question: string, value: AnswerValue | null) => void;
}

function QuestionCard({ set, question, value, onAnswer }: CardProps) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  const steps = set.scale.map((step) => ({ id: String(step.value), label: pick(step.name) }));
  const options = question.mayNotApply ? [...steps, { id: 'notApplicable', label: pick(set.notApplicable) }] : steps;
  return (
    <article className={styles.question} data-answered={value === null ? undefined : ''}>
      <div className={styles.head}>
        <span className={styles.number}>{question.id}</span>
        {question.critical ? <Tag tone="amber">{t.critical}</Tag> : null}
        {value === null ? null : (
          <Button
            look="link"
            size="small"
            onPress={() => onAnswer(question.id, null)}
            aria-label={`${question.id} ${t.clearAnswer}`}
          >
            {t.clearAnswer}
          </Button>
        )}
      </div>
      <RadioGroup
        label={pick(question.text)}
        options={options}
        direction="row"
        value={value === null ? null : String(value)}
        onChange={(id) => onAnswer(question.id, answerOf(id))}
      />
      <div className={styles.more}>
        <Disclosure title={t.evidence} level={2}>
          <Evidence question={question} />
        </Disclosure>
      </div>
    </article>
  );
}

function answerOf(id: string): AnswerValue {
  if (id === '0') return 0;
  if (id === '1') return 1;
  if (id === '2') return 2;
  return id === '3' ? 3 : 'notApplicable';
}

function Evidence({ question }: { question: Question }) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  const papers = pick({ ko: question.evidence.ko.join(' · '), en: question.evidence.en.join(' · ') });
  return (
    <div className={styles.evidence}>
      <p>{papers}</p>
      <p className="small muted">{t.evidenceLead}</p>
      {question.law.length === 0 ? null : (
        <>
          <h3>{t.law}</h3>
          <ul>
            {question.law.map((law) => (
              // Statutory words are quoted in Korean in both languages: a translation would not be the law.
              <li key={law.id} lang="ko">
                {law.text} <span className="muted">({law.basis})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
