import { useMemo, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { FormStack, Section } from '#ui/Page';
import { useGrantDeed } from '../api.ts';
import { type Own, renew } from '../api-applications.ts';
import { AnswerField, useAnswerText } from './AnswerField.tsx';
import { EligibilityPart } from './EligibilityPart.tsx';
import { type Judged, judge } from './judging.ts';
import { applicationMessages } from './messages.ts';
import { SigningPart } from './SigningPart.tsx';
import { type Saving, useSaving } from './saving.ts';

interface DraftPartProps {
  readonly own: Own;
  readonly draft: NonNullable<Own['draft']>;
}

/** The application as it is written: the questions that are asked now, eligibility beside them, and the way to hand it in. */
export function DraftPart({ own, draft }: DraftPartProps) {
  const saving = useSaving(own);
  const judged = useMemo(() => judge(saving.own, saving.answers), [saving.own, saving.answers]);
  const [refusal, setRefusal] = useState<unknown>(null);
  if (own.may.includes('renew')) return <RenewPart own={own} draft={draft} />;
  return (
    <>
      {own.may.includes('save') ? (
        <Questions saving={saving} judged={judged} refusal={refusal} />
      ) : (
        <ReadOnly own={own} judged={judged} />
      )}
      <EligibilityPart own={saving.own} judged={judged} />
      <SigningPart saving={saving} judged={judged} onRefused={setRefusal} />
    </>
  );
}

function RenewPart({ own, draft }: DraftPartProps) {
  const t = useText(applicationMessages);
  const renewing = useGrantDeed(() => renew(own.id, draft.version), t.reopened);
  return (
    <>
      <Notice
        tone="warning"
        title={t.renewTitle}
        action={
          <Button look="primary" isPending={renewing.isPending} onPress={() => renewing.mutate()}>
            {t.renew}
          </Button>
        }
      >
        {t.renewWhy({ reason: own.form.reason ?? '' })}
      </Notice>
      {renewing.error === null ? null : <Fault error={renewing.error} wrote />}
    </>
  );
}

function Questions({ saving, judged, refusal }: { saving: Saving; judged: Judged; refusal: unknown }) {
  const t = useText(applicationMessages);
  const pick = usePick();
  const locale = useLocale();
  const text = useAnswerText();
  const { own, answers, answer } = saving;
  const only = own.draft?.asked ?? null;
  // What is missing is said once somebody tried to hand it in; what does not fit, at once.
  const errorOf = (key: string): string | undefined => {
    const fault = judged.faults.find((one) => one.key === key);
    if (fault !== undefined && answers[key] !== undefined) return pick(fault);
    if (fault !== undefined && refusal !== null) return pick(fault);
    return fieldError(refusal, `answers.${key}`, locale);
  };
  return (
    <Section title={t.answers} {...(only === null ? {} : { lead: t.askedOnly({ count: only.length }) })}>
      <SavedWord saving={saving} />
      <FormStack>
        {judged.asked.map((question) =>
          only === null || only.includes(question.key) ? (
            <AnswerField
              key={question.key}
              question={question}
              value={answers[question.key]}
              source={own.draft?.sources[question.key]}
              error={errorOf(question.key)}
              onChange={(value) => answer(question.key, value)}
            />
          ) : (
            <p key={question.key}>
              <span className="muted">{pick(question.label)}</span>
              <br />
              {text(question, answers[question.key])}
            </p>
          ),
        )}
      </FormStack>
    </Section>
  );
}

function SavedWord({ saving }: { saving: Saving }) {
  const t = useText(applicationMessages);
  const formats = useFormats();
  const at = formats.dateTime(saving.own.draft?.savedAt ?? saving.own.now);
  const words = { saved: t.saved({ at }), saving: t.saving, unsaved: t.unsaved };
  return (
    <>
      <p role="status" className="small muted">
        {words[saving.state]}
      </p>
      {saving.wasMerged ? (
        <Notice tone="info" title={t.conflict}>
          {t.conflictWhy}
        </Notice>
      ) : null}
      {saving.error === null ? null : (
        <>
          <Fault error={saving.error} wrote />
          <Button size="small" onPress={() => void saving.flush().catch(() => undefined)}>
            {t.saveAgain}
          </Button>
        </>
      )}
    </>
  );
}

/** While it waits for the representative: everything as it will be handed in. */
function ReadOnly({ own, judged }: { own: Own; judged: Judged }) {
  const t = useText(applicationMessages);
  const pick = usePick();
  const text = useAnswerText();
  return (
    <Section title={t.answers}>
      <dl>
        {judged.asked.map((question) => (
          <div key={question.key}>
            <dt className="muted">{pick(question.label)}</dt>
            <dd>{text(question, own.draft?.answers[question.key])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
