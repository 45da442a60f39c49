import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export type Shown = { incidentId: string; agencyId: number; personId: string };
/** To whom an incident is shown, unless that has ended meanwhile. For the machine, and for nobody else. */
export const selectShown = async (tx: Tx, grantId: string): Promise<Shown | undefined> =>
  (await sql<Shown>`select incident_id, agency_id, person_id from app.shown_to(${grantId})`.execute(tx)).rows[0];
