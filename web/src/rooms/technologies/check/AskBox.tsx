import type { Ask, ScreeningResult } from '@boru/contract/screening';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { NumberField } from '#ui/NumberField';
import { Actions } from '#ui/Page';
import { Select } from '#ui/Select';
import { Tag } from '#ui/Tag';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';
import { answerAsk, answerQuantity, type CheckState } from './state.ts';

interface Props {
  readonly result: ScreeningResult;
  readonly state: CheckState;
  readonly onChange: (next: (state: CheckState) => CheckState) => void;
}

/** The button that was pressed is gone with its question, so the focus goes on to the next one (or to the word that none is left). */
function useFocusNext(ask: string | undefined): {
  heading: RefObject<HTMLHeadingElement | null>;
  answered: () => void;
} {
  const heading = useRef<HTMLHeadingElement | null>(null);
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (before.current === null || before.current === ask) return;
    before.current = null;
    heading.current?.focus();
  }, [ask]);
  return {
    heading,
    answered: () => {
      before.current = ask ?? null;
    },
  };
}

/** One question at a time, only such as can still change the result; “모름” is always allowed. */
export function AskBox({ result, state, onChange: change }: Props) {
  const t = useText(checkMessages);
  const pick = usePick();
  const ask = result.asks[0];
  const { heading, answered } = useFocusNext(ask?.id);
  const done = state.answers.length + state.quantities.length;
  if (ask === undefined)
    return done === 0 ? null : (
      <h2 ref={heading} tabIndex={-1} className={styles.askDone}>
        {t.questionsDone}
      </h2>
    );
  const onChange: Props['onChange'] = (next) => {
    answered();
    change(next);
  };
  return (
    <section className={styles.ask} aria-labelledby="ask-question">
      <Tag tone="blue">{t.question({ current: done + 1, total: done + result.asks.length })}</Tag>
      <h2 id="ask-question" ref={heading} tabIndex={-1} className={styles.askQuestion}>
        {pick(ask.question)}
      </h2>
      <p className="small muted">{pick(ask.why)}</p>
      <Answering key={ask.id} ask={ask} onChange={onChange} />
      <p className="small muted">{t.questionsLeft}</p>
    </section>
  );
}

function Answering({ ask, onChange }: { ask: Ask; onChange: Props['onChange'] }) {
  const t = useText(checkMessages);
  const pick = usePick();
  const say = (answer: CheckState['answers'][number]['answer']) => onChange((state) => answerAsk(state, ask, answer));
  const unknown = <Button onPress={() => say('unknown')}>{t.unknown}</Button>;
  if (ask.kind === 'quantity') return <Quantity ask={ask} onChange={onChange} unknown={unknown} />;
  if (ask.kind === 'date') return <Day unknown={unknown} onAnswer={say} />;
  if (ask.kind === 'choice') {
    return (
      <Actions>
        {ask.choices.map((choice) => (
          <Button key={choice.id} onPress={() => say({ choice: choice.id })}>
            {pick(choice)}
          </Button>
        ))}
        {unknown}
      </Actions>
    );
  }
  return (
    <Actions>
      <Button look="primary" onPress={() => say('yes')}>
        {t.yes}
      </Button>
      <Button onPress={() => say('no')}>{t.no}</Button>
      {unknown}
    </Actions>
  );
}

function Quantity({ ask, onChange, unknown }: { ask: Ask; onChange: Props['onChange']; unknown: React.ReactNode }) {
  const t = useText(checkMessages);
  const [value, setValue] = useState(Number.NaN);
  const [unit, setUnit] = useState(ask.unit ?? ask.units[0] ?? '');
  const [missing, setMissing] = useState(false);
  const answer = () => {
    if (Number.isNaN(value) || ask.quantity === null) setMissing(true);
    else onChange((state) => answerQuantity(state, ask, value, unit));
  };
  const plain = ask.units.length < 2;
  return (
    <form
      className={styles.askRow}
      onSubmit={(event) => {
        event.preventDefault();
        answer();
      }}
    >
      <NumberField
        label={t.value}
        value={value}
        onChange={setValue}
        formatOptions={{ maximumFractionDigits: 6 }}
        {...(plain ? { unit } : {})}
        {...(missing ? { error: t.numberNeeded } : {})}
      />
      {plain ? null : (
        <Select
          label={t.unit}
          options={ask.units.map((id) => ({ id, label: id }))}
          value={unit}
          onChange={(id) => setUnit(id ?? unit)}
        />
      )}
      <Actions>
        <Button look="primary" type="submit">
          {t.answer}
        </Button>
        {unknown}
      </Actions>
    </form>
  );
}

function Day({ onAnswer, unknown }: { onAnswer: (on: string) => void; unknown: React.ReactNode }) {
  const t = useText(checkMessages);
  const [on, setOn] = useState<string | null>(null);
  return (
    <div className={styles.askRow}>
      <DateField label={t.dateLabel} value={on} onChange={setOn} max={todayInSeoul()} />
      <Actions>
        <Button look="primary" isDisabled={on === null} onPress={() => (on === null ? undefined : onAnswer(on))}>
          {t.answer}
        </Button>
        {unknown}
      </Actions>
    </div>
  );
}
