import type { Bilingual } from '@boru/contract/fields';
import type { Pack } from '@boru/contract/pack';
import type { Tx } from '#platform/database/index';
import { type Choice, chooseDesk } from './model.ts';
import { type AgencyRow, selectAgencies, selectAllDesks, selectCapabilities, selectDesks } from './store.ts';

export type Agency = {
  id: number;
  code: string;
  kind: string;
  name: Bilingual;
  role: Bilingual;
  secretariat: boolean;
  online: boolean;
};

const view = (row: AgencyRow): Agency => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  name: { ko: row.nameKo, en: row.nameEn },
  role: { ko: row.roleKo, en: row.roleEn },
  secretariat: row.secretariat,
  online: row.online,
});

export const listAgencies = async (tx: Tx, on: string): Promise<Agency[]> => (await selectAgencies(tx, on)).map(view);

/** id → name in force that day; one statement however many are asked. */
export const agencyNames = async (tx: Tx, on: string): Promise<Map<number, Bilingual>> =>
  new Map((await listAgencies(tx, on)).map((agency) => [agency.id, agency.name]));

export type Route = Choice & { agency: Agency };

/** The desk for a need, with reasons; null when none serves it. `municipality` and `industry` are the company's. */
export const findRoute = async (
  tx: Tx,
  pack: Pack,
  need: { topic: string; subject: string | null; municipality: string | null; industry: string | null; on: string },
): Promise<Route | null> => {
  const rows = await selectCapabilities(tx);
  const parent = pack.municipalities.items.find((place) => place.code === need.municipality)?.parent ?? null;
  const capabilities = rows.map(({ nameKo, nameEn, ...row }) => ({ ...row, deskName: { ko: nameKo, en: nameEn } }));
  const choice = chooseDesk(capabilities, { ...need, parentMunicipality: parent });
  if (!choice) return null;
  const agency = (await listAgencies(tx, need.on)).find(({ id }) => id === choice.chosen.agencyId);
  if (!agency) throw new Error('a desk belongs to no agency');
  return { ...choice, agency };
};

export const secretariat = async (tx: Tx, on: string): Promise<Agency> => {
  const found = (await listAgencies(tx, on)).find((agency) => agency.secretariat);
  if (!found) throw new Error('the pack names no secretariat');
  return found;
};

export const desksOf = (tx: Tx, agencyId: number) => selectDesks(tx, agencyId);

export const allDesks = (tx: Tx) => selectAllDesks(tx);
