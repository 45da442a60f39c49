import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { asActor, asSystem } from '../database/index.ts';
import { openJobs } from '../jobs/index.ts';
import { type FreshDatabase, freshDatabase } from '../testing/fresh-database.ts';
import { company } from '../testing/people.ts';
import { type FileOwner, type Files, type FilesOptions, type FileView, type OnInfected, openFiles } from './index.ts';
import { spool } from './spool.ts';
import { objectStore, objectStoreLogin } from './testing/object-store.ts';
import { eicar, scannerServer } from './testing/scanner-server.ts';

let fresh: FreshDatabase;
let dataDir = '';
type Person = { ticket: string; personId: string };
let staff: Person;
let companyId = '';
beforeAll(async () => {
  fresh = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'boru-files-'));
  companyId = await company(fresh.owner);
  staff = await fresh.session({ role: 'representative', companyId });
});
afterAll(async () => {
  await fresh.close();
  await rm(dataDir, { recursive: true });
});

const filesWith = (more: Partial<FilesOptions> = {}) =>
  openFiles({
    clock: systemClock,
    dataDir,
    s3: undefined,
    clamd: undefined,
    storageRegion: 'KR',
    ...more,
  });
const note = (text: string) => ({ name: '상담 요청.txt', stream: Readable.from([Buffer.from(text)]) });
const ours = (): FileOwner => ({ personId: staff.personId, companyId, caseId: null, agencyId: null, forCompany: true });
type Note = ReturnType<typeof note>;
const take = async (
  files: Files,
  what: Note,
  work: (spooled: Parameters<Files['receive']>[1]) => Promise<FileView>,
) => {
  const spooled = await files.spool(what.stream);
  try {
    return await work({ ...spooled, name: what.name });
  } finally {
    await spooled.discard();
  }
};
const upload = (files: Files, what: Note = note('내용'), who = staff, owner = ours()): Promise<FileView> =>
  take(files, what, (spooled) =>
    asActor(fresh.database, who.ticket, 'write', (tx) => files.receive(tx, spooled, owner)),
  );
const stateOf = async (id: string) =>
  (
    await fresh.owner.query<{ state: string; finding: string | null }>(
      'select state, finding from platform.file where id = $1',
      [id],
    )
  ).rows[0];
const filesOnDisk = async () =>
  (await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const rows = async () => Number((await fresh.owner.query('select count(*) as n from platform.file')).rows[0]?.n);
const settled = async (files: Files, id: string, wanted: string, infected?: OnInfected) => {
  const jobs = openJobs(fresh.database, { pollMs: 20, wait: () => 50 });
  jobs.work(files.handlersFor(fresh.database, infected));
  const until = performance.now() + 8000;
  while ((await stateOf(id))?.state !== wanted) {
    if (performance.now() > until) throw new Error(`still ${(await stateOf(id))?.state}`);
    await sleep(20);
  }
  await jobs.stop();
};

describe('올리기', () => {
  test('파일은 해시와 함께 남고 검사가 끝날 때까지 내려받을 수 없다', async () => {
    const files = filesWith();
    const content = '도움을 요청합니다.'.repeat(20_000);
    const view = await upload(files, note(content));
    expect(view).toMatchObject({
      name: '상담 요청.txt',
      kind: 'text',
      state: 'uploaded',
      mayDownload: false,
      size: Buffer.byteLength(content),
    });
    expect(view.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const open = () => asActor(fresh.database, staff.ticket, 'read', (tx) => files.open(tx, view.id));
    await expect(open()).rejects.toMatchObject({ code: 'file.quarantined' });
    await settled(files, view.id, 'unscanned');
    const reply = await open();
    expect(reply).toMatchObject({ filename: '상담 요청.txt', contentType: 'text/plain' });
    expect((await buffer(reply.body as Readable)).toString()).toBe(content);
  });

  test('다른 기업과 권한 없는 기관에는 없는 파일이다', async () => {
    const files = filesWith();
    const { id } = await upload(files);
    const strangers = [
      await fresh.session({ role: 'representative', companyId: await company(fresh.owner, { name: '다른 기업' }) }),
      await fresh.session({ role: 'officer', agencyId: 911 }),
      await fresh.session({ role: 'administrator' }),
    ];
    for (const { ticket } of strangers)
      await expect(asActor(fresh.database, ticket, 'read', (tx) => files.open(tx, id))).rejects.toMatchObject({
        code: 'thing.not_found',
      });
  });

  test('기관은 열람 권한이 있는 동안에만 기업의 파일을 본다', async () => {
    const files = filesWith();
    const { id } = await upload(files);
    const officer = await fresh.session({ role: 'officer', agencyId: 913 });
    const look = () => asActor(fresh.database, officer.ticket, 'read', (tx) => files.find(tx, id));
    await expect(look()).rejects.toMatchObject({ code: 'thing.not_found' });
    const grant = newId();
    await fresh.owner.query(
      `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values ($1, $2, 'counsel', 913, '상담', '시험', '2099-12-31')`,
      [grant, companyId],
    );
    expect(await look()).toMatchObject({ id });
    await fresh.owner.query('update organisations.sight_grant set revoked_at = now() where id = $1', [grant]);
    await expect(look()).rejects.toMatchObject({ code: 'thing.not_found' });
  });

  test('기관은 볼 수 있게 된 기업의 건에만 서류를 붙일 수 있다', async () => {
    const files = filesWith();
    const officer = await fresh.session({ role: 'officer', agencyId: 912 });
    const owner = { personId: officer.personId, companyId, caseId: null, agencyId: 912, forCompany: false };
    const before = [await rows(), (await filesOnDisk()).length];
    await expect(upload(files, note('x'), officer, owner)).rejects.toMatchObject({ code: '42501' });
    expect([await rows(), (await filesOnDisk()).length]).toEqual(before);
    await fresh.owner.query(
      `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values ($1, $2, 'summary', 912, '상담', '시험', '2099-12-31')`,
      [newId(), companyId],
    );
    const { id } = await upload(files, note('기관의 서류'), officer, owner);
    await expect(asActor(fresh.database, staff.ticket, 'read', (tx) => files.find(tx, id))).rejects.toMatchObject({
      code: 'thing.not_found',
    });
    expect(await asActor(fresh.database, officer.ticket, 'read', (tx) => files.find(tx, id))).toMatchObject({
      name: '상담 요청.txt',
    });
  });

  test('거절되거나 되돌려진 올리기는 아무것도 남기지 않는다', async () => {
    const files = filesWith({ largest: 1000 });
    const before = [await rows(), (await filesOnDisk()).length];
    await expect(upload(files, note('x'.repeat(1001)))).rejects.toMatchObject({ code: 'file.too_large' });
    await expect(
      upload(files, { name: '도면.dwg', stream: Readable.from([Buffer.from('AC1032')]) }),
    ).rejects.toMatchObject({ code: 'file.technical_document' });
    await expect(upload(files, { name: '문서.pdf', stream: Readable.from([Buffer.from('글')]) })).rejects.toMatchObject(
      { code: 'file.type_refused' },
    );
    const broken = new Readable({
      read() {
        this.push(Buffer.from('앞부분'));
        this.destroy(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
      },
    });
    await expect(upload(files, { name: 'a.txt', stream: broken })).rejects.toMatchObject({ code: 'request.malformed' });
    const truncated = Object.assign(Readable.from([Buffer.from('x')]), { truncated: true });
    await expect(upload(files, { name: 'a.txt', stream: truncated })).rejects.toMatchObject({ code: 'file.too_large' });
    expect([await rows(), (await filesOnDisk()).length]).toEqual(before);
  });

  test('contents whose transaction was rolled back are swept after a day, others stay', async () => {
    const files = filesWith();
    const kept = await upload(files, note('남을 것'));
    const lost = take(files, note('사라질 것'), (spooled) =>
      asActor(fresh.database, staff.ticket, 'write', async (tx) => {
        await files.receive(tx, spooled, ours());
        throw new Error('undo');
      }),
    );
    await expect(lost).rejects.toThrow('undo');
    const before = (await filesOnDisk()).length;
    const yesterday = new Date(Date.now() - 90_000_000);
    for (const entry of await filesOnDisk()) await utimes(join(entry.parentPath, entry.name), yesterday, yesterday);
    await files
      .handlersFor(fresh.database)
      ['file.sweep']({}, { id: newId(), attempt: 1, signal: new AbortController().signal });
    expect((await filesOnDisk()).length).toBe(before - 1);
    await settled(files, kept.id, 'unscanned');
    const reply = await asActor(fresh.database, staff.ticket, 'read', (tx) => files.open(tx, kept.id));
    expect((await buffer(reply.body as Readable)).toString()).toBe('남을 것');
  });
});

describe('검사', () => {
  test('위험한 파일은 격리되어 아무도 내려받지 못하고 알려진다', async () => {
    const scanner = await scannerServer();
    const told: string[] = [];
    const files = filesWith({ clamd: scanner.place });
    const { id } = await upload(files, { name: 'eicar.txt', stream: Readable.from([eicar]) });
    await settled(files, id, 'infected', async (_tx, file) => void told.push(file.id));
    await scanner.stop();
    expect(await stateOf(id)).toMatchObject({ finding: 'Eicar-Test-Signature' });
    expect(told).toEqual([id]);
    await expect(asActor(fresh.database, staff.ticket, 'read', (tx) => files.open(tx, id))).rejects.toMatchObject({
      code: 'file.quarantined',
    });
  });

  test('검사기가 꺼져 있으면 기다리고, 켜지면 검사한다', async () => {
    const first = await scannerServer();
    const port = Number(first.place.split(':')[1]);
    await first.stop();
    const files = filesWith({ clamd: first.place });
    const { id } = await upload(files);
    const waiting = settled(files, id, 'clean');
    await sleep(400);
    expect((await stateOf(id))?.state).toBe('scanning');
    const second = await scannerServer('honest', port);
    await waiting;
    await second.stop();
  });

  test('검사기 없이 받은 파일은 나중에 생긴 검사기가 다시 본다', async () => {
    const without = filesWith();
    const { id } = await upload(without);
    await settled(without, id, 'unscanned');
    const scanner = await scannerServer();
    const files = filesWith({ clamd: scanner.place });
    await files.begin(fresh.database);
    await settled(files, id, 'clean');
    await scanner.stop();
  });

  test('기업이 스스로 파일을 안전하다고 적을 수 없다', async () => {
    const { id } = await upload(filesWith());
    await asActor(fresh.database, staff.ticket, 'write', (tx) =>
      tx
        .updateTable('platform.file' as never)
        .set({ state: 'clean' } as never)
        .where('id' as never, '=', id as never)
        .execute(),
    );
    expect((await stateOf(id))?.state).toBe('uploaded');
  });
});

describe('S3에 두기', () => {
  test('서명된 요청으로 올리고, 같은 내용을 내려받고, 잠시 실패하면 다시 한다', async () => {
    const store = await objectStore();
    const files = filesWith({ s3: { url: store.url, ...objectStoreLogin } });
    store.stumble(2);
    const content = '가나다'.repeat(50_000);
    const { id } = await upload(files, note(content));
    expect(store.objects.size).toBe(1);
    await settled(files, id, 'unscanned');
    const reply = await asActor(fresh.database, staff.ticket, 'read', (tx) => files.open(tx, id));
    expect((await buffer(reply.body as Readable)).toString()).toBe(content);
    await store.stop();
  });

  test('창고가 거절하면 기록도 남지 않는다', async () => {
    const store = await objectStore();
    const before = await rows();
    const files = filesWith({ s3: { url: store.url, ...objectStoreLogin, secret: 'wrong' } });
    await expect(upload(files)).rejects.toThrow('403');
    expect([await rows(), store.objects.size]).toEqual([before, 0]);
    expect((await filesOnDisk()).filter((entry) => entry.name.endsWith('.part'))).toEqual([]);
    await store.stop();
  });

  test('the sweep walks all pages and leaves what has a row', async () => {
    const store = await objectStore();
    const files = filesWith({ s3: { url: store.url, ...objectStoreLogin } });
    for (let n = 0; n < 3; n += 1) await upload(files, note(`남을 것 ${n}`));
    for (let n = 0; n < 4; n += 1) store.objects.set(`2020/01/${newId()}`, { body: Buffer.from('x'), at: new Date(0) });
    for (const one of store.objects.values()) one.at = new Date(Date.now() - 90_000_000);
    await files
      .handlersFor(fresh.database)
      ['file.sweep']({}, { id: newId(), attempt: 1, signal: new AbortController().signal });
    expect(store.objects.size).toBe(3);
    await store.stop();
  });
});

const mayMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('꽉 찬 디스크', () => {
  test('자리가 모자라면 받기 전에 거절한다', async () => {
    await expect(
      spool(Readable.from([Buffer.from('x')]), join(dataDir, 'full'), Number.MAX_SAFE_INTEGER),
    ).rejects.toMatchObject({ code: 'server.busy' });
    expect(await readdir(join(dataDir, 'full'))).toEqual([]);
  });

  test.runIf(mayMount)('쓰는 도중에 꽉 차면 반쪽 파일을 남기지 않는다', async () => {
    const small = await mkdtemp(join(tmpdir(), 'boru-small-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small]);
    try {
      const stream = Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(16_384, 97)));
      await expect(spool(stream, small, 10_000_000, false)).rejects.toMatchObject({ code: 'server.busy' });
      expect(await readdir(small)).toEqual([]);
    } finally {
      execFileSync('umount', [small]);
      await rm(small, { recursive: true });
    }
  });
});

test('the list of a company shows its own files, not those of its cases', async () => {
  const files = filesWith();
  const list = await asActor(fresh.database, staff.ticket, 'read', (tx) => files.list(tx, { companyId }));
  expect(list.length).toBeGreaterThan(3);
  expect(await asActor(fresh.database, staff.ticket, 'read', (tx) => files.list(tx, { caseId: newId() }))).toEqual([]);
  expect(await asSystem(fresh.database, 'read', (tx) => files.list(tx, { companyId }))).toHaveLength(list.length + 1);
});
