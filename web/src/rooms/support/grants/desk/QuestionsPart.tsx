import { GrantQuestions } from '@boru/contract/grants';
import { faultsOfForm } from '@boru/engines/questions';
import { useState } from 'react';
import { useDraft } from '#lib/drafts';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { type DeskCall, type Question, saveQuestions, useGrantDeed } from '../api.ts';
import { deskGrantMessages } from './messages.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { newQuestion } from './questions.ts';

/** The questions of a call: as a form while they are being written, as a list of forms afterwards. */
export function QuestionsPart({ call }: { call: DeskCall }) {
  const t = useText(deskGrantMessages);
  const formats = useFormats();
  const [newest] = call.forms;
  const mayWrite = call.may.includes('save') || call.may.includes('amend');
  const [isNext, setNext] = useState(false);
  const isDrafted = newest?.publishedAt === null;
  return (
    <Section title={t.questions} lead={t.questionsLead}>
      <ul>
        {call.forms.map((form) => (
          <li key={form.number} className="small">
            {t.formOf({ number: form.number })}:{' '}
            {form.publishedAt === null
              ? t.formDraft
              : t.formPublished({ name: form.writtenByName, date: formats.dateOf(form.publishedAt) })}
            {form.reason === null ? null : ` · ${form.reason}`}
          </li>
        ))}
      </ul>
      {newest === undefined || !mayWrite ? null : isDrafted || isNext ? (
        <Editor key={`${newest.number}.${newest.version}`} call={call} form={newest} />
      ) : (
        <Actions>
          <Button onPress={() => setNext(true)}>{t.nextForm}</Button>
        </Actions>
      )}
    </Section>
  );
}

interface Written {
  readonly questions: readonly Question[];
  readonly reason: string;
}
const readKept = (kept: unknown): Written | null => {
  if (typeof kept !== 'object' || kept === null || !('questions' in kept) || !('reason' in kept)) return null;
  const questions = GrantQuestions.safeParse(kept.questions).data;
  return questions === undefined || typeof kept.reason !== 'string' ? null : { questions, reason: kept.reason };
};

function Editor({ call, form }: { call: DeskCall; form: DeskCall['forms'][number] }) {
  const t = useText(deskGrantMessages);
  const stored: Written = { questions: form.questions, reason: form.reason ?? '' };
  const draft = useDraft<Written>(`grant-form.${call.id}.${form.number}.${form.version}`, stored, readKept);
  const { questions, reason } = draft.value;
  const isAmending = call.state !== 'draft';
  const saving = useGrantDeed(
    () =>
      saveQuestions(call.id, {
        version: form.publishedAt === null ? form.version : null,
        questions,
        reason: reason.trim() === '' ? null : reason.trim(),
      }),
    t.saved,
    draft.clear,
  );
  const isChanged = JSON.stringify(draft.value) !== JSON.stringify(stored);
  return (
    <>
      <QuestionRows
        questions={questions}
        names={call.names}
        noticeOn={call.noticeOn}
        error={saving.error}
        onChange={(next) => draft.set({ ...draft.value, questions: next })}
      />
      {isAmending ? (
        <TextField
          label={t.amendReason}
          isRequired
          value={reason}
          onChange={(text) => draft.set({ ...draft.value, reason: text })}
          maxLength={500}
        />
      ) : null}
      {saving.error === null ? null : <Fault error={saving.error} wrote />}
      <Actions>
        <Button
          look="primary"
          isDisabled={!isChanged || (isAmending && reason.trim() === '')}
          isPending={saving.isPending}
          onPress={() => saving.mutate()}
        >
          {t.saveQuestions}
        </Button>
        <span role="status">{isChanged ? t.changed : t.allSaved}</span>
      </Actions>
    </>
  );
}

interface RowsProps {
  readonly questions: readonly Question[];
  readonly names: DeskCall['names'];
  readonly noticeOn: string;
  readonly error: unknown;
  readonly onChange: (questions: readonly Question[]) => void;
}

/** Faults of the form show while it is written: the same engine that refuses it on publication. */
function QuestionRows({ questions, names, noticeOn, error, onChange }: RowsProps) {
  const t = useText(deskGrantMessages);
  const pick = usePick();
  const locale = useLocale();
  const faults = faultsOfForm(questions, noticeOn);
  const wrongOf = (place: number) => (path: string) => {
    const found = faults.find((fault) => fault.path === `${place}.${path}`);
    return found === undefined ? fieldError(error, `questions.${place}.${path}`, locale) : pick(found);
  };
  const swapped = (place: number) => {
    const next = [...questions];
    const [here, above] = [next[place], next[place - 1]];
    if (here !== undefined && above !== undefined) next.splice(place - 1, 2, here, above);
    return next;
  };
  const visibleFaults = faults.filter(({ path }) => path.includes('.visible'));
  return (
    <>
      {questions.map((question, place) => (
        <QuestionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: the key of a question is typed in this very row
          key={place}
          questions={questions}
          place={place}
          names={names}
          wrong={wrongOf(place)}
          onChange={(next) => onChange(questions.map((one) => (one === question ? next : one)))}
          onRemove={() => onChange(questions.filter((one) => one !== question))}
          onUp={() => onChange(swapped(place))}
        />
      ))}
      {visibleFaults.map((fault) => (
        <Notice key={fault.path} tone="warning">
          {t.questionNumber({ place: Number(fault.path.split('.')[0]) + 1 })}: {pick(fault)}
        </Notice>
      ))}
      <Actions>
        <Button
          isDisabled={questions.length >= 60}
          onPress={() => onChange([...questions, newQuestion(questions.map(({ key }) => key))])}
        >
          {t.addQuestion}
        </Button>
      </Actions>
    </>
  );
}
