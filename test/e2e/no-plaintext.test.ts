import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seat } from '../../server/src/platform/testing/people.ts';
import { asOwnerOf, type Served, startBoru } from '../processes/boru.ts';
import { type Desk, officerPassphrase, reportingDesks } from '../report-world.ts';
import { openBrowser } from './browser.ts';
import { calling } from './calling.ts';
import type { Site } from './site.ts';
import { choose, tick } from './steps.ts';
import { arrive, type Visitor } from './visitor.ts';

// Everything between a reporter's fingers and an officer's eyes, recorded: each byte between browsers and server in both
// directions, each row of the database, each file below the data folder (tables, write-ahead log, keys), each line of the log.
const secrets = {
  text: '야간에도면서버가통째로복사되었습니다',
  name: '김제보자이름',
  contact: '연락처는010으로시작',
  company: '비밀회사상호명',
  file: '복사한목록의이름.txt',
  content: '목록속의한줄을아는사람은적다',
  more: '추가로알게된것을적습니다',
  answer: '담당자가제보자에게하는말입니다',
  title: '팀이목록에적은제목입니다',
  note: '건에남긴봉인된기록입니다',
};
/** Not sealed, and the page says so: what the recordings must find, or they record nothing. */
const reason = '소관이달라서넘깁니다';

const wire: Buffer[] = [];
const log: string[] = [];
let served: Served;
let proxy: Server;
let browser: Browser;
let site: Site;
let dataDir = '';

const record = (from: Socket, to: Socket): void => {
  from.on('data', (bytes: Buffer) => {
    wire.push(bytes);
    to.write(bytes);
  });
  from.on('close', () => to.destroy());
  from.on('error', () => to.destroy());
};
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'boru-plain-'));
  await chmod(dataDir, 0o755);
  served = await startBoru({ dataDir, env: { BORU_LOG_LEVEL: 'debug' } });
  for (const stream of [served.child.stdout, served.child.stderr])
    stream?.on('data', (bytes: Buffer) => void log.push(bytes.toString()));
  const server = new URL(served.address);
  proxy = createServer((socket) => {
    const upstream = connect(Number(server.port), server.hostname);
    record(socket, upstream);
    record(upstream, socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const at = proxy.address();
  site = { address: `http://localhost:${typeof at === 'object' && at !== null ? at.port : 0}` } as Site;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  proxy?.close();
  await served?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A word as it may lie somewhere: plain, escaped, in base64 at each of its three places, in hexadecimal, as UTF-16. */
const shapesOf = (word: string): string[] => {
  const bytes = Buffer.from(word, 'utf8');
  const packed = [0, 1, 2].map((lead) => {
    const text = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
    // The first and last signs hold bits of what stands beside the word.
    return text.slice(lead === 0 ? 0 : 4, -4);
  });
  return [
    bytes.toString('latin1'),
    encodeURIComponent(word),
    [...word].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    bytes.toString('hex'),
    Buffer.from(word, 'utf16le').toString('latin1'),
    ...packed,
    ...packed.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
};
const foundIn = (bytes: Buffer, words: readonly string[]): string[] => {
  const text = bytes.toString('latin1');
  return words.filter((word) => shapesOf(word).some((shape) => text.includes(shape)));
};
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });

const unlock = async ({ page }: Visitor): Promise<void> => {
  await page.getByRole('textbox', { name: '열쇠 암호' }).fill(officerPassphrase);
  await page.getByRole('button', { name: '열쇠 열기' }).click();
};
const sit = async (who: { ticket: string }): Promise<Visitor> => {
  const visitor = await arrive(browser, site);
  await visitor.as(who);
  return visitor;
};

/** Writes, keeps the words, sends; comes back at once with them and sends a file. */
const tell = async ({ page, go }: Visitor): Promise<string[]> => {
  await go('/report');
  await page.getByRole('button', { name: '제보 쓰기' }).click();
  await tick(page.getByRole('checkbox').first());
  await page.getByRole('textbox', { name: /어느 회사/ }).fill(secrets.company);
  await page.getByRole('textbox', { name: /보거나 들은 것/ }).fill(secrets.text);
  await tick(page.getByRole('radio', { name: /이름을 밝히고/ }));
  await page.getByRole('textbox', { name: /^이름/ }).fill(secrets.name);
  await page.getByRole('textbox', { name: /연락/ }).fill(secrets.contact);
  await page.getByRole('button', { name: '다음: 열두 낱말' }).click();
  const items = page.getByRole('list', { name: '열두 낱말' }).getByRole('listitem');
  await items.first().waitFor();
  const words = (await items.allTextContents()).map((text) => text.replace(/^\d+/, ''));
  await page.getByRole('button', { name: '다 적었습니다' }).click();
  for (const [at, word] of words.entries()) {
    const field = page.getByRole('textbox', { name: `${at + 1}번째 낱말`, exact: true });
    if ((await field.count()) > 0) await field.fill(word);
  }
  await page.getByRole('button', { name: '봉인해서 보내기' }).click();
  await page.getByText('제보를 봉인해서 보냈습니다').waitFor();
  await go('/report');
  await page.getByRole('button', { name: '열두 낱말로 돌아오기' }).click();
  await page.getByRole('textbox', { name: /열두 낱말/ }).fill(words.join(' '));
  await page.getByRole('button', { name: '들어가기' }).click();
  await page.getByRole('textbox', { name: '더 알릴 것' }).fill(secrets.more);
  const buffer = Buffer.from(`${secrets.content}\n`.repeat(50));
  await page.getByLabel('파일 고르기').setInputFiles({ name: secrets.file, mimeType: 'text/plain', buffer });
  await tick(page.getByRole('checkbox', { name: /원본 그대로 보내기/ }));
  await page.getByRole('button', { name: '봉인해서 더 보내기' }).click();
  await page.getByText('보냈습니다.').waitFor();
  return words;
};

/** Reads all of it, saves the file, answers, triages, makes it a case with a note, and passes it on. */
const handle = async ({ page, go }: Visitor, visitor: Visitor, report: string): Promise<void> => {
  await go(`/desk/reports/${report}`);
  await unlock(visitor);
  for (const said of [secrets.text, secrets.name, secrets.more]) await page.getByText(said).first().waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: `${secrets.file} 열어서 저장` }).click();
  expect(readFileSync(await (await saving).path(), 'utf8')).toContain(secrets.content);
  await page.getByRole('textbox', { name: '제보자에게 할 말' }).fill(secrets.answer);
  await page.getByRole('button', { name: '봉인해서 답하기' }).click();
  await page.getByText(/답했습니다/).waitFor();
  await page.getByRole('button', { name: '분류하기' }).click();
  const sheet = page.getByRole('dialog', { name: '제보 분류' });
  await sheet.getByRole('textbox', { name: /목록에 보일 말/ }).fill(secrets.title);
  await sheet.getByRole('button', { name: '봉인해서 저장' }).click();
  await page.getByText(secrets.title).waitFor();
  await page.getByRole('button', { name: '다른 기관에 넘기기' }).click();
  await choose(page, /받을 기관/, /.+/);
  await page.getByRole('textbox', { name: /넘기는 까닭/ }).fill(reason);
  await page.getByRole('button', { name: '봉인한 채로 넘기기' }).click();
  await page.getByText(/에서 넘김/).waitFor();
  await page.getByRole('button', { name: '건으로 만들기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '건으로 만들기' }).click();
  await page.getByRole('link', { name: 'R-2026-0001' }).click();
  await page.getByRole('textbox', { name: '남길 기록' }).fill(secrets.note);
  await page.getByRole('button', { name: '봉인해서 기록하기' }).click();
  await page.getByRole('list', { name: '기록' }).getByText(secrets.note).waitFor();
};

test('보내고 읽고 답하고 분류하고 넘기는 동안, 적은 것은 선에도 데이터베이스에도 파일에도 기록에도 없습니다', async () => {
  const desks = await asOwnerOf(dataDir, async (owner) => {
    const calls = calling({ ...site, owner } as Site);
    const founded = reportingDesks({
      ...calls,
      staff: (agencyId, role = 'officer') => seat(owner, role, { agencyId }),
    });
    const police: Desk = await founded.openDesk(4);
    return { police, office: await founded.openDesk(5) };
  });
  const reporter = await arrive(browser, site, 360);
  const words = await tell(reporter);
  const [{ id }] = await asOwnerOf(dataDir, async (owner) => (await owner.query('select id from reports.report')).rows);
  const officer = await sit(desks.police.officer.who);
  await handle(officer, officer, id);
  const receiver = await sit(desks.office.officer.who);
  await receiver.go(`/desk/reports/${id}`);
  await unlock(receiver);
  await receiver.page.getByText(secrets.answer).waitFor();
  await receiver.page.getByText(reason).first().waitFor();
  await reporter.page.getByRole('button', { name: '새 답 확인하기' }).click();
  await reporter.page.getByText(secrets.answer).waitFor();

  const hidden = [
    ...Object.values(secrets),
    officerPassphrase,
    words.slice(0, 2).join(' '),
    words.join(''),
    'AGE-SECRET-KEY-1',
    ...[desks.police, desks.office].flatMap(({ identity, recovery, officer: { identity: own } }) => [
      identity,
      recovery,
      own,
    ]),
  ];
  const recorded = Buffer.concat(wire);
  expect(recorded.length).toBeGreaterThan(500_000);
  expect(foundIn(recorded, [reason, '/api/reports/sealed'])).toEqual([reason, '/api/reports/sealed']);
  // Our own program may name the form of a key; nothing else on the wire does.
  const onWire = foundIn(recorded, hidden).filter((word) => word !== 'AGE-SECRET-KEY-1');
  expect(onWire).toEqual([]);
  expect(recorded.toString('latin1').match(/AGE-SECRET-KEY-1[0-9A-Z]{58}/g)).toBeNull();

  const rows = await asOwnerOf(dataDir, async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows)
      for (const { row } of (await owner.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)).rows)
        texts.push(
          row,
          row.replace(/\\\\x([0-9a-f]+)/g, (_all, hex: string) => Buffer.from(hex, 'hex').toString('utf8')),
        );
    return Buffer.from(texts.join('\n'));
  });
  expect(foundIn(rows, [reason])).toEqual([reason]);
  expect(foundIn(rows, hidden)).toEqual([]);

  const files = filesBelow(dataDir);
  let size = 0;
  const inFiles = new Set<string>();
  for (const path of files) {
    size += statSync(path).size;
    for (const word of foundIn(readFileSync(path), [reason, ...hidden])) inFiles.add(word);
  }
  expect([files.length > 500, size > 10_000_000]).toEqual([true, true]);
  expect([...inFiles]).toEqual([reason]);

  const lines = Buffer.from(log.join(''));
  expect(lines.toString()).toContain('/api/desk/reports/:id');
  // Of a reporter's calls not even the address is written down.
  for (const call of ['/api/reports/sealed', '/api/reports/desks']) expect(lines.toString()).not.toContain(call);
  expect(foundIn(lines, [reason, ...hidden])).toEqual([]);
  for (const visitor of [reporter, officer, receiver]) await visitor.close();
});
