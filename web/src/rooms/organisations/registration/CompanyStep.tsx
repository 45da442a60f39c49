import { digitsOf, formatBusinessNumber, isBusinessNumber, isCorporateNumber } from '@boru/contract/business-number';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { leafPlaces } from '#lib/region';
import { NumberField } from '#ui/NumberField';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import type { Place, Size } from '../api.ts';
import { KsicField } from '../KsicField.tsx';
import { organisationMessages } from '../messages.ts';
import { fullPlaceName, useSizeNames } from '../names.ts';
import type { RegistrationDraft } from './draft.ts';

const OUTSIDE = 'outside';

interface CompanyStepProps {
  /** After registration the business number is the company's identity. */
  readonly isNumberFixed?: boolean;
  readonly draft: RegistrationDraft;
  readonly places: Place;
  readonly change: (part: Partial<RegistrationDraft>) => void;
  readonly fault: (field: keyof RegistrationDraft) => string | undefined;
}

export function CompanyStep(props: CompanyStepProps) {
  return (
    <>
      <IdentityFields {...props} />
      <KindFields {...props} />
    </>
  );
}

function IdentityFields({ draft, change, fault, isNumberFixed = false }: CompanyStepProps) {
  const t = useText(organisationMessages);
  const corporate = digitsOf(draft.corporateNumber);
  const oddCorporate = /^\d{13}$/.test(corporate) && !isCorporateNumber(corporate);
  return (
    <>
      <TextField
        label={t.businessNumber}
        description={t.businessNumberHint}
        value={draft.businessNumber}
        onChange={(businessNumber) => change({ businessNumber })}
        onBlur={() => {
          if (isBusinessNumber(draft.businessNumber))
            change({ businessNumber: formatBusinessNumber(digitsOf(draft.businessNumber)) });
        }}
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        isRequired={!isNumberFixed}
        isReadOnly={isNumberFixed}
        error={fault('businessNumber')}
      />
      <TextField
        label={t.companyName}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="organization"
        maxLength={80}
        isRequired
        error={fault('name')}
      />
      <TextField
        label={t.representative}
        value={draft.representativeName}
        onChange={(representativeName) => change({ representativeName })}
        maxLength={40}
        isRequired
        error={fault('representativeName')}
      />
      <TextField
        label={t.corporateNumber}
        description={oddCorporate ? t.corporateNumberOdd : t.corporateNumberHint}
        value={draft.corporateNumber}
        onChange={(corporateNumber) => change({ corporateNumber })}
        inputMode="numeric"
        maxLength={16}
        isOptional
        error={fault('corporateNumber')}
      />
    </>
  );
}

function KindFields({ draft, places, change, fault }: CompanyStepProps) {
  const t = useText(organisationMessages);
  const sizes = useSizeNames();
  return (
    <>
      <Select
        label={t.size}
        options={Object.entries(sizes).map(([id, label]) => ({ id, label }))}
        value={draft.size}
        onChange={(size) => change({ size: isSize(size) ? size : null })}
        isRequired
        error={fault('size')}
      />
      <KsicField
        code={draft.ksicCode}
        name={draft.ksicName}
        onChange={(ksicCode, ksicName) => change({ ksicCode, ksicName })}
        error={fault('ksicCode')}
      />
      <PlaceFields draft={draft} places={places} change={change} fault={fault} />
      <NumberField
        label={t.employees}
        unit={t.people}
        {...(draft.employees === null ? {} : { value: draft.employees })}
        onChange={(employees) => change({ employees: Number.isNaN(employees) ? null : employees })}
        minValue={0}
        maxValue={10_000_000}
        isOptional
        error={fault('employees')}
      />
    </>
  );
}

function PlaceFields({ draft, places, change, fault }: CompanyStepProps) {
  const t = useText(organisationMessages);
  const pick = usePick();
  const locale = useLocale();
  const municipalities = leafPlaces(places).map((place) => ({
    id: place.code,
    label: fullPlaceName(places, place.code, locale),
  }));
  const zones = places.industrialZones
    .filter((zone) => draft.municipality === null || zone.municipality === draft.municipality)
    .map((zone) => ({ id: zone.id, label: pick(zone.name) }));
  return (
    <>
      <Select
        label={t.municipality}
        options={municipalities}
        value={draft.municipality}
        onChange={(municipality) => change({ municipality, industrialZone: null })}
        isRequired
        error={fault('municipality')}
      />
      <Select
        label={t.zone}
        options={[{ id: OUTSIDE, label: t.zoneNone }, ...zones]}
        value={draft.industrialZone ?? OUTSIDE}
        onChange={(zone) => change({ industrialZone: zone === OUTSIDE ? null : zone })}
        isOptional
        error={fault('industrialZone')}
      />
      <TextField
        label={t.address}
        value={draft.address}
        onChange={(address) => change({ address })}
        autoComplete="street-address"
        maxLength={200}
        isOptional
        error={fault('address')}
      />
    </>
  );
}

const isSize = (text: string | null): text is Size =>
  text !== null && ['micro', 'small', 'medium', 'midsize', 'large'].includes(text);
