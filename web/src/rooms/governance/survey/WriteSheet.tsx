import { addDays } from '@boru/contract/civil';
import { SurveyAllocation, type SurveyInput, SurveyStrata } from '@boru/contract/surveys';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText } from '#lib/moment';
import { newKey } from '#lib/new-key';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { useSurveyDeed, writeSurvey } from './api.ts';
import { surveyMessages } from './messages.ts';

interface Question {
  readonly key: number;
  readonly text: string;
  readonly options: string;
}
interface Draft {
  readonly title: string;
  readonly purpose: string;
  readonly strata: SurveyStrata;
  readonly allocation: SurveyInput['allocation'];
  readonly sample: number | null;
  readonly seed: string;
  readonly closesOn: string | null;
  readonly questions: readonly Question[];
}
const optionsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const isAsked = ({ text, options }: Question): boolean => {
  const count = optionsOf(options).length;
  return text.trim() !== '' && count >= 2 && count <= 7;
};
/** Until the end of the last day in Seoul. */
const wishOf = ({ closesOn, sample, questions, ...draft }: Draft): SurveyInput | null => {
  const named = [draft.title, draft.purpose, draft.seed].every((text) => text.trim() !== '');
  if (!named || closesOn === null || sample === null || !questions.every(isAsked)) return null;
  const closesAt = instantText({ on: closesOn, clock: '23:59' });
  if (closesAt === null) return null;
  return {
    ...{ ...draft, sample, closesAt },
    questions: questions.map(({ text, options }) => ({ text: text.trim(), options: optionsOf(options) })),
  };
};

export function WriteSheet({ onClose }: { onClose: () => void }) {
  const t = useText(surveyMessages);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ title: '', purpose: '', strata: 'size', allocation: 'proportional', sample: 100, seed: newKey() },
    ...{ closesOn: addDays(todayInSeoul(), 21), questions: [{ key: 1, text: '', options: '' }] },
  }));
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const writing = useSurveyDeed((wish: SurveyInput) => writeSurvey(wish), t.written, onClose);
  return (
    <ConfirmSheet
      title={t.writeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        const wish = wishOf(draft);
        if (wish !== null) writing.mutate(wish);
      }}
      confirmLabel={t.write}
      isPending={writing.isPending}
      error={writing.error}
      whoSees={t.who}
      takeBack={t.writeBack}
    >
      <FormStack>
        <About draft={draft} set={set} isTried={isTried} error={writing.error} />
        <Questions questions={draft.questions} onChange={(questions) => set({ questions })} isTried={isTried} />
      </FormStack>
    </ConfirmSheet>
  );
}

interface AboutProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function About({ draft, set, isTried, error }: AboutProps) {
  const t = useText(surveyMessages);
  const missing = (isMissing: boolean) => (isTried && isMissing ? t.needed : undefined);
  return (
    <>
      <TextField
        label={t.name}
        isRequired
        maxLength={100}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={missing(draft.title.trim() === '')}
      />
      <TextArea
        label={t.purpose}
        description={t.purposeHint}
        isRequired
        rows={3}
        maxCharacters={1000}
        value={draft.purpose}
        onChange={(purpose) => set({ purpose })}
        error={missing(draft.purpose.trim() === '')}
      />
      <Drawing draft={draft} set={set} isTried={isTried} error={error} />
    </>
  );
}

/** How the sample is drawn, and until when it is answered. */
function Drawing({ draft, set, isTried, error }: AboutProps) {
  const t = useText(surveyMessages);
  const pick = usePick();
  const locale = useLocale();
  const missing = (isMissing: boolean) => (isTried && isMissing ? t.needed : undefined);
  return (
    <>
      <NumberField
        label={t.sample}
        isRequired
        minValue={5}
        maxValue={20_000}
        value={draft.sample ?? Number.NaN}
        onChange={(sample) => set({ sample: Number.isNaN(sample) ? null : sample })}
        error={missing(draft.sample === null) ?? fieldError(error, 'sample', locale)}
      />
      <Select
        label={t.strata}
        options={SurveyStrata.options.map((id) => ({ id, label: pick(lists.surveyStrata[id]) }))}
        value={draft.strata}
        onChange={(id) => set({ strata: SurveyStrata.options.find((one) => one === id) ?? draft.strata })}
      />
      <Select
        label={t.allocation}
        description={t.allocationHint}
        options={SurveyAllocation.options.map((id) => ({ id, label: pick(lists.surveyAllocation[id]) }))}
        value={draft.allocation}
        onChange={(id) => set({ allocation: SurveyAllocation.options.find((one) => one === id) ?? draft.allocation })}
      />
      <TextField
        label={t.seed}
        description={t.seedHint}
        isRequired
        maxLength={64}
        value={draft.seed}
        onChange={(seed) => set({ seed })}
        error={missing(draft.seed.trim() === '')}
      />
      <DateField
        label={t.closesOn}
        isRequired
        value={draft.closesOn}
        onChange={(closesOn) => set({ closesOn })}
        error={missing(draft.closesOn === null) ?? fieldError(error, 'closesAt', locale)}
      />
    </>
  );
}

interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly onChange: (questions: readonly Question[]) => void;
  readonly isTried: boolean;
}

function Questions({ questions, onChange, isTried }: QuestionsProps) {
  const t = useText(surveyMessages);
  const set = (key: number, change: Partial<Question>) =>
    onChange(questions.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const next = Math.max(0, ...questions.map(({ key }) => key)) + 1;
  return (
    <>
      {questions.map((one, at) => {
        const count = optionsOf(one.options).length;
        return (
          <fieldset key={one.key}>
            <legend>{t.question({ at: at + 1 })}</legend>
            <FormStack>
              <TextField
                label={t.question({ at: at + 1 })}
                isRequired
                maxLength={300}
                value={one.text}
                onChange={(text) => set(one.key, { text })}
                error={isTried && one.text.trim() === '' ? t.needed : undefined}
              />
              <TextArea
                label={t.options}
                description={t.optionsHint}
                isRequired
                rows={4}
                value={one.options}
                onChange={(options) => set(one.key, { options })}
                error={isTried && (count < 2 || count > 7) ? t.optionsNeeded : undefined}
              />
              {questions.length === 1 ? null : (
                <Button
                  size="small"
                  onPress={() => onChange(questions.filter(({ key }) => key !== one.key))}
                  aria-label={`${t.question({ at: at + 1 })} ${t.dropQuestion}`}
                >
                  {t.dropQuestion}
                </Button>
              )}
            </FormStack>
          </fieldset>
        );
      })}
      <Actions>
        <Button onPress={() => onChange([...questions, { key: next, text: '', options: '' }])}>{t.addQuestion}</Button>
      </Actions>
    </>
  );
}
