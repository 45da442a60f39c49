import { AnswerClass, AnswerReader, questionTypes } from '@boru/contract/grants';
import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Checkbox, CheckboxGroup } from '#ui/Choices';
import { NumberField } from '#ui/NumberField';
import { Actions } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import type { DeskCall, Question } from '../api.ts';
import styles from '../Grants.module.css';
import { LinkFields } from './LinkFields.tsx';
import { deskGrantMessages } from './messages.ts';
import { choicesOfText, choicesText, retyped } from './questions.ts';
import { VisibleEditor } from './VisibleEditor.tsx';

interface QuestionEditorProps {
  readonly questions: readonly Question[];
  readonly place: number;
  readonly names: DeskCall['names'];
  readonly wrong: (path: string) => string | undefined;
  readonly onChange: (question: Question) => void;
  readonly onRemove: () => void;
  readonly onUp: () => void;
}

/** One question: what is asked, what fits as an answer, who reads it, and when it is asked. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { questions, place, names, wrong, onChange, onRemove, onUp } = props;
  const t = useText(deskGrantMessages);
  const pick = usePick();
  const question = questions[place];
  if (question === undefined) return null;
  const part = { question, wrong, onChange };
  return (
    <fieldset className={styles.question}>
      <legend>
        <strong>{t.questionNumber({ place: place + 1 })}</strong> {pick(question.label)}
      </legend>
      <div className={styles.two}>
        <Words {...part} />
        <Fitting {...part} />
        <Reading {...part} />
        <LinkFields question={question} wrong={wrong} onChange={onChange} />
      </div>
      <VisibleEditor questions={questions} place={place} names={names} onChange={onChange} />
      <Actions>
        <Button size="small" isDisabled={place === 0} onPress={onUp}>
          {t.up({ place: place + 1 })}
        </Button>
        <Button size="small" look="quiet" onPress={onRemove}>
          {t.removeQuestion({ place: place + 1 })}
        </Button>
      </Actions>
    </fieldset>
  );
}

export interface PartProps {
  readonly question: Question;
  readonly wrong: (path: string) => string | undefined;
  readonly onChange: (question: Question) => void;
}

function Words({ question, wrong, onChange }: PartProps) {
  const t = useText(deskGrantMessages);
  const label = (change: Partial<Question['label']>) =>
    onChange({ ...question, label: { ...question.label, ...change } });
  const help = (change: Partial<Question['label']>) => {
    const next = { ...(question.help ?? { ko: '', en: '' }), ...change };
    onChange({ ...question, help: next.ko === '' && next.en === '' ? null : next });
  };
  return (
    <>
      <TextField
        label={t.labelKo}
        value={question.label.ko}
        onChange={(ko) => label({ ko })}
        maxLength={200}
        error={wrong('label.ko')}
      />
      <TextField
        label={t.labelEn}
        value={question.label.en}
        onChange={(en) => label({ en })}
        maxLength={200}
        error={wrong('label.en')}
      />
      <TextField
        label={t.helpKo}
        isOptional
        value={question.help?.ko ?? ''}
        onChange={(ko) => help({ ko })}
        maxLength={500}
        error={wrong('help.ko')}
      />
      <TextField
        label={t.helpEn}
        isOptional
        value={question.help?.en ?? ''}
        onChange={(en) => help({ en })}
        maxLength={500}
        error={wrong('help.en')}
      />
    </>
  );
}

function Fitting({ question, wrong, onChange }: PartProps) {
  const t = useText(deskGrantMessages);
  const pick = usePick();
  const { type } = question;
  const bound = (key: 'least' | 'most', label: string) => (
    <NumberField
      label={label}
      isOptional
      value={question[key] ?? Number.NaN}
      onChange={(value) => onChange({ ...question, [key]: Number.isNaN(value) ? null : Math.trunc(value) })}
      error={wrong(key)}
    />
  );
  const isNumber = type === 'integer' || type === 'won';
  return (
    <>
      <Select
        label={t.type}
        value={type}
        options={questionTypes.map((id) => ({ id, label: pick(lists.questionType[id]) }))}
        onChange={(id) => {
          const next = questionTypes.find((one) => one === id);
          if (next !== undefined && next !== type) onChange(retyped(question, next));
        }}
      />
      <TextField
        label={t.key}
        description={t.keyWhy}
        value={question.key}
        onChange={(key) => onChange({ ...question, key })}
        maxLength={40}
        error={wrong('key')}
      />
      {type === 'choice' || type === 'several' ? (
        <div className={styles.wide}>
          <TextArea
            label={t.choices}
            description={t.choicesWhy}
            rows={4}
            value={choicesText(question.choices)}
            onChange={(text) => onChange({ ...question, choices: choicesOfText(text) })}
            error={wrong('choices')}
          />
        </div>
      ) : null}
      {isNumber ? bound('least', t.least) : null}
      {isNumber ? bound('most', t.most) : null}
      {type === 'text' || type === 'longText' ? bound('most', t.mostCharacters) : null}
      <Checkbox
        label={t.required}
        isSelected={question.isRequired}
        onChange={(isRequired) => onChange({ ...question, isRequired })}
      />
    </>
  );
}

function Reading({ question, wrong, onChange }: PartProps) {
  const t = useText(deskGrantMessages);
  const pick = usePick();
  return (
    <>
      <Select
        label={t.class}
        value={question.class}
        options={AnswerClass.options.map((id) => ({ id, label: pick(lists.answerClass[id]) }))}
        onChange={(id) => onChange({ ...question, class: AnswerClass.safeParse(id).data ?? question.class })}
      />
      <CheckboxGroup
        label={t.readers}
        description={t.readersWhy}
        direction="row"
        value={question.readers}
        options={AnswerReader.options.map((id) => ({ id, label: pick(lists.answerReader[id]) }))}
        onChange={(ids) => onChange({ ...question, readers: AnswerReader.options.filter((one) => ids.includes(one)) })}
        error={wrong('readers')}
      />
    </>
  );
}
