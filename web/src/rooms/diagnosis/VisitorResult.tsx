import type { PlanProgramme } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { score } from '@boru/engines/diagnosis';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { Icon } from '#ui/Icon';
import { Link, LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Actions, NextStep, Page, PageHeader, Section } from '#ui/Page';
import { useProgrammes } from './api.ts';
import { DomainScores } from './DomainScores.tsx';
import { diagnosisMessages } from './messages.ts';
import { OutcomeView } from './OutcomeView.tsx';
import styles from './Visitor.module.css';
import { nextDomain, VisitorSet } from './VisitorStart.tsx';
import { useVisitorDiagnosis } from './visitor.ts';

/** Worked out in the browser: a visitor's answers never leave the machine for this page. */
export function VisitorResult() {
  const programmes = useProgrammes();
  return <VisitorSet>{(set) => <Result set={set} programmes={programmes} />}</VisitorSet>;
}

function Result({ set, programmes }: { set: QuestionSet; programmes: readonly PlanProgramme[] }) {
  const t = useText(diagnosisMessages);
  const { answers } = useVisitorDiagnosis(set);
  const outcome = score(set, known(set, answers));
  if (outcome.unanswered === set.questions.length) {
    return (
      <Page width="form">
        <PageHeader title={t.resultTitle} />
        <EmptyState
          title={t.homeEmpty}
          action={
            <LinkButton to={`/diagnose/${nextDomain(set, {})}`} look="primary">
              {t.start}
            </LinkButton>
          }
        >
          {t.homeEmptyLead}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={t.resultTitle}
        lead={t.resultLead}
        actions={
          <>
            <Button onPress={() => window.print()}>
              <Icon name="print" size="small" /> {t.print}
            </Button>
            <LinkButton to={`/diagnose/${set.domains[0]?.id ?? ''}`}>{t.editAnswers}</LinkButton>
          </>
        }
      />
      {outcome.complete ? (
        <OutcomeView set={set} outcome={outcome} programmes={programmes} planFrom={todayInSeoul()} />
      ) : (
        <Incomplete set={set} answers={answers} />
      )}
      <NextStep title={t.keepTitle} why={t.keepWhy} to="/register" label={t.keepDo} />
    </Page>
  );
}

/** Answers an older edition left behind would stop the count; they are not shown, and not deleted either. */
function known(set: QuestionSet, answers: ReturnType<typeof useVisitorDiagnosis>['answers']) {
  const entries = set.questions.flatMap((question) => {
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    return value === undefined || (value === 'notApplicable' && !question.mayNotApply)
      ? []
      : [[question.id, value] as const];
  });
  return Object.fromEntries(entries);
}

function Incomplete({
  set,
  answers,
}: {
  set: QuestionSet;
  answers: ReturnType<typeof useVisitorDiagnosis>['answers'];
}) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const pick = usePick();
  const outcome = score(set, known(set, answers));
  const range = outcome.range;
  const open = outcome.domains.filter((domain) => domain.unanswered > 0);
  return (
    <>
      <Notice tone="warning" title={t.incompleteTitle({ left: outcome.unanswered })}>
        <p>{t.incompleteLead}</p>
        {range === null ? null : (
          <p>{t.rangeText({ min: formats.number(range.min), max: formats.number(range.max) })}</p>
        )}
      </Notice>
      <Section title={t.domains}>
        <ul className={styles.bullets}>
          {open.map((domain) => {
            const named = set.domains.find((each) => each.id === domain.id);
            return (
              <li key={domain.id}>
                <Link to={`/diagnose/${domain.id}`}>{named === undefined ? domain.id : pick(named.name)}</Link>{' '}
                {t.domainLeft({ left: domain.unanswered })}
              </li>
            );
          })}
        </ul>
        <Actions>
          <LinkButton to={`/diagnose/${nextDomain(set, answers)}`} look="primary">
            {t.goOn}
          </LinkButton>
        </Actions>
      </Section>
      <Section title={t.domainTitle}>
        <DomainScores set={set} outcome={outcome} comparison={null} />
      </Section>
    </>
  );
}
