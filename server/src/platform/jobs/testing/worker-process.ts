/** A worker in a process of its own, for the test that kills it. Arguments: connection as JSON, system ticket. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { asSystem, connect } from '../../database/index.ts';
import { openJobs } from '../index.ts';

const [connection = '{}', ticket = ''] = process.argv.slice(2);
const database = connect(JSON.parse(connection), ticket, 4);
const jobs = openJobs(database, { pollMs: 20, leaseMs: 500, wait: () => 20 });
jobs.work({
  'kill.effect': async (payload) => {
    await sleep(Math.random() * 20);
    // The effect in one transaction; the note that the job is done comes after, so a kill between the two repeats it.
    await asSystem(database, 'write', (tx) =>
      sql`insert into platform.effect values (${JSON.stringify(payload)})`.execute(tx),
    );
  },
});
process.send?.('working');
