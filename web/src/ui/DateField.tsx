import { type CalendarDate, parseDate } from '@internationalized/date';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components/Calendar';
import { Button, DateInput, DatePicker, DateSegment, Group, Popover } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { useText } from '#lib/i18n';
import { cx } from './class-names.ts';
import own from './DateField.module.css';
import styles from './Field.module.css';
import { FieldDescription, FieldFault, FieldLabel, type FieldWords } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';

export interface DateFieldProps extends FieldWords {
  /** Civil date `YYYY-MM-DD`, null while empty. */
  readonly value: string | null;
  readonly onChange: (on: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
}

const dateOf = (on: string | null | undefined): CalendarDate | null =>
  on === null || on === undefined ? null : parseDate(on);

/** A civil date in Seoul: typed part by part or picked; no clock and no time zone takes part. */
export function DateField({
  label,
  description,
  error,
  isOptional,
  size,
  value,
  onChange,
  min,
  max,
  isRequired = false,
  isDisabled = false,
  isReadOnly = false,
}: DateFieldProps) {
  const t = useText(uiMessages);
  return (
    <DatePicker
      validationBehavior="aria"
      className={cx(styles.field, size === 'small' && styles.small)}
      value={dateOf(value)}
      onChange={(date) => onChange(date === null ? null : date.toString())}
      minValue={dateOf(min)}
      maxValue={dateOf(max)}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      isInvalid={error !== undefined}
    >
      <FieldLabel label={label} isRequired={isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <Group className={cx(styles.group, error !== undefined && styles.invalid)}>
        <DateInput className={styles.segments ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button className={styles.side ?? ''} aria-label={t.openCalendar}>
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldFault error={error} />
      <Popover className={own.popover ?? ''}>
        <Dialog>
          <Calendar className={own.calendar ?? ''}>
            <header className={own.calendarHead}>
              <Button slot="previous" className={styles.side ?? ''} aria-label={t.previousMonth}>
                <Icon name="left" />
              </Button>
              <Heading />
              <Button slot="next" className={styles.side ?? ''} aria-label={t.nextMonth}>
                <Icon name="right" />
              </Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={own.day ?? ''} />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
