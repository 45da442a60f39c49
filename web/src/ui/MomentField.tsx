import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { instantText, type Moment } from '#lib/moment';
import { DateField } from './DateField.tsx';
import styles from './MomentField.module.css';
import { uiMessages } from './messages.ts';
import { TextField } from './TextField.tsx';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: Moment;
  readonly onChange: (moment: Moment) => void;
  readonly error?: string | undefined;
  /** A time to come: no last day. */
  readonly isAhead?: boolean;
}

/** When it was: a day and an hour, because the law counts hours. */
export function MomentField({ label, description, value, onChange, error, isAhead = false }: Props) {
  const t = useText(uiMessages);
  const unreadable = value.on !== null && instantText(value) === null;
  return (
    <div className={styles.moment}>
      <DateField
        label={label}
        {...(description === undefined ? {} : { description })}
        isRequired
        {...(isAhead ? {} : { max: todayInSeoul() })}
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
