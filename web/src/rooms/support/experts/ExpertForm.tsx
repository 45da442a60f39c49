import { ExpertSkill, ExpertState } from '@boru/contract/experts';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { addExpert, changeExpert, type ExpertView, type ExpertWish, useConsultingDeed } from './api.ts';
import { expertMessages } from './messages.ts';
import { type OwnDraft, OwnFields } from './OwnFields.tsx';
import { usePlaces } from './usePlaces.ts';

type Draft = OwnDraft &
  Omit<ExpertWish, keyof OwnDraft | 'affiliation'> & { affiliation: string; state: ExpertView['state'] };

const empty: Draft = {
  ...{ name: '', email: '', phone: '', affiliation: '', skills: [], languages: ['ko'], home: '', territory: [] },
  ...{ week: ['mon.am', 'tue.am', 'wed.am', 'thu.am', 'fri.am'], weeklyHalfDays: 4, mostCompanies: 8, feeWon: null },
  state: 'active',
};
const draftOf = (one: ExpertView): Draft => ({
  ...{ name: one.name, email: one.email, phone: one.phone ?? '', affiliation: one.affiliation ?? '' },
  ...{ skills: one.skills, languages: one.languages, home: one.home, territory: one.territory, week: one.week },
  ...{ weeklyHalfDays: one.weeklyHalfDays, mostCompanies: one.mostCompanies, feeWon: one.feeWon, state: one.state },
});
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const wishOf = ({ state: _state, ...draft }: Draft): ExpertWish => ({
  ...draft,
  phone: orNull(draft.phone),
  affiliation: orNull(draft.affiliation),
});

/** Adds somebody to the pool, or changes one who is there. */
export function ExpertForm({ one, onClose }: { one?: ExpertView; onClose: () => void }) {
  const t = useText(expertMessages);
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>(() => (one === undefined ? empty : draftOf(one)));
  const [isTried, setTried] = useState(false);
  const saving = useConsultingDeed(
    () => (one === undefined ? addExpert(wishOf(draft)) : changeExpert(one, wishOf(draft), draft.state)),
    one === undefined ? t.added : t.changed,
    onClose,
  );
  const missing = new Map<string, string>([
    ...(['name', 'email', 'home'] as const)
      .filter((field) => draft[field].trim() === '')
      .map((field) => [field, t.needed] as const),
    ...(['skills', 'languages'] as const)
      .filter((field) => draft[field].length === 0)
      .map((field) => [field, t.needChoice] as const),
  ]);
  const fault = (field: string) =>
    (isTried ? missing.get(field) : undefined) ?? fieldError(saving.error, field, locale);
  const send = () => {
    setTried(true);
    if (missing.size === 0) saving.mutate();
  };
  return (
    <Dialog
      title={one === undefined ? t.add : `${one.name}: ${t.change}`}
      isOpen
      onClose={onClose}
      isSteady
      width="wide"
      actions={
        <Button look="primary" isPending={saving.isPending} onPress={send}>
          {t.save}
        </Button>
      }
    >
      <FormStack>
        <DeskFields draft={draft} set={(change) => setDraft({ ...draft, ...change })} fault={fault} />
        <OwnFields draft={draft} set={(change) => setDraft({ ...draft, ...change })} fault={fault} />
        {one === undefined ? null : <State value={draft.state} onChange={(state) => setDraft({ ...draft, state })} />}
        {saving.error === null ? null : <Fault error={saving.error} wrote />}
      </FormStack>
    </Dialog>
  );
}

function State({ value, onChange }: { value: Draft['state']; onChange: (state: Draft['state']) => void }) {
  const t = useText(expertMessages);
  const pick = usePick();
  return (
    <RadioGroup
      label={t.state}
      options={ExpertState.options.map((id) => ({ id, label: pick(lists.expertState[id]) }))}
      value={value}
      onChange={(id) => onChange(ExpertState.parse(id))}
    />
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly fault: (field: string) => string | undefined;
}
function DeskFields({ draft, set, fault }: FieldsProps) {
  const t = useText(expertMessages);
  const pick = usePick();
  const { options } = usePlaces();
  const text = (field: 'name' | 'email' | 'affiliation', most: number, isRequired: boolean, description?: string) => (
    <TextField
      label={t[field]}
      {...(isRequired ? { isRequired } : { isOptional: true })}
      {...(description === undefined ? {} : { description })}
      maxLength={most}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      error={fault(field)}
    />
  );
  return (
    <>
      {text('name', 40, true)}
      {text('email', 254, true, t.emailHelp)}
      {text('affiliation', 120, false)}
      <CheckboxGroup
        label={t.skills}
        isRequired
        direction="row"
        options={ExpertSkill.options.map((id) => ({ id, label: pick(lists.expertSkill[id]) }))}
        value={draft.skills}
        onChange={(ids) => set({ skills: ExpertSkill.options.filter((id) => ids.includes(id)) })}
        error={fault('skills')}
      />
      <CheckboxGroup
        label={t.territory}
        description={t.territoryHelp}
        direction="row"
        options={options}
        value={draft.territory}
        onChange={(territory) => set({ territory })}
        error={fault('territory')}
      />
      <NumberField
        label={t.most}
        unit={t.companies}
        minValue={1}
        maxValue={100}
        value={draft.mostCompanies}
        onChange={(value) => set({ mostCompanies: Number.isNaN(value) ? 1 : value })}
        error={fault('mostCompanies')}
      />
      <NumberField
        label={t.fee}
        unit={t.won}
        isOptional
        minValue={0}
        value={draft.feeWon ?? Number.NaN}
        onChange={(value) => set({ feeWon: Number.isNaN(value) ? null : value })}
        error={fault('feeWon')}
      />
    </>
  );
}
