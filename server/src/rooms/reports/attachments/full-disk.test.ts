import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskReport, ReporterView } from '@boru/contract/sealed-reports';
import { letterFor } from '@boru/engines/sealing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { foundReportWorld, fresh, letterOf, must, type ReportWorld, text64 } from '../../../../../test/report-world.ts';
import { superuser } from '../../../platform/database/embedded-cluster.ts';

// A disk of its own for the pieces of files, small enough to fill: a mount in memory, which only root may make.
const disk = mkdtempSync(join(tmpdir(), 'boru-small-disk-'));
chmodSync(disk, 0o755);
const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
const isMounted = mount('-t', 'tmpfs', '-o', 'size=12m', 'boru', disk);
if (!isMounted)
  console.warn(
    '건너뜀: 작은 디스크를 만들 권한이 없어 저장 공간이 차는 일을 시험하지 못했습니다 / skipped: may not mount a small disk',
  );

describe.runIf(isMounted)('저장 공간이 차면', () => {
  let world: ReportWorld['world'];
  let police: ReportWorld['police'];
  let reports: ReportWorld['reports'];
  let founder: pg.Client;
  beforeAll(async () => {
    ({ world, police, reports } = await foundReportWorld());
    // Only the founder of the cluster may say where tables lie.
    founder = new pg.Client({
      ...inject('postgres').owner,
      user: superuser,
      database: world.owner.database ?? '',
    });
    await founder.connect();
    const { rows } = await founder.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    const { uid, gid } = statSync(rows[0]?.folder ?? '/');
    chownSync(disk, uid, gid);
    await founder.query(`create tablespace small_disk location '${disk}'`);
    await founder.query('alter table reports.file_chunk set tablespace small_disk');
  });
  afterAll(async () => {
    await founder.query('alter table reports.file_chunk set tablespace pg_default');
    await founder.query('drop tablespace small_disk');
    await founder.end();
    await world.close();
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  it('조각은 통째로 남거나 없고, 글은 계속 오가며, 자리가 나면 끊긴 데부터 이어져 한 바이트도 다르지 않습니다', async () => {
    const { pass, identity, sealed } = await reports.filed();
    const bytes = fresh(20 * 1_048_576);
    const file = randomUUID();
    const start = async () =>
      (await world.send(null, 'POST', '/api/reports/sealed/files', { ...pass, file, bytes: bytes.length })).body as {
        next: number;
      };
    const piece = (place: number) => bytes.subarray(place * 1_048_576, (place + 1) * 1_048_576);
    const send = (place: number) =>
      world.send(null, 'POST', '/api/reports/sealed/chunks', { ...pass, file, place, body: text64(piece(place)) });
    const kept = async () =>
      Number(
        (await world.owner.query('select count(*) as n from reports.file_chunk where file_id = $1', [file])).rows[0].n,
      );
    expect(await start()).toMatchObject({ next: 0 });
    let said = 0;
    // The world of the tests throws at answers of five hundred and more, and quotes them.
    const fault = await (async () => {
      for (;;) {
        await send(said);
        said += 1;
      }
    })().catch((error: Error) => error.message);
    expect(fault).toContain('507');
    expect(fault).toContain('No space left on device');
    expect(said).toBeGreaterThan(3);
    expect(said).toBeLessThan(20);
    expect([await kept(), (await start()).next]).toEqual([said, said]);
    // A second try is refused the same way, and changes nothing either.
    await expect(send(said)).rejects.toThrow('507');
    expect(await kept()).toBe(said);

    const letter = must(await letterFor(identity, letterOf('파일이 다 가지 않습니다')));
    expect((await world.send(null, 'POST', '/api/reports/sealed/letters', { ...pass, letter })).status).toBe(201);
    expect(((await reports.back(pass)).body as ReporterView).letters).toHaveLength(2);
    // A letter does not speak of a file that is not all there.
    const early = must(await letterFor(identity, letterOf('사진')));
    const claim = { ...pass, letter: early, files: [file] };
    expect((await world.send(null, 'POST', '/api/reports/sealed/letters', claim)).status).toBe(409);

    expect(mount('-o', 'remount,size=64m', disk)).toBe(true);
    for (let place = (await start()).next; place < 20; place++) expect((await send(place)).status).toBe(201);
    expect((await world.send(null, 'POST', '/api/reports/sealed/letters', claim)).status).toBe(201);
    const report = (await reports.seen(police.officer.who, sealed.report)).body as DeskReport;
    expect(report.letters).toHaveLength(3);
    for (let place = 0; place < 20; place++) {
      const path = `/api/desk/reports/${sealed.report}/files/${file}/${place}`;
      const { body } = (await world.get(police.officer.who, path)).body as { body: string };
      expect(Buffer.from(body, 'base64').equals(Buffer.from(piece(place)))).toBe(true);
    }
  });
});
