import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Checkbox } from '#ui/Choices';
import { NumberField } from '#ui/NumberField';
import { sheetMessages } from './messages.ts';
import type { Sheet } from './sheet.ts';

interface Props {
  readonly criterion: Sheet['criteria'][number];
  /** Null: does not apply. Undefined: not said yet. */
  readonly mark: number | null | undefined;
  readonly error: unknown;
  readonly onChange: (mark: number | null | undefined) => void;
}

/** The mark for one criterion, or that it does not apply. */
export function MarkFields({ criterion: { id, title, highest, anchor }, mark, error, onChange }: Props) {
  const t = useText(sheetMessages);
  const pick = usePick();
  const locale = useLocale();
  return (
    <div>
      <NumberField
        label={t.mark({ name: pick(title), highest })}
        {...(anchor === null ? {} : { description: anchor })}
        minValue={0}
        maxValue={highest}
        value={mark ?? Number.NaN}
        isDisabled={mark === null}
        onChange={(next) => onChange(Number.isNaN(next) ? undefined : Math.round(next))}
        error={fieldError(error, `marks.${id}`, locale)}
      />
      <Checkbox
        label={t.notApplicable({ name: pick(title) })}
        isSelected={mark === null}
        onChange={(isOut) => onChange(isOut ? null : undefined)}
      />
    </div>
  );
}
