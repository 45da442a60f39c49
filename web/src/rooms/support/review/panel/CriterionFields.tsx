import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { NumberField } from '#ui/NumberField';
import { TextField } from '#ui/TextField';
import { type Criterion, orNull } from './drafting.ts';
import { panelMessages } from './messages.ts';

interface Props {
  readonly criterion: Criterion;
  readonly isFixed: boolean;
  readonly onChange: (criterion: Criterion) => void;
}

/** Name, weight, highest mark and floor of one criterion. */
export function CriterionFields({ criterion, isFixed, onChange }: Props) {
  const t = useText(panelMessages);
  const pick = usePick();
  return (
    <>
      <TextField
        label={t.criterionName}
        isDisabled={isFixed}
        maxLength={80}
        value={pick(criterion.title)}
        onChange={(name) => onChange({ ...criterion, title: { ko: name, en: name } })}
      />
      <NumberField
        label={t.weight}
        isDisabled={isFixed}
        minValue={1}
        maxValue={1000}
        value={criterion.weight}
        onChange={(weight) => onChange({ ...criterion, weight })}
      />
      <NumberField
        label={t.highest}
        isDisabled={isFixed}
        minValue={1}
        maxValue={100}
        value={criterion.highest}
        onChange={(highest) => onChange({ ...criterion, highest })}
      />
      <NumberField
        label={t.floor}
        isDisabled={isFixed}
        minValue={0}
        maxValue={100}
        value={criterion.floor ?? Number.NaN}
        onChange={(floor) => onChange({ ...criterion, floor: orNull(floor) })}
      />
    </>
  );
}
