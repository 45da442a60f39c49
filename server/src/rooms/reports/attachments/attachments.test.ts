import { randomUUID } from 'node:crypto';
import { identityOf, letterFor } from '@boru/engines/sealing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundReportWorld, fresh, letterOf, must, type ReportWorld, text64 } from '../../../../../test/report-world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { dropLooseFiles } from './index.ts';

let world: ReportWorld['world'];
let police: ReportWorld['police'];
let office: ReportWorld['office'];
let reports: ReportWorld['reports'];
beforeAll(async () => {
  ({ world, police, office, reports } = await foundReportWorld());
});
afterAll(() => world.close());

describe('제보의 파일', () => {
  it('파일은 조각의 차례와 크기가 맞아야 들어오고, 글이 말하는 것만 남으며, 팀 밖에서는 없는 것과 같습니다', async () => {
    const [mine, other] = [await reports.filed(), await reports.filed([office])];
    const sealed = fresh(2_200_000);
    const start = (file: string, pass = mine.pass, bytes = sealed.length) =>
      world.send(null, 'POST', '/api/reports/sealed/files', { ...pass, file, bytes });
    const send = (file: string, place: number, body: Uint8Array, pass = mine.pass) =>
      world.send(null, 'POST', '/api/reports/sealed/chunks', { ...pass, file, place, body: text64(body) });
    const piece = (place: number) => sealed.subarray(place * 1_048_576, (place + 1) * 1_048_576);
    const [file, stolen] = [randomUUID(), randomUUID()];
    expect((await send(file, 0, piece(0))).status).toBe(409);
    expect((await start(file)).body).toEqual({ file, next: 0 });
    const letter = async (pass = mine.pass, files = [file]) => {
      const body = must(await letterFor(mine.identity, letterOf('사진입니다')));
      return world.send(null, 'POST', '/api/reports/sealed/letters', { ...pass, letter: body, files });
    };
    // Ahead of its turn, too short, too long, empty, under somebody else's words, and a letter that comes too early.
    for (const refused of [
      await send(file, 1, piece(1)),
      await send(file, 0, piece(0).subarray(1)),
      await send(file, 0, piece(2)),
      await send(file, 0, piece(0), other.pass),
      await start(file, other.pass),
      await start(file, mine.pass, sealed.length + 1),
      await letter(),
      await letter(other.pass),
    ])
      expect(refused.status).toBe(409);
    expect((await send(file, 0, fresh(1_100_000))).status).toBe(422);
    expect((await start(stolen, mine.pass, 600_000_000)).status).toBe(422);
    expect((await send(file, 0, piece(0))).body).toEqual({ file, next: 1 });
    // The answer got lost: the same piece again, or the question how far it came. Another piece in its place is refused.
    expect((await send(file, 0, piece(0))).body).toEqual({ file, next: 1 });
    expect((await start(file)).body).toEqual({ file, next: 1 });
    expect((await send(file, 0, fresh(1_048_576))).status).toBe(409);
    for (const place of [1, 2]) expect((await send(file, place, piece(place))).status).toBe(201);
    expect((await letter(mine.pass, [file, stolen])).status).toBe(409);
    expect((await letter()).status).toBe(201);
    expect((await letter()).status).toBe(409);
    expect((await send(file, 2, piece(2))).status).toBe(409);

    const path = (place: number | string, name = file) =>
      `/api/desk/reports/${mine.sealed.report}/files/${name}/${place}`;
    const got = await world.get(police.officer.who, path(1));
    expect(got.body).toEqual({ body: text64(piece(1)) });
    await world.get(police.officer.who, path(0));
    for (const [who, where] of [
      [office.officer.who, path(1)],
      [police.manager, path(1)],
      [police.officer.who, path(3)],
      [police.officer.who, path(0, stolen)],
      [police.officer.who, path(1).replace(mine.sealed.report, other.sealed.report)],
    ] as const)
      expect((await world.get(who, where)).status).toBe(404);
    const deeds = `select person_id, detail from evidence.audit_entry where action = 'report.fileRead'`;
    expect((await world.owner.query(deeds)).rows).toEqual([
      { person_id: police.officer.who.personId, detail: { file } },
    ]);
  });

  it('끝내지 않은 파일은 이틀 뒤에 사라지고 글에 담긴 파일은 남으며, 양을 넘기면 글은 두고 파일만 거절합니다', async () => {
    const { pass } = await reports.filed();
    const start = (bytes = 70_000) =>
      world.send(null, 'POST', '/api/reports/sealed/files', { ...pass, file: randomUUID(), bytes });
    for (let turn = 0; turn < 20; turn++) expect((await start()).status).toBe(201);
    expect((await start()).body).toMatchObject({ code: 'report.files_full' });
    const count = async () =>
      (
        await world.owner.query(
          `select count(*) filter (where letter_id is null)::int as loose, count(letter_id)::int as kept from reports.file`,
        )
      ).rows[0];
    const [{ kept }, now] = [await count(), world.services.clock.now().getTime()];
    const sweep = (days: number) =>
      asSystem(world.database, 'write', (tx) => dropLooseFiles(tx, new Date(now + days * 86_400_000)));
    await sweep(1);
    expect((await count()).loose).toBeGreaterThanOrEqual(20);
    await sweep(2);
    expect(await count()).toEqual({ loose: 0, kept });
    expect(kept).toBeGreaterThan(0);
    expect((await start()).status).toBe(201);
    await world.owner.query(`update reports.file set bytes = 560000000 where letter_id is null`);
    for (let turn = 0; turn < 2; turn++) expect((await start(560_000_000)).status).toBe(201);
    expect((await start(560_000_000)).body).toMatchObject({ code: 'report.files_full' });
    const more = { ...pass, letter: must(await letterFor(identityOf(fresh(32)), letterOf('파일 없이도 씁니다'))) };
    expect((await world.send(null, 'POST', '/api/reports/sealed/letters', more)).status).toBe(201);
  });
});
