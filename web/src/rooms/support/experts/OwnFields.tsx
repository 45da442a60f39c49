import { ConsultingLanguage, HalfDay } from '@boru/contract/experts';
import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { CheckboxGroup } from '#ui/Choices';
import { NumberField } from '#ui/NumberField';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import type { OwnPart } from './api.ts';
import { expertMessages } from './messages.ts';
import { usePlaces } from './usePlaces.ts';

export type OwnDraft = Omit<OwnPart, 'version' | 'phone'> & { phone: string };
interface Props {
  readonly draft: OwnDraft;
  readonly set: (change: Partial<OwnDraft>) => void;
  readonly fault: (field: string) => string | undefined;
}

/** What an expert says of her own days, by the desk or by herself. */
export function OwnFields({ draft, set, fault }: Props) {
  const t = useText(expertMessages);
  const pick = usePick();
  const { options } = usePlaces();
  return (
    <>
      <TextField
        label={t.phone}
        isOptional
        maxLength={20}
        value={draft.phone}
        onChange={(phone) => set({ phone })}
        error={fault('phone')}
      />
      <CheckboxGroup
        label={t.languages}
        isRequired
        direction="row"
        options={ConsultingLanguage.options.map((id) => ({ id, label: pick(lists.consultingLanguage[id]) }))}
        value={draft.languages}
        onChange={(ids) => set({ languages: ConsultingLanguage.options.filter((id) => ids.includes(id)) })}
        error={fault('languages')}
      />
      <Select
        label={t.home}
        isRequired
        options={options}
        value={draft.home === '' ? null : draft.home}
        onChange={(home) => set({ home: home ?? '' })}
        error={fault('home')}
      />
      <CheckboxGroup
        label={t.week}
        direction="row"
        options={HalfDay.options.map((id) => ({ id, label: pick(lists.halfDay[id]) }))}
        value={draft.week}
        onChange={(ids) => set({ week: HalfDay.options.filter((id) => ids.includes(id)) })}
        error={fault('week')}
      />
      <NumberField
        label={t.weekly}
        unit={t.half}
        minValue={1}
        maxValue={10}
        value={draft.weeklyHalfDays}
        onChange={(value) => set({ weeklyHalfDays: Number.isNaN(value) ? 1 : value })}
        error={fault('weeklyHalfDays')}
      />
    </>
  );
}
