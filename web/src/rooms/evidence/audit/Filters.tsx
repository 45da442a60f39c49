import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Chips } from '#ui/Chips';
import { DateField } from '#ui/DateField';
import { Select } from '#ui/Select';
import styles from './Audit.module.css';
import { agenciesQuery, choicesQuery, type Filter, type FilterName } from './api.ts';
import { auditMessages } from './messages.ts';

const all = 'all';

export function Filters({
  filter,
  onChange,
  companyName,
}: {
  filter: Filter;
  onChange: (filter: Filter) => void;
  companyName: string | null;
}) {
  const t = useText(auditMessages);
  const set = (name: FilterName, value: string | null) => {
    const { [name]: _old, ...rest } = filter;
    onChange(value === null || value === all ? rest : { ...rest, [name]: value });
  };
  return (
    <div className={styles.filters} data-print="hide">
      <Chips
        label={t.show}
        value={filter.show ?? all}
        onChange={(id) => set('show', id)}
        chips={[
          { id: all, label: t.showAll },
          { id: 'changes', label: t.showChanges },
          { id: 'reads', label: t.showReads },
        ]}
      />
      <Fields filter={filter} set={set} />
      {filter.companyId === undefined ? null : (
        <p className={styles.only}>
          {t.onlyCompany({ name: companyName ?? t.hiddenCompany })}
          <Button look="link" size="small" onPress={() => set('companyId', null)}>
            {t.dropCompany}
          </Button>
        </p>
      )}
      {Object.keys(filter).length === 0 ? null : (
        <div>
          <Button look="link" size="small" onPress={() => onChange({})}>
            {t.clear}
          </Button>
        </div>
      )}
    </div>
  );
}

function Fields({ filter, set }: { filter: Filter; set: (name: FilterName, value: string | null) => void }) {
  const t = useText(auditMessages);
  const choices = useQuery(choicesQuery);
  const people = (choices.data?.people ?? []).map(({ id, name }) => ({ id, label: name }));
  const things = useThings();
  const { session } = useSession();
  return (
    <div className={styles.fields}>
      <Select
        label={t.person}
        size="small"
        options={[{ id: all, label: t.anyone }, ...people]}
        value={filter.personId ?? all}
        onChange={(id) => set('personId', id)}
      />
      <Select
        label={t.thing}
        size="small"
        options={[{ id: all, label: t.anyone }, ...things]}
        value={filter.thing ?? all}
        onChange={(id) => set('thing', id)}
      />
      {session.kind === 'administrator' ? <AgencyField filter={filter} set={set} /> : null}
      <DateField
        label={t.from}
        size="small"
        value={filter.from ?? null}
        max={filter.to}
        onChange={(on) => set('from', on)}
      />
      <DateField
        label={t.to}
        size="small"
        value={filter.to ?? null}
        min={filter.from}
        onChange={(on) => set('to', on)}
      />
    </div>
  );
}

function AgencyField({ filter, set }: { filter: Filter; set: (name: FilterName, value: string | null) => void }) {
  const t = useText(auditMessages);
  const pick = usePick();
  const agencies = useQuery(agenciesQuery);
  const options = (agencies.data?.items ?? []).map(({ id, name }) => ({ id: String(id), label: pick(name) }));
  return (
    <Select
      label={t.agency}
      size="small"
      options={[{ id: all, label: t.anyone }, ...options]}
      value={filter.agencyId ?? all}
      onChange={(id) => set('agencyId', id)}
    />
  );
}

function useThings(): { id: string; label: string }[] {
  const t = useText(auditMessages);
  return [
    { id: 'case', label: t.thingCase },
    { id: 'referral', label: t.thingReferral },
    { id: 'consent', label: t.thingConsent },
    { id: 'company', label: t.thingCompany },
    { id: 'technology', label: t.thingTechnology },
    { id: 'diagnosis', label: t.thingDiagnosis },
    { id: 'session', label: t.thingSession },
    { id: 'factor', label: t.thingFactor },
    { id: 'person', label: t.thingPerson },
    { id: 'membership', label: t.thingMembership },
    { id: 'invitation', label: t.thingInvitation },
    { id: 'evidence', label: t.thingEvidence },
    { id: 'organisations', label: t.roomOrganisations },
    { id: 'cases', label: t.roomCases },
    { id: 'technologies', label: t.roomTechnologies },
  ];
}
