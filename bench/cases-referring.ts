// A referral by law: through Boru, and its own SQL with and without row security.
import { forAnother, replayBoth, watchWriting } from './cases-replay.ts';
import { otherOnline, referral, type Seat, type Stage, send, type Times, timesOf } from './cases-stage.ts';
import type { Statement } from './statements.ts';

type Waiting = { id: string; version: number; company: string };

/** Cases that wait for nobody; a folder is measured more than once, and those that wait for an agency already are left alone. */
const waitingCases = async ({ owner }: Stage, agency: number, count: number): Promise<Waiting[]> =>
  (
    await owner.query<Waiting>(
      `select c.id, c.version, c.company_id as company from cases.case_file c
        where c.owner_agency = $1 and c.closed_at is null and c.version = 1
          and not exists (select 1 from cases.referral r where r.case_id = c.id)
        order by md5(c.id::text) limit $2`,
      [agency, count],
    )
  ).rows;

/** `runs` referrals where the agency has as many open cases; the SQL is said again for the last of them, and taken back each time. */
export const measureReferring = async (
  stage: Stage,
  seated: Seat,
  runs: number,
): Promise<{ page: string; request: Times; sql: Times; bare: Times }> => {
  const to = otherOnline(stage, seated.agency);
  const files = await waitingCases(stage, seated.agency, runs + 1);
  const last = files.pop();
  if (last === undefined || files.length === 0) throw new Error(`agency ${seated.agency} has nothing to refer`);
  const times: number[] = [];
  let said: Statement[] = [];
  let from: Waiting = last;
  let since = 0;
  for (const file of files) {
    since = Date.now();
    from = file;
    let spent = 0;
    said = await watchWriting(async () => {
      const begun = performance.now();
      const answer = await send(stage, seated.ticket, `/api/cases/${file.id}/referrals`, referral(file.version, to));
      spent = performance.now() - begun;
      if (answer.statusCode !== 201) throw new Error(`referring → ${answer.statusCode} ${answer.body}`);
    });
    times.push(spent);
  }
  const names = new Map([
    [from.id, last.id],
    [from.company, last.company],
  ]);
  const [sql, bare]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs + 5; run++) {
    const both = await replayBoth(stage, seated.ticket, 'read write', forAnother(said, names, since));
    if (run < 5) continue;
    sql.push(both.sql);
    bare.push(both.bare);
  }
  return { page: 'refer by law', request: timesOf(times), sql: timesOf(sql), bare: timesOf(bare) };
};
