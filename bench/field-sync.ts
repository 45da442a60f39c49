// Off-line sync of 500 notes of a visit: `node scripts/run.mjs bench/field-sync.ts`. Through HTTP inject, on the embedded
// PostgreSQL: sent once, sent again (all duplicates), and merged with the engine as the page does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeEntries } from '../engines/src/fieldwork/index.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { asSystem } from '../server/src/platform/database/index.ts';
import { companySeat, seat } from '../server/src/platform/testing/people.ts';
import { loadRegion } from '../server/src/rooms/organisations/index.ts';
import { consultingOf } from '../test/consulting.ts';
import { openStage } from './cases-load.ts';
import { median } from './measure.ts';

const count = 500;
const folder = mkdtempSync(join(tmpdir(), 'boru-field-'));
const stage = await openStage(folder, 0);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const { owner, app, runtime } = stage;
  await asSystem(runtime.database, 'write', (tx) => loadRegion(tx, runtime.pack));
  const send = async (who: { ticket: string } | null, method: string, url: string, payload?: object) => {
    const headers = { cookie: `boru_session=${who?.ticket}`, 'x-boru-request': '1' };
    const answer = await app.inject({ method: method as 'POST', url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, text: answer.body, body: answer.json(), headers: answer.headers };
  };
  const its = await consultingOf(
    {
      ...{ owner, send },
      staff: (agencyId, role = 'officer', name = '담당') => seat(owner, role, { agencyId }, name),
      expert: (name = '전문가') => seat(owner, 'expert', {}, name),
    },
    9,
  );
  const expert = await its.expert('김현장');
  const [first, again, merging]: number[][] = [[], [], []];
  for (let run = 0; run < 7; run += 1) {
    const id = await its.engage(await companySeat(owner, { name: '견본정밀' }), expert);
    const entries = Array.from({ length: count }, (_, index) => ({
      ...{ key: newId(), question: `TS-${String((index % 48) + 1).padStart(2, '0')}`, layer: 'claimed', value: 2 },
      ...{ words: '현장에서 들은 말', at: '2026-11-23T01:00:00Z', device: '태블릿', after: [] },
    }));
    for (const times of [first, again]) {
      const begun = performance.now();
      const { status } = await send(expert, 'POST', `/api/expert/engagements/${id}/entries`, { entries });
      times?.push(performance.now() - begun);
      if (status !== 200) throw new Error(String(status));
    }
    const begun = performance.now();
    mergeEntries(entries as Parameters<typeof mergeEntries>[0]);
    merging?.push(performance.now() - begun);
  }
  say(`| ${count} notes sent the first time | ${median(first ?? []).toFixed(0)} ms |`);
  say(`| the same ${count} again, every one known | ${median(again ?? []).toFixed(0)} ms |`);
  say(`| merged on the device | ${median(merging ?? []).toFixed(1)} ms |`);
} finally {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
}
