import { seat } from '../server/src/platform/testing/people.ts';
import { otherOnline, ownCases, referral, type Stage, send, type Times, timesOf } from './cases-stage.ts';

export type Mixed = {
  perSecond: number;
  seconds: number;
  times: Times;
  /** The 95th percentile of the desk that waited longest. */
  worst: number;
  busy: number;
  refused: number;
  lost: number;
};

/** What the database says was done: versions that went up, notes that are there. */
const tally = async ({ owner }: Stage): Promise<{ versions: number; entries: number }> =>
  (
    await owner.query<{ versions: number; entries: number }>(
      `select (select sum(version)::int from cases.case_file where closed_at is null) as versions,
                (select count(*)::int from cases.entry where kind = 'note') as entries`,
    )
  ).rows[0] ?? { versions: 0, entries: 0 };

/** Eight desks at once for a while: reading, noting, assigning, referring, now and then two on one case. */
export const measureMixed = async (stage: Stage, seconds: number): Promise<Mixed> => {
  const desks = await Promise.all(
    Array.from({ length: 8 }, async (_, at) => {
      const agency = [1, 1, 1, 1, 2, 2, 13, 13][at] ?? 1;
      const { ticket, personId } = await seat(stage.owner, 'officer', { agencyId: agency });
      return { agency, ticket, personId, files: await ownCases(stage, agency, true, 200) };
    }),
  );
  const before = await tally(stage);
  const until = performance.now() + seconds * 1000;
  const perDesk = desks.map(() => [] as number[]);
  const count = { changed: 0, noted: 0, busy: 0, refused: 0 };
  const work = async (desk: (typeof desks)[number], at: number): Promise<void> => {
    for (let turn = 0; performance.now() < until; turn++) {
      // The first ten cases of an agency are worked on by all its desks at once.
      const id = desk.files[turn % (turn % 3 === 0 ? 10 : desk.files.length)];
      const read = async (url: string) => stage.app.inject({ url, headers: { cookie: `boru_session=${desk.ticket}` } });
      const begun = performance.now();
      const shown = await read(`/api/cases/${id}`);
      const { version } = shown.json<{ version: number }>();
      const verb = turn % 4;
      const answer =
        verb === 0
          ? await read('/api/desk/inbox?view=open')
          : verb === 1
            ? await send(stage, desk.ticket, `/api/cases/${id}/notes`, { body: `메모 ${turn}` })
            : verb === 2
              ? await send(stage, desk.ticket, `/api/cases/${id}/assign`, { version, personId: desk.personId })
              : await send(
                  stage,
                  desk.ticket,
                  `/api/cases/${id}/referrals`,
                  referral(version, otherOnline(stage, desk.agency)),
                );
      perDesk[at]?.push(performance.now() - begun);
      if (answer.statusCode >= 500) count.busy += 1;
      else if (answer.statusCode >= 400) count.refused += 1;
      else if (verb === 1) count.noted += 1;
      else if (verb > 1) count.changed += 1;
    }
  };
  await Promise.all(desks.map(work));
  const after = await tally(stage);
  const lost =
    Math.abs(after.versions - before.versions - count.changed) + Math.abs(after.entries - before.entries - count.noted);
  const times = perDesk.flat();
  return {
    perSecond: (times.length * 2) / seconds,
    seconds,
    times: timesOf(times),
    worst: Math.max(...perDesk.map((own) => timesOf(own).p95)),
    busy: count.busy,
    refused: count.refused,
    lost,
  };
};
