import type { Benefit } from '@boru/contract/eligibility';
import { definitionOf, factKeys } from '@boru/contract/eligibility-facts';
import { wordOf } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { CheckboxGroup } from '#ui/Choices';
import { NumberField } from '#ui/NumberField';
import { Actions } from '#ui/Page';
import { Select } from '#ui/Select';
import type { Names } from '../programmes/api.ts';
import styles from '../programmes/Programmes.module.css';
import { useOptions } from '../programmes/ValueField.tsx';
import { replaced, without } from './editing.ts';
import { editorMessages } from './messages.ts';

const roundings = ['floor', 'round', 'ceil'] as const;
const units = [1, 1000, 10_000] as const;
const EVERYBODY = 'everybody';
const start: Benefit = {
  cost: 'plannedCostWon',
  by: null,
  rows: [{ among: [], numerator: 80, denominator: 100, capWon: 30_000_000 }],
  rounding: 'floor',
  unitWon: 1000,
};

interface BenefitEditorProps {
  readonly benefit: Benefit | null;
  readonly names: Names;
  readonly onChange: (benefit: Benefit | null) => void;
}

/** What it pays: a share of a cost by the row that fits, rounded, up to a cap. */
export function BenefitEditor({ benefit, names, onChange }: BenefitEditorProps) {
  const t = useText(editorMessages);
  if (benefit === null)
    return (
      <Actions>
        <Button onPress={() => onChange(start)}>{t.addBenefit}</Button>
      </Actions>
    );
  return (
    <div className={styles.rule}>
      <Terms benefit={benefit} onChange={onChange} />
      {benefit.rows.map((row, place) => (
        <Share
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are read in their order
          key={place}
          benefit={benefit}
          row={row}
          names={names}
          onChange={(next) => onChange({ ...benefit, rows: replaced(benefit.rows, place, next) })}
          onRemove={benefit.rows.length < 2 ? null : () => onChange({ ...benefit, rows: without(benefit.rows, place) })}
        />
      ))}
      <Actions>
        {benefit.by === null ? null : (
          <Button
            size="small"
            isDisabled={benefit.rows.length >= 20}
            onPress={() =>
              onChange({
                ...benefit,
                rows: [...benefit.rows, { among: [], numerator: 50, denominator: 100, capWon: 0 }],
              })
            }
          >
            {t.addShare}
          </Button>
        )}
        <Button size="small" look="quiet" onPress={() => onChange(null)}>
          {t.removeBenefit}
        </Button>
      </Actions>
    </div>
  );
}

function Terms({ benefit, onChange }: { benefit: Benefit; onChange: (benefit: Benefit) => void }) {
  const t = useText(editorMessages);
  const pick = usePick();
  const facts = (type: string) =>
    factKeys.flatMap((key) => {
      const known = definitionOf(key);
      return known?.type === type ? [{ id: key as string, label: pick(known) }] : [];
    });
  return (
    <div className={styles.two}>
      <Select
        label={t.benefitCost}
        value={benefit.cost}
        options={facts('won')}
        onChange={(cost) => cost !== null && onChange({ ...benefit, cost })}
      />
      <Select
        label={t.benefitBy}
        value={benefit.by ?? EVERYBODY}
        options={[{ id: EVERYBODY, label: t.benefitEverybody }, ...facts('choice')]}
        onChange={(by) => {
          const [first] = benefit.rows;
          if (by === null || first === undefined) return;
          onChange({ ...benefit, by: by === EVERYBODY ? null : by, rows: [{ ...first, among: [] }] });
        }}
      />
      <Select
        label={t.benefitRounding}
        value={benefit.rounding}
        options={roundings.map((id) => ({ id, label: pick(wordOf('rounding', id) ?? { ko: id, en: id }) }))}
        onChange={(id) => {
          const rounding = roundings.find((one) => one === id);
          if (rounding !== undefined) onChange({ ...benefit, rounding });
        }}
      />
      <Select
        label={t.benefitUnit}
        value={String(benefit.unitWon)}
        options={units.map((unit) => ({ id: String(unit), label: t.unitWon({ count: unit }) }))}
        onChange={(id) => {
          const unitWon = units.find((one) => String(one) === id);
          if (unitWon !== undefined) onChange({ ...benefit, unitWon });
        }}
      />
    </div>
  );
}

interface ShareProps {
  readonly benefit: Benefit;
  readonly row: Benefit['rows'][number];
  readonly names: Names;
  readonly onChange: (row: Benefit['rows'][number]) => void;
  readonly onRemove: (() => void) | null;
}

function Share({ benefit, row, names, onChange, onRemove }: ShareProps) {
  const t = useText(editorMessages);
  const by = benefit.by === null ? undefined : definitionOf(benefit.by);
  const field = by === undefined || by.type === 'list' ? ({ ko: '', en: '', type: 'choice' } as const) : by;
  const options = useOptions(field, names);
  return (
    <div className={styles.row}>
      {benefit.by === null ? null : (
        <CheckboxGroup
          label={t.shareAmong}
          description={t.shareAmongNone}
          direction="row"
          value={row.among}
          onChange={(among) => onChange({ ...row, among })}
          options={options}
        />
      )}
      <NumberField
        label={t.sharePercent}
        value={Math.round((row.numerator / row.denominator) * 100)}
        onChange={(percent) => onChange({ ...row, numerator: Number.isNaN(percent) ? 0 : percent, denominator: 100 })}
        minValue={0}
        maxValue={100}
        unit="%"
      />
      <NumberField
        label={t.shareCap}
        value={row.capWon}
        onChange={(capWon) => onChange({ ...row, capWon: Number.isNaN(capWon) ? 0 : Math.trunc(capWon) })}
        minValue={0}
        maxValue={Number.MAX_SAFE_INTEGER}
        unit={t.won}
      />
      {onRemove === null ? null : (
        <Button size="small" look="quiet" onPress={onRemove}>
          {t.removeShare}
        </Button>
      )}
    </div>
  );
}
