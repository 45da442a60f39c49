import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { NumberField } from '#ui/NumberField';
import { Actions } from '#ui/Page';
import { TextField } from '#ui/TextField';
import type { Content } from '../programmes/api.ts';
import styles from '../programmes/Programmes.module.css';
import { replaced, without } from './editing.ts';
import { editorMessages } from './messages.ts';

/** The articles that the programme stands on; what nobody has checked says 확인 필요. */
export function BasisRows({
  basis,
  onChange,
}: {
  basis: Content['basis'];
  onChange: (basis: Content['basis']) => void;
}) {
  const t = useText(editorMessages);
  return (
    <>
      {basis.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={place} className={styles.row}>
          <TextField
            label={t.basisText({ place: place + 1 })}
            value={row.text}
            onChange={(text) => onChange(replaced(basis, place, { ...row, text }))}
            maxLength={200}
          />
          <Checkbox
            label={t.verified}
            isSelected={row.verified}
            onChange={(verified) => onChange(replaced(basis, place, { ...row, verified }))}
          />
          {basis.length < 2 ? null : (
            <Button size="small" look="quiet" onPress={() => onChange(without(basis, place))}>
              {t.removeBasis({ place: place + 1 })}
            </Button>
          )}
        </div>
      ))}
      <Actions>
        <Button
          size="small"
          isDisabled={basis.length >= 6}
          onPress={() => onChange([...basis, { text: t.unverifiedBasis, verified: false }])}
        >
          {t.addBasis}
        </Button>
      </Actions>
    </>
  );
}

export function BudgetRows({
  budget,
  onChange,
}: {
  budget: Content['budget'];
  onChange: (budget: Content['budget']) => void;
}) {
  const t = useText(editorMessages);
  const year = new Date().getFullYear();
  return (
    <>
      {budget.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={place} className={styles.row}>
          <NumberField
            label={t.budgetYear({ place: place + 1 })}
            value={row.year}
            formatOptions={{ useGrouping: false }}
            minValue={2000}
            maxValue={2100}
            onChange={(next) =>
              onChange(replaced(budget, place, { ...row, year: Number.isNaN(next) ? row.year : next }))
            }
          />
          <TextField
            label={t.budgetText}
            value={row.text}
            onChange={(text) => onChange(replaced(budget, place, { ...row, text }))}
            maxLength={200}
          />
          <NumberField
            label={t.budgetAmount}
            isOptional
            value={row.amountWon ?? Number.NaN}
            minValue={0}
            maxValue={Number.MAX_SAFE_INTEGER}
            unit={t.won}
            onChange={(next) =>
              onChange(replaced(budget, place, { ...row, amountWon: Number.isNaN(next) ? null : Math.trunc(next) }))
            }
          />
          <Checkbox
            label={t.verified}
            isSelected={row.verified}
            onChange={(verified) => onChange(replaced(budget, place, { ...row, verified }))}
          />
          <Button size="small" look="quiet" onPress={() => onChange(without(budget, place))}>
            {t.removeBudget({ place: place + 1 })}
          </Button>
        </div>
      ))}
      <Actions>
        <Button
          size="small"
          isDisabled={budget.length >= 20}
          onPress={() => onChange([...budget, { year, text: t.unverifiedBasis, amountWon: null, verified: false }])}
        >
          {t.addBudget}
        </Button>
      </Actions>
    </>
  );
}
