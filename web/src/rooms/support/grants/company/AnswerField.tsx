import type { AnswerSource } from '@boru/contract/applications';
import { definitionOf } from '@boru/contract/eligibility-facts';
import type { AnswerValue } from '@boru/contract/grants';
import { mostOf } from '@boru/engines/questions';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { NumberField } from '#ui/NumberField';
import { TextArea, TextField } from '#ui/TextField';
import type { Question } from '../api.ts';
import { applicationMessages } from './messages.ts';

export interface AnswerFieldProps {
  readonly question: Question;
  readonly value: AnswerValue | undefined;
  readonly source: AnswerSource | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: AnswerValue | null) => void;
}

/** Where an answer was taken from and of which day it is: said beside it until somebody changes it. */
function useDescription({ question, source }: Pick<AnswerFieldProps, 'question' | 'source'>) {
  const t = useText(applicationMessages);
  const pick = usePick();
  const formats = useFormats();
  const from =
    source === undefined
      ? null
      : source.from === 'application'
        ? t.sourceApplication({ reference: source.reference, date: formats.date(source.on) })
        : t.sourceFact({
            name: pick(definitionOf(source.reference) ?? { ko: source.reference, en: source.reference }),
            date: formats.date(source.on),
          });
  const parts = [question.help === null ? null : pick(question.help), from].filter((part) => part !== null);
  return parts.length === 0 ? {} : { description: parts.join(' · ') };
}

/** One question of the application, by its type. */
export function AnswerField(props: AnswerFieldProps) {
  const { question, value, error, onChange } = props;
  const t = useText(applicationMessages);
  const pick = usePick();
  const shared = {
    ...{ label: pick(question.label), error, ...useDescription(props) },
    ...(question.isRequired ? { isRequired: true as const } : { isOptional: true as const }),
  };
  const text = typeof value === 'string' ? value : '';
  const put = (next: string) => onChange(next === '' ? null : next);
  const options = question.choices.map(({ id, name }) => ({ id, label: pick(name) }));
  switch (question.type) {
    case 'longText':
      return <TextArea {...shared} rows={4} maxCharacters={mostOf(question)} value={text} onChange={put} />;
    case 'integer':
    case 'won':
      return (
        <NumberField
          {...shared}
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={(next) => onChange(Number.isNaN(next) ? null : Math.trunc(next))}
          {...(question.type === 'won' ? { unit: t.won } : {})}
        />
      );
    case 'date':
      return <DateField {...shared} value={text === '' ? null : text} onChange={onChange} />;
    case 'yesNo':
      return (
        <RadioGroup
          {...shared}
          direction="row"
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(id) => onChange(id === 'yes')}
          options={[
            { id: 'yes', label: t.yes },
            { id: 'no', label: t.no },
          ]}
        />
      );
    case 'choice':
      return <RadioGroup {...shared} value={text === '' ? null : text} onChange={onChange} options={options} />;
    case 'several':
      return (
        <CheckboxGroup
          {...shared}
          value={Array.isArray(value) ? value : []}
          onChange={(ids) => onChange(ids.length === 0 ? null : ids)}
          options={options}
        />
      );
    default:
      return <TextField {...shared} maxLength={mostOf(question)} value={text} onChange={put} />;
  }
}

/** An answer as it is read: choices by their names, money with its unit. */
export function useAnswerText() {
  const t = useText(applicationMessages);
  const pick = usePick();
  const formats = useFormats();
  return (question: Question, value: AnswerValue | undefined): string => {
    const named = (id: string) => pick(question.choices.find((one) => one.id === id)?.name ?? { ko: id, en: id });
    if (value === undefined) return '–';
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (typeof value === 'number') return question.type === 'won' ? formats.won(value) : formats.number(value);
    if (Array.isArray(value)) return value.map(named).join(', ');
    return question.type === 'choice' ? named(value) : question.type === 'date' ? formats.date(value) : value;
  };
}
