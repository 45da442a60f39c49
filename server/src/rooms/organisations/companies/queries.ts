import type { Pack } from '@boru/contract/pack';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { listContacts, listSites } from '../places/index.ts';
import { industryName, ksicName, municipalityName, readCursor, writeCursor } from './model.ts';
import { selectCompanies, selectCompany, selectNames, selectNumbered } from './store.ts';

const pageSize = 50;

/** The caller's own company and person; throws when the caller is no company. */
export const ownCompany = async (tx: Tx, actor: Actor) => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  const company = await selectCompany(tx, actor.companyId);
  if (!company) throw new Problem('thing.not_found');
  return { company, companyId: actor.companyId, personId: actor.personId };
};

/** As `ownCompany`, but refuses while the account is read-only. */
export const confirmedCompany = async (tx: Tx, actor: Actor) => {
  const own = await ownCompany(tx, actor);
  if (own.company.status !== 'confirmed') throw new Problem('company.unconfirmed');
  return own;
};

/** Where the caller's company is and what it makes: what routing needs. */
export const companyPlace = async (tx: Tx, actor: Actor): Promise<{ municipality: string; industry: string }> => {
  const { company } = await ownCompany(tx, actor);
  return { municipality: company.municipality, industry: company.industry };
};

/** The company's own row when the caller may see it. */
export const companyOf = (tx: Tx, companyId: string) => selectCompany(tx, companyId);

/** The company of this number when the caller may see it. */
export const companyNumbered = (tx: Tx, businessNumber: string) => selectNumbered(tx, businessNumber);

/** Names of those companies among `ids` that the caller may see, in one question. */
export const companyNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(ids.length === 0 ? [] : (await selectNames(tx, ids)).map(({ id, name }) => [id, name]));

/** One company with the parts that the caller may see; undefined when it may not see the company at all. */
export const companyCard = async (tx: Tx, pack: Pack, companyId: string) => {
  const row = await selectCompany(tx, companyId);
  if (!row) return undefined;
  return {
    ...row,
    ksicName: ksicName(pack, row.ksicCode),
    industryName: industryName(pack, row.industry),
    municipalityName: municipalityName(pack, row.municipality),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    contacts: await listContacts(tx, companyId),
    sites: await listSites(tx, companyId),
  };
};

export const listCompanies = async (
  tx: Tx,
  pack: Pack,
  filter: { status?: string | undefined; text?: string | undefined; cursor?: string | undefined },
) => {
  const rows = await selectCompanies(
    tx,
    { status: filter.status, text: filter.text, cursor: readCursor(filter.cursor) },
    pageSize + 1,
  );
  const last = rows[pageSize - 1];
  return {
    items: rows.slice(0, pageSize).map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      industryName: industryName(pack, row.industry),
      municipalityName: municipalityName(pack, row.municipality),
    })),
    nextCursor: rows.length > pageSize && last ? writeCursor(last.createdAt, last.id) : null,
  };
};
