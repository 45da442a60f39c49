import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

/** Desks of which nobody can open a key that takes or holds reports. For the machine, and for nobody else. */
export const selectUnread = async (tx: Tx): Promise<{ agencyId: number; deskKeyId: string }[]> =>
  (
    await sql<{ agencyId: number; deskKeyId: string }>`select agency_id, desk_key_id from app.unread_desks()`.execute(
      tx,
    )
  ).rows;

export type Shown = { incidentId: string; agencyId: number; personId: string };
/** To whom an incident is shown, unless that has ended meanwhile. For the machine, and for nobody else. */
export const selectShown = async (tx: Tx, grantId: string): Promise<Shown | undefined> =>
  (await sql<Shown>`select incident_id, agency_id, person_id from app.shown_to(${grantId})`.execute(tx)).rows[0];
