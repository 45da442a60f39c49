import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportingDesks } from '@boru/contract/sealed-reports';
import { expect, test } from 'vitest';
import { webpWith } from '../../engines/src/metadata/testing/planted.ts';
import { readArguments } from '../../server/src/entry/arguments.ts';
import { auditCheckProofCommand } from '../../server/src/entry/cli-audit.ts';
import { speaker } from '../../server/src/entry/speak.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { carrying } from './leaks.ts';
import { openByPasskey } from './passkeys.ts';
import { stage } from './stage.ts';
import { choose, passphrase, tick } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();
/** Typed by people; may leave a browser in no shape. */
const told = '도면폴더를통째로내려받는것을보았습니다';
const name = '제보한사람의이름';
const answered = '만나서듣겠습니다화요일에전화주세요';
/** A real picture in which a camera and a program left their marks, under a name that says whose it is. */
const drawn = readFileSync(new URL('../../docs/screens/home-360.webp', import.meta.url));
const picture = webpWith(drawn);
const pictureName = '제보자가찍은도면.webp';
const sorted = '퇴사하며도면을가져간것같음';
const secrets = [told, sorted, name, answered, passphrase, pictureName, ...picture.marks];

/** A manager names, the named person makes a key and opens the desk, two papers are written. */
const openDesk = async (manager: Visitor, officer: Visitor): Promise<void> => {
  await manager.go('/desk/reports/keys');
  // Two people of the same name: the officer is the one who is not oneself.
  await manager.page
    .getByRole('row', { name: /견본(?! \(나\))/ })
    .getByRole('button', { name: '지명하기' })
    .click();
  await manager.page.getByText('열쇠를 아직 만들지 않음').waitFor();
  const { page, go, sound } = officer;
  await go('/desk/reports/keys');
  await page.getByRole('textbox', { name: /새 열쇠 암호/ }).fill(passphrase);
  await page.getByRole('textbox', { name: /한 번 더/ }).fill(passphrase);
  await sound();
  await page.getByRole('button', { name: '열쇠 만들기', exact: true }).click();
  await page.getByRole('button', { name: '창구 열기' }).click();
  await page.getByRole('button', { name: '복구 종이 만들기' }).click();
  await page.getByRole('dialog', { name: '복구 종이 1' }).waitFor();
  await sound();
  await page.getByRole('button', { name: /둘째 종이로/ }).click();
  await page.getByRole('button', { name: /열쇠 알리기/ }).click();
  await page.getByText('창구 열쇠의 지문').first().waitFor();
  await sound();
};

/** Whoever changes a part of the program on its way to the browser: it is refused, said, and comes when it is whole again. */
const refuseChanged = async (): Promise<void> => {
  const { page, context, go, close } = await scene.arrive(360);
  const part = '**/assets/Conversing-*.js';
  await context.route(part, async (route) => {
    const body = `${await (await route.fetch()).text()};document.title='changed'`;
    await route.fulfill({ contentType: 'text/javascript', body });
  });
  await go('/report');
  await page.getByRole('button', { name: '제보 쓰기' }).click();
  await page.getByText('서버와 연결하지 못했습니다.').waitFor();
  expect(await page.title()).toBe('보루');
  await context.unroute(part);
  await page.getByRole('button', { name: '다시 시도' }).click();
  await page.getByRole('textbox', { name: /보거나 들은 것/ }).waitFor();
  await close();
};

/** Writes, notes the words, gives three back, and sends; answers with the words. */
const tell = async ({ page, go, sound }: Visitor): Promise<string[]> => {
  await go('/report');
  await sound();
  await page.getByRole('button', { name: '제보 쓰기' }).click();
  await tick(page.getByRole('checkbox').first());
  await page.getByRole('textbox', { name: /보거나 들은 것/ }).fill(told);
  await tick(page.getByRole('radio', { name: /이름을 밝히고/ }));
  await page.getByRole('textbox', { name: /^이름/ }).fill(name);
  await sound();
  await page.getByRole('button', { name: '다음: 열두 낱말' }).click();
  const list = page.getByRole('list', { name: '열두 낱말' });
  await list.waitFor();
  await sound();
  const words = (await list.getByRole('listitem').allTextContents()).map((text) => text.replace(/^\d+/, ''));
  expect(words).toHaveLength(12);
  await page.getByRole('button', { name: '다 적었습니다' }).click();
  const fields = page.getByRole('textbox', { name: /번째 낱말/ });
  await fields.first().fill('틀림');
  await page.getByRole('button', { name: '봉인해서 보내기' }).click();
  await page
    .getByText(/적은 것과 다릅니다/)
    .first()
    .waitFor();
  for (const [at, word] of words.entries()) {
    const field = page.getByRole('textbox', { name: `${at + 1}번째 낱말`, exact: true });
    if ((await field.count()) > 0) await field.fill(word);
  }
  await sound();
  await page.getByRole('button', { name: '봉인해서 보내기' }).click();
  await page.getByText('제보를 봉인해서 보냈습니다').waitFor();
  return words;
};
const saveRecord = async ({ page, sound }: Visitor): Promise<string> => {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '접수 기록 저장' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  await page.getByText('접수 기록을 저장했습니다').waitFor();
  await sound();
  return text;
};

/** The command a stranger runs who does not take the page's word; its exit code and what it found. */
const checkByCommand = async (file: string, key: string) => {
  const found: Record<string, unknown>[] = [];
  const speak = { ...speaker(true), answer: (result: Record<string, unknown>) => void found.push(result) };
  const code = await auditCheckProofCommand.run(
    { ...readArguments(['--json']), words: [file, key] },
    readConfig(process.env, {}),
    speak,
  );
  return { code, ...found[0] };
};

/** Somebody who has the file and neither Boru nor a network. */
const openAlone = async (text: string, words: readonly string[]): Promise<void> => {
  expect([...secrets, words.slice(0, 2).join(' '), words.join('')].filter((each) => text.includes(each))).toEqual([]);
  const { logKey } = (await (await fetch(`${scene.site.address}/api/reports/desks`)).json()) as ReportingDesks;
  const stranger = await scene.arrive(360);
  const folder = await mkdtemp(join(tmpdir(), 'boru-record-'));
  try {
    await stranger.context.setOffline(true);
    const { page } = stranger;
    const open = async (name: string, changed: string): Promise<string> => {
      const file = join(folder, name);
      await writeFile(file, changed);
      await page.goto(pathToFileURL(file).href);
      return file;
    };
    const file = await open('record.html', text);
    await page.getByText(/^맞습니다\./).waitFor();
    expect(await page.locator('ol').textContent()).toMatch(/^#4 충/);
    await stranger.sound();
    const field = page.getByRole('textbox', { name: /알려진 열쇠/ });
    await field.fill(`${logKey.slice(0, -1)}x`);
    await page.getByText(/^맞지 않습니다\. 알려진 열쇠와 다른/).waitFor();
    await field.fill(logKey);
    await page.getByText(/^같습니다\./).waitFor();
    expect(await checkByCommand(file, logKey)).toMatchObject({ code: 0, holds: true, trusted: true });

    const digit = text.indexOf('"letter":"') + '"letter":"'.length;
    const other = text[digit] === '0' ? '1' : '0';
    const changed = await open('changed.html', text.slice(0, digit) + other + text.slice(digit + 1));
    await page.getByText(/^맞지 않습니다\. 첫 글이나/).waitFor();
    expect(await page.getByText(logKey).count()).toBe(0);
    expect(await checkByCommand(changed, logKey)).toMatchObject({ code: 1, holds: false });
    await open('cut.html', text.slice(0, -500));
    await page.getByText(/^맞지 않습니다\. 파일이 잘렸거나/).waitFor();
    await open('stump.html', text.slice(0, digit - 2_000));
    await page.getByText(/^아직 확인하지 않았습니다/).waitFor();
    expect(stranger.requests.filter((request) => !request.url().startsWith('file:'))).toEqual([]);
  } finally {
    await stranger.close();
    await rm(folder, { recursive: true });
  }
};

/** Sorted under seal, then found again by the words the team gave it; the article is two presses away. */
const triage = async ({ page, sound }: Visitor): Promise<void> => {
  await page.getByRole('button', { name: '분류하기' }).click();
  const sheet = page.getByRole('dialog', { name: '제보 분류' });
  await sheet.getByRole('textbox', { name: /목록에 보일 말/ }).fill(sorted);
  await choose(page, /유형$/, '국가핵심기술 유출');
  await choose(page, /상태/, '수사기관에 넘김');
  await sound();
  await sheet.getByRole('button', { name: '봉인해서 저장' }).click();
  await page.getByText('수사기관에 넘긴 제보입니다').waitFor();
  const article = page.getByRole('table', { name: '유형에서 정해지는 곳' }).getByRole('link', { name: /법률 제15조/ });
  expect(await article.getAttribute('href')).toMatch(/^https:\/\/www\.law\.go\.kr\/.*15/);
  await sound();
  await page.getByRole('link', { name: '봉인된 제보', exact: true }).last().click();
  await page.getByRole('tab', { name: '분류한 것' }).click();
  await page.getByRole('link', { name: sorted }).waitFor();
  await choose(page, /유형$/, '해킹·사이버 침해');
  await page.getByText('고른 것에 맞는 제보가 없습니다').waitFor();
  await sound();
  await page.getByRole('button', { name: '모두 보기' }).click();
  await page.getByRole('link', { name: sorted }).click();
  await page.getByRole('button', { name: '분류 고치기' }).waitFor();
};

/** Whatever a browser could keep of a visit, as the page itself can see it. */
const left = `(async () => [
  ...Object.keys(localStorage), ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()),
  document.title, location.pathname,
])()`;
const leftBehind = async ({ page, context, requests }: Visitor): Promise<string[]> => [
  ...(await page.evaluate<string[]>(left)),
  ...(await context.cookies()).map((cookie) => cookie.name),
  ...new Set(requests.map((request) => new URL(request.url()).origin)),
];

test('겁먹은 직원이 이름을 봉인해 알리고, 지명된 사람만 열어 답하고, 열두 낱말로 돌아와 읽습니다', async () => {
  const manager = await scene.sit(4, 'manager');
  const officer = await scene.sit(4);
  await openDesk(manager, officer);
  await openByPasskey(officer, scene.site.address);

  await refuseChanged();
  const reporter = await scene.arrive(360);
  const words = await tell(reporter);
  await openAlone(await saveRecord(reporter), words);
  expect(await leftBehind(reporter)).toEqual(['보루', '/report', scene.site.address]);
  expect(reporter.requests.filter((request) => request.url().includes('/api/session'))).toEqual([]);
  await reporter.page.getByRole('button', { name: '빨리 나가기' }).click();
  await reporter.page.waitForURL('about:blank');

  const { page } = officer;
  await officer.go('/desk/reports');
  await page.getByRole('textbox', { name: '열쇠 암호' }).fill('틀린 암호입니다');
  await page.getByRole('button', { name: '열쇠 열기' }).click();
  await page.getByText(/암호가 맞지 않습니다/).waitFor();
  await page.getByRole('textbox', { name: '열쇠 암호' }).fill(passphrase);
  await page.getByRole('button', { name: '열쇠 열기' }).click();
  await page.getByRole('link', { name: told }).waitFor();
  await officer.sound();
  await page.getByRole('link', { name: told }).click();
  await page.getByText(name).waitFor();
  await page.getByRole('textbox', { name: '제보자에게 할 말' }).fill(answered);
  await page.getByRole('button', { name: '봉인해서 답하기' }).click();
  await page.getByText(/답했습니다/).waitFor();
  await officer.sound();
  await triage(officer);
  await page.getByRole('button', { name: '이해관계가 있는 사람 빼기' }).click();
  await choose(page, /뺄 사람필수/, /\(나\)/);
  await page.getByRole('button', { name: '이 제보에서 빼기' }).click();
  await page.getByText('이 제보를 읽을 수 있는 마지막 사람입니다.').waitFor();
  await page.getByRole('button', { name: '취소' }).click();
  const path = new URL(page.url()).pathname;

  // A manager and a colleague who are not named: nothing there, not even by its address.
  await manager.go(path);
  await manager.page.getByText('지명된 사람만 여는 곳입니다').waitFor();
  expect((await manager.page.request.get(`${scene.site.address}/api${path}`)).status()).toBe(404);

  const back = await scene.arrive();
  await back.go('/report');
  await back.page.getByRole('button', { name: '열두 낱말로 돌아오기' }).click();
  await back.page.getByRole('textbox', { name: /열두 낱말/ }).fill(words.toReversed().join(' '));
  await back.page.getByRole('button', { name: '들어가기' }).click();
  await back.page.getByText(/열두 낱말이 맞지 않습니다|찾을 수 있는 제보가 없습니다/).waitFor();
  await back.go('/report');
  await back.page.getByRole('button', { name: '열두 낱말로 돌아오기' }).click();
  await back.page.getByRole('textbox', { name: /열두 낱말/ }).fill(words.join('\n'));
  await back.page.getByRole('button', { name: '들어가기' }).click();
  await back.page.getByText(answered).waitFor();
  await back.page.getByRole('textbox', { name: '더 알릴 것' }).fill(told);
  const buffer = Buffer.from(picture.bytes);
  await back.page.getByLabel('파일 고르기').setInputFiles({ name: pictureName, mimeType: 'image/webp', buffer });
  await back.page.getByRole('button', { name: /지울 숨은 정보 3가지/ }).click();
  await back.page.getByText(picture.marks[0] ?? '').waitFor();
  await back.sound();
  await back.page.getByRole('button', { name: '봉인해서 더 보내기' }).click();
  await back.page.getByText('보냈습니다.').waitFor();
  await back.sound();

  await officer.go(path);
  await page.getByRole('textbox', { name: '열쇠 암호' }).fill(passphrase);
  await page.getByRole('button', { name: '열쇠 열기' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: `${pictureName} 열어서 저장` }).click();
  const saved = await readFile(await (await saving).path());
  expect(picture.marks.filter((mark) => saved.includes(mark))).toEqual([]);
  // And it is still the picture.
  const width = `(async () => (await createImageBitmap(await (await fetch('data:image/webp;base64,${saved.toString('base64')}')).blob())).width)()`;
  const viewer = await scene.arrive();
  expect(await viewer.page.evaluate<number>(width)).toBeGreaterThan(300);
  await officer.sound();
  await viewer.close();

  for (const visitor of [manager, officer, reporter, back])
    expect(carrying(visitor.requests, [...secrets, words.slice(0, 2).join(' ')])).toEqual([]);
  const stranger = await scene.sit(5);
  await stranger.go(path);
  await stranger.page
    .getByText(/지명된 사람만|찾을 수 없습니다|찾는 화면/)
    .first()
    .waitFor();
  expect((await stranger.page.request.get(`${scene.site.address}/api${path}`)).status()).toBe(404);
  for (const visitor of [manager, officer, reporter, back, stranger]) await visitor.close();
});
