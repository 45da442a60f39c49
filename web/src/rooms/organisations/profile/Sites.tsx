import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { leafPlaces } from '#lib/region';
import { EmptyState } from '#ui/EmptyState';
import { Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { TextField } from '#ui/TextField';
import { addSite, type Company, type Place, removeSite } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import { fullPlaceName, useMaySign } from '../names.ts';
import { AddForm } from './AddForm.tsx';
import { profileMessages } from './messages.ts';
import { RemoveThing } from './RemoveButton.tsx';

interface SiteDraft {
  readonly name: string;
  readonly municipality: string | null;
  readonly industrialZone: string | null;
  readonly address: string;
}

const empty: SiteDraft = { name: '', municipality: null, industrialZone: null, address: '' };

function missing(fields: SiteDraft): readonly (keyof SiteDraft)[] {
  return (['name', 'municipality', 'address'] as const).filter((field) => (fields[field] ?? '').trim() === '');
}

export function Sites({ company, places }: { company: Company; places: Place | undefined }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const locale = useLocale();
  const maySign = useMaySign();
  const placeOf = (code: string) => (places === undefined ? code : fullPlaceName(places, code, locale));
  return (
    <Section
      title={t.sites}
      lead={t.sitesLead}
      action={maySign && places !== undefined ? <AddSite places={places} /> : null}
    >
      <Table
        caption={t.sites}
        isCaptionHidden
        rows={company.sites}
        keyOf={(site) => site.id}
        empty={
          <EmptyState title={t.noSites} size="small">
            {t.noSitesBody}
          </EmptyState>
        }
        columns={[
          { id: 'name', title: t.siteName, cell: (site) => site.name, isRowHeader: true },
          { id: 'municipality', title: words.municipality, cell: (site) => placeOf(site.municipality) },
          { id: 'address', title: words.address, cell: (site) => site.address },
          ...(maySign
            ? [
                {
                  id: 'remove',
                  title: '',
                  cell: (site: Company['sites'][number]) => (
                    <RemoveThing id={site.id} name={site.name} remove={() => removeSite(site.id)} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function AddSite({ places }: { places: Place }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const locale = useLocale();
  const municipalities = leafPlaces(places).map((place) => ({
    id: place.code,
    label: fullPlaceName(places, place.code, locale),
  }));
  return (
    <AddForm label={t.addSite} empty={empty} missing={missing} add={addSite}>
      {(fields, change, fault) => (
        <>
          <TextField
            label={t.siteName}
            value={fields.name}
            onChange={(name) => change({ name })}
            maxLength={60}
            isRequired
            error={fault('name')}
          />
          <Select
            label={words.municipality}
            options={municipalities}
            value={fields.municipality}
            onChange={(municipality) => change({ municipality })}
            isRequired
            error={fault('municipality')}
          />
          <TextField
            label={words.address}
            value={fields.address}
            onChange={(address) => change({ address })}
            maxLength={200}
            isRequired
            error={fault('address')}
          />
        </>
      )}
    </AddForm>
  );
}
