import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { DateField } from '#ui/DateField';
import { TextField } from '#ui/TextField';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';
import { instantText, type Moment } from './moment.ts';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: Moment;
  readonly onChange: (moment: Moment) => void;
  readonly error?: string | undefined;
}

/** When it was: a day and an hour, because the law counts hours. */
export function MomentField({ label, description, value, onChange, error }: Props) {
  const t = useText(incidentMessages);
  const unreadable = value.on !== null && instantText(value) === null;
  return (
    <div className={styles.moment}>
      <DateField
        label={label}
        {...(description === undefined ? {} : { description })}
        isRequired
        max={todayInSeoul()}
        value={value.on}
        onChange={(on) => onChange({ ...value, on })}
        error={error}
      />
      <TextField
        label={t.hour}
        isRequired
        placeholder="14:05"
        maxLength={5}
        value={value.clock}
        onChange={(clock) => onChange({ ...value, clock })}
        error={unreadable ? t.hourWrong : undefined}
      />
    </div>
  );
}
