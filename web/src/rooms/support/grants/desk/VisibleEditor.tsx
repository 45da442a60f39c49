import type { RuleValue } from '@boru/contract/eligibility';
import type { FieldDefinition } from '@boru/contract/eligibility-facts';
import { lists } from '@boru/contract/words';
import { isTexts, operatorsOf } from '@boru/engines/eligibility';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Actions } from '#ui/Page';
import { Select } from '#ui/Select';
import { ManyField, ValueField } from '../../programmes/ValueField.tsx';
import type { DeskCall, Question } from '../api.ts';
import styles from '../Grants.module.css';
import { deskGrantMessages } from './messages.ts';
import { type Row, rowFor, rowsOf, type Subject, subjectsBefore, treeOf } from './questions.ts';

interface VisibleEditorProps {
  readonly questions: readonly Question[];
  readonly place: number;
  readonly names: DeskCall['names'];
  readonly onChange: (question: Question) => void;
}

/** When a question is asked: conditions over the answers before it and the facts of the company; all of them hold. */
export function VisibleEditor({ questions, place, names, onChange }: VisibleEditorProps) {
  const t = useText(deskGrantMessages);
  const question = questions[place];
  if (question === undefined) return null;
  const subjects = subjectsBefore(questions, place);
  const rows = rowsOf(question.visible);
  const [first] = subjects;
  const put = (next: typeof rows) => onChange({ ...question, visible: treeOf(next) });
  return (
    <div>
      <p>
        <strong>{t.visible}</strong> {rows.length === 0 ? t.visibleAlways : null}
      </p>
      {rows.map((row, index) =>
        row.kind === 'fact' ? (
          <Condition
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
            key={index}
            row={row}
            place={place + 1}
            subjects={subjects}
            names={names}
            onChange={(next) => put(rows.map((one, at) => (at === index ? next : one)))}
            onRemove={() => put(rows.filter((_one, at) => at !== index))}
          />
        ) : null,
      )}
      <Actions>
        <Button
          size="small"
          isDisabled={first === undefined || rows.length >= 8}
          onPress={() => first !== undefined && put([...rows, rowFor(first)])}
        >
          {t.visibleAdd}
        </Button>
      </Actions>
    </div>
  );
}

interface ConditionProps {
  readonly row: Row;
  readonly place: number;
  readonly subjects: readonly Subject[];
  readonly names: DeskCall['names'];
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

function Condition({ row, place, subjects, names, onChange, onRemove }: ConditionProps) {
  const t = useText(deskGrantMessages);
  const pick = usePick();
  const subject = subjects.find(({ id }) => id === row.fact);
  const definition = subject?.definition;
  return (
    <div className={styles.two}>
      <Select
        label={t.visibleOn({ place })}
        value={row.fact}
        options={subjects.map(({ id, definition: one }) => ({ id, label: `${pick(one)} (${id})` }))}
        onChange={(id) => {
          const next = subjects.find((one) => one.id === id);
          if (next !== undefined) onChange(rowFor(next));
        }}
      />
      {subject === undefined || definition === undefined || definition.type === 'list' ? null : (
        <>
          <Select
            label={t.visibleOp}
            value={row.op}
            options={operatorsOf[definition.type]
              .filter((op) => op !== 'between' && op !== 'withinYears')
              .map((id) => ({ id, label: pick(lists.ruleOperator[id]) }))}
            onChange={(id) => {
              const op = operatorsOf[definition.type].find((one) => one === id);
              if (op !== undefined) onChange({ ...rowFor(subject, op), value: row.value });
            }}
          />
          <Value field={definition} names={names} row={row} onChange={onChange} />
        </>
      )}
      <Button size="small" look="quiet" onPress={onRemove}>
        {t.visibleRemove({ place })}
      </Button>
    </div>
  );
}

interface ValueProps {
  readonly field: FieldDefinition;
  readonly names: DeskCall['names'];
  readonly row: Row;
  readonly onChange: (row: Row) => void;
}

function Value({ field, names, row, onChange }: ValueProps) {
  const t = useText(deskGrantMessages);
  const put = (value: RuleValue | null) => onChange({ ...row, value });
  if (field.type === 'choice' || field.type === 'choices' || field.type === 'text')
    return (
      <ManyField
        field={field}
        names={names}
        label={t.visibleValue}
        value={isTexts(row.value) ? row.value : []}
        onChange={put}
      />
    );
  return (
    <ValueField
      field={field}
      names={names}
      label={t.visibleValue}
      value={typeof row.value === 'object' ? null : row.value}
      onChange={put}
    />
  );
}
