import { useText } from '#lib/i18n';
import { Checkbox, RadioGroup } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { referringMessages } from './messages.ts';

export interface Kind {
  readonly kind: 'transfer' | 'cooperation';
  readonly dueOn: string | null;
  readonly onward: boolean;
}

interface ReferKindProps {
  readonly value: Kind;
  readonly onChange: (kind: Kind) => void;
  readonly error: string | undefined;
}

/** Whether the case is handed over, or only an answer asked for by a day; and whether it may go on from there. */
export function ReferKind({ value, onChange, error }: ReferKindProps) {
  const t = useText(referringMessages);
  return (
    <>
      <RadioGroup
        label={t.referKind}
        options={[
          { id: 'transfer', label: t.referTransfer, detail: t.referTransferDetail },
          { id: 'cooperation', label: t.cooperation, detail: t.referCooperationDetail },
        ]}
        value={value.kind}
        onChange={(id) =>
          onChange(
            id === 'cooperation'
              ? { kind: 'cooperation', dueOn: value.dueOn, onward: false }
              : { ...value, kind: 'transfer', dueOn: null },
          )
        }
      />
      {value.kind === 'cooperation' ? (
        <DateField
          label={t.referDueOn}
          isRequired
          value={value.dueOn}
          onChange={(dueOn) => onChange({ ...value, dueOn })}
          error={error}
        />
      ) : (
        <Checkbox
          label={t.referOnward}
          detail={t.referOnwardDetail}
          isSelected={value.onward}
          onChange={(onward) => onChange({ ...value, onward })}
        />
      )}
    </>
  );
}
