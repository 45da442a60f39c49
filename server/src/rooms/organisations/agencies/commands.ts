import type { Pack } from '@boru/contract/pack';
import type { Tx } from '#platform/database/index';
import { loadPledgeTexts } from '../pledges/index.ts';
import { replaceRegion } from './store.ts';

const textOf = (source: readonly string[] | undefined): string => (source ?? []).join('\n');

const namesOf = (pack: Pack) =>
  pack.agencies.items.flatMap((agency) =>
    agency.names.map((name) => ({
      agencyId: agency.id,
      nameKo: name.ko,
      nameEn: name.en,
      // An unknown beginning reaches back before the agreement.
      validFrom: name.validFrom ?? '1948-08-15',
      validTo: name.validTo,
      source: textOf(name.source),
    })),
  );

/** Puts the pack's agencies, desks and the texts of the pledge into the database, in the caller's transaction: a broken pack changes nothing. */
export const loadRegion = async (tx: Tx, pack: Pack): Promise<void> => {
  await loadPledgeTexts(tx, pack);
  const idOf = new Map(pack.agencies.items.map((agency) => [agency.code, agency.id]));
  const agencyOf = (code: string): number => {
    const found = idOf.get(code);
    if (found === undefined) throw new Error(`the pack names an unknown agency: ${code}`);
    return found;
  };
  const rows = pack.capabilities.items.map((row, index) => ({
    ...row,
    agencyId: agencyOf(row.agency),
    id: `${row.desk}-${index + 1}`,
  }));
  const desks = new Map(
    rows.map((row) => [row.desk, { code: row.desk, agencyId: row.agencyId, nameKo: row.name.ko, nameEn: row.name.en }]),
  );
  await replaceRegion(tx, {
    agencies: pack.agencies.items.map((agency) => ({
      id: agency.id,
      code: agency.code,
      kind: agency.kind,
      secretariat: agency.code === pack.manifest.secretariat,
      online: agency.online,
      roleKo: agency.role.ko,
      roleEn: agency.role.en,
      source: textOf(agency.source ?? pack.agencies.source),
      verified: agency.verified,
    })),
    names: namesOf(pack),
    desks: [...desks.values()],
    capabilities: rows.map((row) => ({
      id: row.id,
      deskCode: row.desk,
      agencyId: row.agencyId,
      topics: [...row.topics],
      subjects: [...row.subjects],
      territory: row.territory === 'province' ? null : [...row.territory],
      industries: [...row.industries],
      statute: JSON.stringify(row.statute),
      priority: row.priority,
      verified: row.verified,
      note: row.note ?? '',
    })),
  });
};
