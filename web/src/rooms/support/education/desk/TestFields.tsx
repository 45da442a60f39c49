import type { TestQuestion } from '@boru/contract/education';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { NumberField } from '#ui/NumberField';
import { FormStack, Section } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { deskEducationMessages } from './messages.ts';

interface Props {
  readonly test: readonly TestQuestion[];
  readonly score: number | null;
  readonly onChange: (change: { test?: TestQuestion[]; score?: number | null }) => void;
}
const blank: TestQuestion = { text: '', choices: ['', ''], right: 0 };
export const isWholeTest = (test: readonly TestQuestion[]): boolean =>
  test.every(
    ({ text, choices }) => text.trim() !== '' && choices.length >= 2 && choices.every((one) => one.trim() !== ''),
  );

/** Questions with one right answer each; the answers stay with the agency. Without questions there is no test. */
export function TestFields({ test, score, onChange }: Props) {
  const t = useText(deskEducationMessages);
  const change = (index: number, part: Partial<TestQuestion>) =>
    onChange({ test: test.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  const remove = (index: number) => {
    const rest = test.filter((_, place) => place !== index);
    onChange(rest.length === 0 ? { test: rest, score: null } : { test: rest });
  };
  // Questions have no number of their own and never change places.
  const numbered = test.map((question, index) => ({ question, number: index + 1 }));
  const add = () => onChange({ test: [...test, blank], score: score ?? 60 });
  return (
    <Section title={t.test} lead={t.testLead} action={<Button onPress={add}>{t.addQuestion}</Button>}>
      <FormStack>
        {test.length === 0 ? null : (
          <NumberField
            label={t.leastScore}
            unit={t.points}
            minValue={1}
            maxValue={100}
            value={score ?? 60}
            onChange={(value) => onChange({ score: Number.isNaN(value) ? 60 : value })}
          />
        )}
        {numbered.map(({ question, number }) => (
          <Question
            key={number}
            question={question}
            number={number}
            onChange={(part) => change(number - 1, part)}
            onRemove={() => remove(number - 1)}
          />
        ))}
      </FormStack>
    </Section>
  );
}

interface QuestionProps {
  readonly question: TestQuestion;
  readonly number: number;
  readonly onChange: (part: Partial<TestQuestion>) => void;
  readonly onRemove: () => void;
}

function Question({ question, number, onChange, onRemove }: QuestionProps) {
  const t = useText(deskEducationMessages);
  return (
    <fieldset>
      <legend className="small muted">{t.question({ number })}</legend>
      <FormStack>
        <TextField
          label={t.questionText}
          isRequired
          maxLength={300}
          value={question.text}
          onChange={(text) => onChange({ text })}
        />
        <TextArea
          label={t.choices}
          isRequired
          rows={3}
          value={question.choices.join('\n')}
          onChange={(text) => onChange({ choices: text.split('\n').slice(0, 6), right: 0 })}
        />
        <RadioGroup
          label={t.right}
          options={question.choices.map((label, index) => ({
            id: String(index),
            label: label === '' ? `${index + 1}` : label,
          }))}
          value={String(question.right)}
          onChange={(id) => onChange({ right: Number(id) })}
        />
        <Button look="quiet" size="small" onPress={onRemove}>
          {t.removeQuestion({ number })}
        </Button>
      </FormStack>
    </fieldset>
  );
}
