import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Seen } from './model.ts';

type Row = {
  session: string;
  person: string;
  name: string;
  role: string;
  agency: number | null;
  agencyKo: string | null;
  agencyEn: string | null;
  sees: string[];
  hears: string[];
  stands: string[];
};

/** One statement for every open page of this server. For the system alone: it answers about everybody. */
export const selectSeen = async (
  tx: Tx,
  sessions: readonly string[],
  targets: readonly string[],
): Promise<ReadonlyMap<string, Seen>> => {
  const { rows } = await sql<Row>`
    select session, person, name, role, agency, agency_ko, agency_en, sees, hears, stands
      from cases.live(${[...sessions]}::uuid[], ${[...targets]}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ session, agency, agencyKo, agencyEn, sees, hears, stands, ...rest }) => [
      session,
      {
        ...rest,
        agency: agency === null ? null : { id: agency, ko: agencyKo ?? '', en: agencyEn ?? '' },
        sees: new Set(sees),
        hears: new Set(hears),
        stands: new Set(stands),
      },
    ]),
  );
};
