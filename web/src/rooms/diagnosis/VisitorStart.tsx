import type { QuestionSet } from '@boru/contract/question-set';
import { type ReactNode, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Progress } from '#ui/Steps';
import { diagnosisMessages } from './messages.ts';
import { QuestionSetLoaded } from './QuestionSetLoaded.tsx';
import styles from './Visitor.module.css';
import { readVisitor, useVisitorDiagnosis } from './visitor.ts';

/** A visitor goes on with the edition the answers were begun on. */
export function VisitorSet({
  meanwhile,
  children,
}: {
  meanwhile?: ReactNode;
  children: (set: QuestionSet) => ReactNode;
}) {
  const [begun] = useState(() => readVisitor()?.kept.set);
  return (
    <QuestionSetLoaded edition={begun} meanwhile={meanwhile}>
      {children}
    </QuestionSetLoaded>
  );
}

export function VisitorStart() {
  return <VisitorSet meanwhile={<Coming />}>{(set) => <Start set={set} />}</VisitorSet>;
}

/** All that does not depend on the questions, in its final place. */
function Coming() {
  const t = useText(diagnosisMessages);
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.lead} />
      <Actions>
        <Button look="primary" isDisabled>
          {t.start}
        </Button>
      </Actions>
      <Section title={t.whatYouDo}>
        <WhatYouDo />
      </Section>
    </Page>
  );
}

function WhatYouDo({ set }: { set?: QuestionSet }) {
  const t = useText(diagnosisMessages);
  return (
    <ul className={styles.bullets}>
      <li>{t.howLong}</li>
      <li>{t.wherePrivate}</li>
      <li>{t.whatAfter}</li>
      {set === undefined ? null : (
        <li>{t.howMany({ questions: set.questions.length, domains: set.domains.length })}</li>
      )}
    </ul>
  );
}

function Start({ set }: { set: QuestionSet }) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  const formats = useFormats();
  const visitor = useVisitorDiagnosis(set);
  const [asking, setAsking] = useState(false);
  const total = set.questions.length;
  const answered = set.questions.filter((question) => Object.hasOwn(visitor.answers, question.id)).length;
  const next = nextDomain(set, visitor.answers);
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.lead} />
      {answered === 0 ? null : (
        <>
          <Progress label={t.progress} value={answered} max={total} text={t.progressText({ answered, total })} />
          {visitor.savedAt === null ? null : (
            <p className="small muted">{t.savedHere({ time: formats.dateTime(visitor.savedAt) })}</p>
          )}
        </>
      )}
      <Actions>
        <LinkButton to={answered === total ? '/diagnose/result' : `/diagnose/${next}`} look="primary">
          {answered === 0 ? t.start : answered === total ? t.seeResult : t.goOn}
        </LinkButton>
        {answered === 0 ? null : <Button onPress={() => setAsking(true)}>{t.startOver}</Button>}
      </Actions>
      <Section title={t.whatYouDo}>
        <WhatYouDo set={set} />
        <div className={styles.start}>
          <Notice title={t.notice}>
            <p>{pick(set.notice)}</p>
          </Notice>
        </div>
      </Section>
      <ConfirmSheet
        title={t.startOverTitle}
        isOpen={asking}
        isDanger
        onClose={() => setAsking(false)}
        confirmLabel={t.startOverDo}
        onConfirm={() => {
          visitor.startOver();
          setAsking(false);
        }}
      >
        <p>{t.startOverSafe}</p>
      </ConfirmSheet>
    </Page>
  );
}

/** The first domain with an open question; the last one when all are answered. */
export function nextDomain(set: QuestionSet, answers: Readonly<Record<string, unknown>>): string {
  const open = set.domains.find((domain) =>
    set.questions.some((question) => question.domain === domain.id && !Object.hasOwn(answers, question.id)),
  );
  return (open ?? set.domains.at(-1))?.id ?? '';
}
