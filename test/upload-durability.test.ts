import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeskReport, ReporterView } from '@boru/contract/sealed-reports';
import { letterFor, openFile, recipientOf, sealedFileSize, sealFile } from '@boru/engines/sealing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seat } from '../server/src/platform/testing/people.ts';
import { calling } from './e2e/calling.ts';
import type { Site } from './e2e/site.ts';
import { asOwnerOf, type Served, startBoru } from './processes/boru.ts';
import { type Desk, fresh, letterOf, must, reporting, reportingDesks, text64 } from './report-world.ts';

// The server is killed (SIGKILL) while a reporter's file and letter are on their way.
const kills = 5;
let dataDir = '';
let served: Served;
let desk: Desk;
const site = () => ({ address: served.address }) as Site;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'boru-upload-'));
  await chmod(dataDir, 0o755);
  served = await startBoru({ dataDir });
  desk = await asOwnerOf(dataDir, (owner) => {
    const staff = (agencyId: number, role = 'officer') => seat(owner, role, { agencyId });
    return reportingDesks({ ...calling(site()), staff }).openDesk(4);
  });
});
afterAll(async () => {
  await served.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Kills the server some moments after something was sent to it, and starts it again. */
const killDuring = async (deed: Promise<{ status: number }>, after: number): Promise<boolean> => {
  const heard = deed.then(
    ({ status }) => status < 300,
    () => false,
  );
  await pause(after);
  await served.kill();
  const isHeard = await heard;
  served = await startBoru({ dataDir });
  return isHeard;
};

test(`조각과 글을 보내는 사이 ${kills + 1}번 죽여도, 확인받은 것은 다 있고 반쪽은 없으며 파일은 이어져 그대로 열립니다`, {
  timeout: 600_000,
}, async () => {
  const post = (path: string, body: unknown) => calling(site()).send(null, 'POST', path, body);
  const calls = calling(site());
  const filed = await reporting(
    { send: (who, ...rest) => calling(site()).send(who, ...rest), get: calls.get },
    desk,
  ).filed();
  const { pass, identity, sealed: report } = filed;
  const content = fresh(9_500_000);
  const made = must(await sealFile(await recipientOf(identity), ReadableStream.from([content]), content.length));
  const chunks: Uint8Array[] = [];
  for await (const chunk of made.chunks) chunks.push(chunk);
  const file = randomUUID();
  const begin = async () => {
    const body = { ...pass, file, bytes: sealedFileSize(content.length) };
    return ((await post('/api/reports/sealed/files', body)).body as { next: number }).next;
  };
  const send = (place: number) =>
    post('/api/reports/sealed/chunks', {
      ...pass,
      file,
      place,
      body: text64(chunks[place] ?? new Uint8Array()),
    });

  expect(await begin()).toBe(0);
  let heard = 0;
  for (let round = 0; round < kills; round++) {
    expect((await send(heard)).status).toBe(201);
    heard += 1;
    // From before it reaches the server to after it is stored: somewhere in between lies every moment.
    if (await killDuring(send(heard), 4 * round ** 2)) heard += 1;
    const next = await begin();
    expect([heard, heard + 1]).toContain(next);
    heard = next;
  }
  for (let place = heard; place < chunks.length; place++) expect((await send(place)).status).toBe(201);

  const letter = must(await letterFor(identity, letterOf('파일을 보냅니다')));
  const say = () => post('/api/reports/sealed/letters', { ...pass, letter, files: [file] });
  await killDuring(say(), 6);
  // Sent again, as the page does: there once, with its file, or as if it had never been sent.
  expect((await say()).status).toBe(201);
  const view = (await post('/api/reports/sealed/return', pass)).body as ReporterView;
  expect(view.letters).toHaveLength(2);

  const { who } = desk.officer;
  const shown = (await calling(site()).get(who, `/api/desk/reports/${report.report}`)).body as DeskReport;
  expect(shown.letters.map(({ id }) => id)).toEqual(view.letters.map(({ id }) => id));
  const fetched: Uint8Array[] = [];
  for (const place of chunks.keys()) {
    const path = `/api/desk/reports/${report.report}/files/${file}/${place}`;
    fetched.push(Buffer.from(((await calling(site()).get(who, path)).body as { body: string }).body, 'base64'));
  }
  const opened: Uint8Array[] = [];
  const given = { size: content.length, sha256: made.sha256() };
  const whole = await openFile(identity, ReadableStream.from(fetched), given, (piece) => void opened.push(piece));
  expect(whole).toEqual({ ok: true, value: content.length });
  expect(Buffer.concat(opened).equals(Buffer.from(content))).toBe(true);
});
