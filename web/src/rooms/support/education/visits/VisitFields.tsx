import { formatBusinessNumber } from '@boru/contract/business-number';
import { targetRoles } from '@boru/contract/education';
import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { CheckboxGroup } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { DescriptionList } from '#ui/DescriptionList';
import { NumberField } from '#ui/NumberField';
import { FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import type { NewVisit, VisitPrefill } from '../api.ts';
import { visitMessages } from './messages.ts';

type Texts =
  | 'businessKind'
  | 'homepage'
  | 'place'
  | 'wishes'
  | 'contactName'
  | 'department'
  | 'position'
  | 'phone'
  | 'email';
export type Draft = Omit<NewVisit, Texts | 'agencyId'> & Record<Texts, string> & { agencyId: number | null };
export interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly fault: (field: keyof NewVisit) => string | undefined;
}

export function Wish({ draft, set, fault, known }: PartProps & { known: VisitPrefill }) {
  const t = useText(visitMessages);
  const pick = usePick();
  const courses = known.courses.filter(({ agencyId }) => agencyId === draft.agencyId);
  const none = 'none';
  return (
    <>
      <Select
        label={t.agency}
        isRequired
        options={known.agencies.map(({ id, name }) => ({ id: String(id), label: pick(name) }))}
        value={draft.agencyId === null ? null : String(draft.agencyId)}
        onChange={(id) => set({ agencyId: id === null ? null : Number(id), courseId: null })}
        error={fault('agencyId')}
      />
      <Select
        label={t.course}
        options={[{ id: none, label: t.courseNone }, ...courses.map(({ id, title }) => ({ id, label: title }))]}
        value={draft.courseId ?? none}
        onChange={(id) => set({ courseId: id === none ? null : id })}
      />
      <DateField label={t.from} isRequired value={draft.wishedFrom} onChange={(on) => on && set({ wishedFrom: on })} />
      <DateField
        label={t.until}
        isRequired
        value={draft.wishedUntil}
        onChange={(on) => on && set({ wishedUntil: on })}
        error={fault('wishedUntil')}
      />
      <TextField
        label={t.place}
        isRequired
        maxLength={200}
        value={draft.place}
        onChange={(place) => set({ place })}
        error={fault('place')}
      />
    </>
  );
}

export function Audience({ draft, set, fault }: PartProps) {
  const t = useText(visitMessages);
  const pick = usePick();
  return (
    <>
      <CheckboxGroup
        label={t.roles}
        isRequired
        options={targetRoles.map((id) => ({ id, label: pick(lists.targetRole[id]) }))}
        value={draft.roles}
        onChange={(ids) => set({ roles: targetRoles.filter((role) => ids.includes(role)) })}
        error={fault('roles')}
      />
      <NumberField
        label={t.count}
        unit={t.people}
        minValue={1}
        maxValue={1000}
        value={draft.people}
        onChange={(people) => set({ people: Number.isNaN(people) ? 1 : people })}
      />
      <TextArea
        label={t.wishes}
        isOptional
        maxCharacters={1000}
        value={draft.wishes}
        onChange={(wishes) => set({ wishes })}
        error={fault('wishes')}
      />
    </>
  );
}

export function Company({ draft, set, fault, known }: PartProps & { known: VisitPrefill }) {
  const t = useText(visitMessages);
  const count = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return (
    <Section title={t.company}>
      <FormStack>
        <DescriptionList
          items={[
            { name: t.company, value: known.companyName },
            { name: t.representative, value: known.representative },
            { name: t.businessNumber, value: formatBusinessNumber(known.businessNumber) },
          ]}
        />
        <TextField
          label={t.businessKind}
          isOptional
          maxLength={120}
          value={draft.businessKind}
          onChange={(businessKind) => set({ businessKind })}
          error={fault('businessKind')}
        />
        <NumberField
          label={t.sales}
          unit={t.won}
          isOptional
          minValue={0}
          value={draft.salesWon ?? Number.NaN}
          onChange={(salesWon) => set({ salesWon: count(salesWon) })}
          error={fault('salesWon')}
        />
        <NumberField
          label={t.employees}
          unit={t.people}
          isOptional
          minValue={0}
          value={draft.employees ?? Number.NaN}
          onChange={(employees) => set({ employees: count(employees) })}
        />
        <TextField
          label={t.homepage}
          isOptional
          maxLength={200}
          value={draft.homepage}
          onChange={(homepage) => set({ homepage })}
          error={fault('homepage')}
        />
      </FormStack>
    </Section>
  );
}

export function Contact({ draft, set, fault }: PartProps) {
  const t = useText(visitMessages);
  const fields = [
    { field: 'contactName', label: t.name, most: 40, isRequired: true },
    { field: 'department', label: t.department, most: 60, isRequired: false },
    { field: 'position', label: t.position, most: 60, isRequired: false },
    { field: 'phone', label: t.phone, most: 20, isRequired: true },
    { field: 'email', label: t.email, most: 254, isRequired: true },
  ] as const;
  return (
    <Section title={t.contact}>
      <FormStack>
        {fields.map(({ field, label, most, isRequired }) => (
          <TextField
            key={field}
            label={label}
            {...(isRequired ? { isRequired } : { isOptional: true })}
            maxLength={most}
            value={draft[field]}
            onChange={(text) => set({ [field]: text })}
            error={fault(field)}
          />
        ))}
      </FormStack>
    </Section>
  );
}
