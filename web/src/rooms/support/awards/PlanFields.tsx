import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { Notice } from '#ui/Notice';
import { TextField } from '#ui/TextField';
import { WonField } from '../money/Fields.tsx';
import styles from './Awards.module.css';
import type { PlanItem } from './api.ts';
import { awardMessages } from './messages.ts';

export const noItem: PlanItem = { item: '', grantWon: Number.NaN, ownWon: 0 };
export type Instalment = { amountWon: number; plannedOn: string };

const without = <Thing,>(things: readonly Thing[], at: number): Thing[] => things.filter((_one, index) => index !== at);
const withAt = <Thing,>(things: readonly Thing[], at: number, thing: Thing): Thing[] =>
  things.map((one, index) => (index === at ? thing : one));
export const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((so, won) => so + (Number.isNaN(won) ? 0 : won), 0);

interface PlanProps {
  readonly plan: readonly PlanItem[];
  readonly onChange: (plan: PlanItem[]) => void;
  readonly error: unknown;
}

/** The cost heads: what the grant and the own share pay for each. */
export function PlanFields({ plan, onChange, error }: PlanProps) {
  const t = useText(awardMessages);
  const locale = useLocale();
  const wrong = fieldError(error, 'plan', locale);
  return (
    <fieldset className={styles.group}>
      <legend>{t.plan}</legend>
      {plan.map((one, index) => (
        // The place is the row: rows have no other name while they are written.
        <div key={String(index)} className={styles.row}>
          <TextField
            label={t.planItem({ number: index + 1 })}
            value={one.item}
            onChange={(item) => onChange(withAt(plan, index, { ...one, item }))}
            maxLength={60}
            isRequired
            error={fieldError(error, `plan.${index}.item`, locale)}
          />
          <WonField
            label={t.grantOf({ number: index + 1 })}
            value={one.grantWon}
            least={0}
            onChange={(grantWon) => onChange(withAt(plan, index, { ...one, grantWon }))}
            error={fieldError(error, `plan.${index}.grantWon`, locale)}
          />
          <WonField
            label={t.ownOf({ number: index + 1 })}
            value={one.ownWon}
            least={0}
            onChange={(ownWon) => onChange(withAt(plan, index, { ...one, ownWon }))}
            error={fieldError(error, `plan.${index}.ownWon`, locale)}
          />
          {plan.length === 1 ? null : (
            <Button size="small" look="quiet" onPress={() => onChange(without(plan, index))}>
              {t.takeItem({ number: index + 1 })}
            </Button>
          )}
        </div>
      ))}
      {wrong === undefined ? null : <Notice tone="danger" look="line" isLive title={wrong} />}
      <Button size="small" isDisabled={plan.length >= 20} onPress={() => onChange([...plan, noItem])}>
        {t.addItem}
      </Button>
    </fieldset>
  );
}

interface InstalmentProps {
  readonly rows: readonly Instalment[];
  readonly onChange: (rows: Instalment[]) => void;
  readonly error: unknown;
}

export function InstalmentFields({ rows, onChange, error }: InstalmentProps) {
  const t = useText(awardMessages);
  const locale = useLocale();
  const last = rows.at(-1)?.plannedOn ?? '';
  return (
    <fieldset className={styles.group}>
      <legend>{t.instalments}</legend>
      {rows.map((one, index) => (
        <div key={String(index)} className={styles.row}>
          <WonField
            label={t.amountOf({ number: index + 1 })}
            value={one.amountWon}
            onChange={(amountWon) => onChange(withAt(rows, index, { ...one, amountWon }))}
            error={fieldError(error, `instalments.${index}.amountWon`, locale)}
          />
          <DateField
            label={t.dateOf({ number: index + 1 })}
            value={one.plannedOn}
            onChange={(plannedOn) => onChange(withAt(rows, index, { ...one, plannedOn: plannedOn ?? '' }))}
            isRequired
            error={fieldError(error, `instalments.${index}.plannedOn`, locale)}
          />
          {rows.length === 1 ? null : (
            <Button size="small" look="quiet" onPress={() => onChange(without(rows, index))}>
              {t.takeInstalment({ number: index + 1 })}
            </Button>
          )}
        </div>
      ))}
      <Button
        size="small"
        isDisabled={rows.length >= 12}
        onPress={() => onChange([...rows, { amountWon: Number.NaN, plannedOn: last }])}
      >
        {t.addInstalment}
      </Button>
    </fieldset>
  );
}
