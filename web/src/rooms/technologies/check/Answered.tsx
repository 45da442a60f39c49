import type { ScreeningResult } from '@boru/contract/screening';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Section } from '#ui/Page';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';
import { type CheckState, takeBack } from './state.ts';

interface Props {
  readonly result: ScreeningResult;
  readonly state: CheckState;
  readonly onChange: (next: (state: CheckState) => CheckState) => void;
}

/** What was answered, each with a way back. */
export function Answered({ result, state, onChange }: Props) {
  const t = useText(checkMessages);
  const pick = usePick();
  const formats = useFormats();
  if (state.answers.length + state.quantities.length === 0) return null;
  const asked = new Map(result.candidates.flatMap((candidate) => candidate.asks.map((ask) => [ask.id, ask] as const)));
  const spoken = (answer: CheckState['answers'][number]['answer'], id: string): string => {
    if (answer === 'unknown') return t.answeredUnknown;
    if (answer === 'yes' || answer === 'no') return t[answer];
    if (typeof answer === 'string') return formats.date(answer);
    const choice = asked.get(id)?.choices.find((each) => each.id === answer.choice);
    return choice === undefined ? answer.choice : pick(choice);
  };
  const questions = new Map(state.asked.map((each) => [each.id, each]));
  const questionOf = (id: string): string => {
    const question = questions.get(id);
    return question === undefined ? t.answered : pick(question);
  };
  const rows = [
    ...state.quantities.map((q) => ({ id: `quantity:${q.quantity}`, answer: `${formats.number(q.value)} ${q.unit}` })),
    ...state.answers.map(({ ask, answer }) => ({ id: ask, answer: spoken(answer, ask) })),
  ].map((row) => ({ ...row, question: questionOf(row.id) }));
  return (
    <Section title={t.answered} level={3}>
      <ul className={styles.answered}>
        {rows.map((row) => (
          <li key={row.id}>
            <span>{row.question}</span>
            <strong>{row.answer}</strong>
            <Button
              look="link"
              size="small"
              aria-label={t.takeBackOf({ question: row.question })}
              onPress={() => onChange((s) => takeBack(s, row.id))}
            >
              {t.takeBack}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
