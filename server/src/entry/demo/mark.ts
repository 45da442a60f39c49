import type { Runtime } from '../runtime.ts';

/** Whether this installation holds the sample world. Told by the database, so a restart without --demo still says 견본. */
export const isSample = (runtime: Runtime): Promise<boolean> =>
  runtime.owner(
    async (client) => (await client.query(`select 1 from platform.installation where kind = 'sample'`)).rowCount === 1,
  );
