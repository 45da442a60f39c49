import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export type AgencyRow = {
  id: number;
  code: string;
  kind: string;
  nameKo: string;
  nameEn: string;
  roleKo: string;
  roleEn: string;
  secretariat: boolean;
  online: boolean;
};

/** With the name in force on that civil day; the newest known name when none is. */
export const selectAgencies = (tx: Tx, on: string): Promise<AgencyRow[]> =>
  tx
    .selectFrom('organisations.agency as a')
    .innerJoin('organisations.agencyName as n', 'n.agencyId', 'a.id')
    .distinctOn('a.id')
    .select(['a.id', 'a.code', 'a.kind', 'n.nameKo', 'n.nameEn', 'a.roleKo', 'a.roleEn', 'a.secretariat', 'a.online'])
    .orderBy('a.id')
    .orderBy(sql`(n.valid_from <= ${on}::date and coalesce(n.valid_to, 'infinity') >= ${on}::date)`, 'desc')
    .orderBy('n.validFrom', 'desc')
    .execute();

export const selectCapabilities = (tx: Tx) =>
  tx
    .selectFrom('organisations.capability as c')
    .innerJoin('organisations.desk as d', 'd.code', 'c.deskCode')
    .innerJoin('organisations.agency as a', 'a.id', 'c.agencyId')
    .select([
      'c.id',
      'c.deskCode',
      'd.nameKo',
      'd.nameEn',
      'c.agencyId',
      'c.topics',
      'c.subjects',
      'c.territory',
      'c.industries',
      'c.priority',
      'c.verified',
    ])
    .where('a.online', '=', true)
    .orderBy('c.id')
    .execute();

export const selectAllDesks = (tx: Tx) =>
  tx.selectFrom('organisations.desk').select(['code', 'agencyId', 'nameKo', 'nameEn']).execute();

export const selectDesks = (tx: Tx, agencyId: number) =>
  tx
    .selectFrom('organisations.desk')
    .select(['code', 'nameKo', 'nameEn'])
    .where('agencyId', '=', agencyId)
    .orderBy('code')
    .execute();

type NewAgency = {
  id: number;
  code: string;
  kind: string;
  secretariat: boolean;
  online: boolean;
  roleKo: string;
  roleEn: string;
  source: string;
  verified: boolean;
};
type NewName = {
  agencyId: number;
  nameKo: string;
  nameEn: string;
  validFrom: string;
  validTo: string | null;
  source: string;
};
type NewDesk = { code: string; agencyId: number; nameKo: string; nameEn: string };
type NewCapability = {
  id: string;
  deskCode: string;
  agencyId: number;
  topics: string[];
  subjects: string[];
  territory: string[] | null;
  industries: string[];
  statute: string;
  priority: number;
  verified: boolean;
  note: string;
};

const upsertKnown = async (tx: Tx, agencies: readonly NewAgency[], desks: readonly NewDesk[]): Promise<void> => {
  await tx
    .insertInto('organisations.agency')
    .values([...agencies])
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        code: eb.ref('excluded.code'),
        kind: eb.ref('excluded.kind'),
        secretariat: eb.ref('excluded.secretariat'),
        online: eb.ref('excluded.online'),
        roleKo: eb.ref('excluded.roleKo'),
        roleEn: eb.ref('excluded.roleEn'),
        source: eb.ref('excluded.source'),
        verified: eb.ref('excluded.verified'),
      })),
    )
    .execute();
  await tx
    .insertInto('organisations.desk')
    .values([...desks])
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        nameKo: eb.ref('excluded.nameKo'),
        nameEn: eb.ref('excluded.nameEn'),
        agencyId: eb.ref('excluded.agencyId'),
      })),
    )
    .execute();
};

/** Agencies and desks that cases refer to stay for ever; names and capabilities are the pack's and are replaced. */
export const replaceRegion = async (
  tx: Tx,
  region: {
    agencies: readonly NewAgency[];
    names: readonly NewName[];
    desks: readonly NewDesk[];
    capabilities: readonly NewCapability[];
  },
): Promise<void> => {
  await upsertKnown(tx, region.agencies, region.desks);
  await tx.deleteFrom('organisations.agencyName').execute();
  await tx
    .insertInto('organisations.agencyName')
    .values([...region.names])
    .execute();
  await tx.deleteFrom('organisations.capability').execute();
  await tx
    .insertInto('organisations.capability')
    .values([...region.capabilities])
    .execute();
};
