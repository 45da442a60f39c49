import type { RuleValue } from '@boru/contract/eligibility';
import { definitionOf, type FieldDefinition, factKeys } from '@boru/contract/eligibility-facts';
import { wordOf } from '@boru/contract/words';
import { isTexts, operatorsOf, sentenceOf, type Wording } from '@boru/engines/eligibility';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { NumberField } from '#ui/NumberField';
import { Select } from '#ui/Select';
import type { Names } from '../programmes/api.ts';
import styles from '../programmes/Programmes.module.css';
import { ManyField, ValueField } from '../programmes/ValueField.tsx';
import { type FactRow, type ListRow, type Row, rowOf, startOf, type Test, testOf } from './editing.ts';
import { editorMessages } from './messages.ts';

interface RowEditorProps {
  readonly row: Row;
  readonly place: number;
  readonly names: Names;
  readonly wording: Wording;
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

/** One condition as a sentence made of fields: which fact, how compared, with what. */
export function RowEditor({ row, place, names, wording, onChange, onRemove }: RowEditorProps) {
  const t = useText(editorMessages);
  const pick = usePick();
  const remove = (
    <Button size="small" look="quiet" onPress={onRemove}>
      {t.removeRow({ place })}
    </Button>
  );
  if (row.kind !== 'fact' && row.kind !== 'list')
    return (
      <div className={styles.row}>
        <p className={styles.wide}>{sentenceOf(row, wording)}</p>
        <p className="small muted">{t.groupKept}</p>
        {remove}
      </div>
    );
  const facts = factKeys.flatMap((key) => {
    const known = definitionOf(key);
    return known === undefined ? [] : [{ id: key as string, label: pick(known) }];
  });
  return (
    <div className={styles.row}>
      <Select
        label={t.rowFact({ place })}
        value={row.fact}
        options={facts}
        onChange={(fact) => {
          if (fact !== null && fact !== row.fact) onChange(rowOf(fact));
        }}
      />
      {row.kind === 'fact' ? (
        <FactEditor row={row} names={names} onChange={onChange} />
      ) : (
        <ListEditor row={row} names={names} onChange={onChange} />
      )}
      <p className={styles.wide}>
        <span className={styles.sentence}>{sentenceOf(row, wording)}</span> {remove}
      </p>
    </div>
  );
}

function FactEditor({ row, names, onChange }: { row: FactRow; names: Names; onChange: (row: FactRow) => void }) {
  const definition = definitionOf(row.fact);
  if (definition === undefined || definition.type === 'list') return null;
  return (
    <Comparison
      field={definition}
      test={row}
      names={names}
      onChange={({ op, value, param }) => onChange({ ...row, op, value, param })}
    />
  );
}

type Compared = Pick<Test, 'op' | 'value' | 'param'>;
interface ComparisonProps {
  readonly field: FieldDefinition;
  readonly test: Compared;
  readonly names: Names;
  readonly onChange: (test: Compared) => void;
}

function Comparison({ field, test, names, onChange }: ComparisonProps) {
  const t = useText(editorMessages);
  const pick = usePick();
  const operators = operatorsOf[field.type].map((id) => ({
    id,
    label: pick(wordOf('ruleOperator', id) ?? { ko: id, en: id }),
  }));
  return (
    <>
      {operators.length < 2 ? null : (
        <Select
          label={t.rowOperator}
          value={test.op}
          options={operators}
          onChange={(id) => {
            const op = operatorsOf[field.type].find((one) => one === id);
            if (op !== undefined && op !== test.op) onChange({ op, value: keptValue(field, test, op), param: null });
          }}
        />
      )}
      {test.param === null ? (
        <Against field={field} test={test} names={names} onChange={(value) => onChange({ ...test, value })} />
      ) : (
        <p>{t.parameter({ name: test.param })}</p>
      )}
    </>
  );
}

/** A value of the same shape stays when only the comparison changes. */
const keptValue = (field: FieldDefinition, test: Compared, op: Compared['op']): RuleValue | null => {
  const start = startOf(field, op);
  const shape = (value: RuleValue | null) => (Array.isArray(value) ? 'list' : typeof value);
  const isYears = op === 'withinYears' || test.op === 'withinYears';
  return !isYears && (start === null ? !Array.isArray(test.value) : shape(start) === shape(test.value))
    ? test.value
    : start;
};

function Against({
  field,
  test,
  names,
  onChange,
}: {
  field: FieldDefinition;
  test: Compared;
  names: Names;
  onChange: (value: RuleValue | null) => void;
}) {
  const t = useText(editorMessages);
  const { value, op } = test;
  if (op === 'between') {
    const [low = 0, high = 0] = Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
    return (
      <>
        <ValueField
          field={field}
          names={names}
          label={t.rowFrom}
          value={low}
          onChange={(to) => onChange([Number(to ?? 0), high])}
        />
        <ValueField
          field={field}
          names={names}
          label={t.rowTo}
          value={high}
          onChange={(to) => onChange([low, Number(to ?? 0)])}
        />
      </>
    );
  }
  if (op === 'withinYears')
    return (
      <NumberField
        label={t.rowYears}
        value={typeof value === 'number' ? value : Number.NaN}
        onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
        minValue={1}
        maxValue={100}
        unit={t.years}
      />
    );
  if (field.type === 'choice' || field.type === 'choices' || field.type === 'text')
    return (
      <ManyField
        field={field}
        names={names}
        label={t.rowValue}
        value={isTexts(value) ? value : []}
        onChange={onChange}
      />
    );
  return (
    <ValueField
      field={field}
      names={names}
      label={t.rowValue}
      value={typeof value === 'object' ? null : value}
      onChange={onChange}
    />
  );
}

const quantifiers = ['some', 'every', 'count'] as const;

function ListEditor({ row, names, onChange }: { row: ListRow; names: Names; onChange: (row: ListRow) => void }) {
  const t = useText(editorMessages);
  const pick = usePick();
  const definition = definitionOf(row.fact);
  if (definition?.type !== 'list') return null;
  const [test] = row.where;
  const field = test === undefined ? undefined : definition.fields[test.field];
  const number = (value: number | null, key: 'least' | 'most', label: string) => (
    <NumberField
      label={label}
      value={value ?? Number.NaN}
      onChange={(next) => onChange({ ...row, [key]: Number.isNaN(next) ? null : next })}
      minValue={0}
      maxValue={1000}
    />
  );
  return (
    <>
      <Select
        label={t.rowQuantifier}
        value={row.quantifier}
        options={quantifiers.map((id) => ({ id, label: pick(wordOf('ruleQuantifier', id) ?? { ko: id, en: id }) }))}
        onChange={(id) => {
          const quantifier = quantifiers.find((one) => one === id);
          if (quantifier !== undefined)
            onChange({ ...row, quantifier, least: quantifier === 'count' ? (row.least ?? 1) : null, most: null });
        }}
      />
      {row.quantifier === 'count' ? (
        <>
          {number(row.least, 'least', t.rowLeast)}
          {number(row.most, 'most', t.rowMost)}
        </>
      ) : null}
      <Select
        label={t.rowField}
        value={test?.field ?? null}
        options={Object.entries(definition.fields).map(([id, one]) => ({ id, label: pick(one) }))}
        onChange={(id) => {
          const next = id === null ? undefined : definition.fields[id];
          if (id !== null && next !== undefined) onChange({ ...row, where: [testOf(id, next), ...row.where.slice(1)] });
        }}
      />
      {test === undefined || field === undefined ? null : (
        <Comparison
          field={field}
          test={test}
          names={names}
          onChange={(change) => onChange({ ...row, where: [{ ...test, ...change }, ...row.where.slice(1)] })}
        />
      )}
    </>
  );
}
