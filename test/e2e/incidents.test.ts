import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unlock } from '@boru/engines/sealing';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { tick } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();

/** Closed, and learned from: each proposal is decided by hand, and the diagnosis changes only then. */
const learned = async (signer: Visitor): Promise<void> => {
  const { page } = signer;
  const sheet = page.getByRole('dialog');
  await page.getByRole('button', { name: '상태 바꾸기' }).click();
  await tick(sheet.getByRole('radio', { name: '사고를 마침' }));
  await sheet.getByLabel('까닭').fill('조사가 끝남');
  await sheet.getByRole('button', { name: '상태 바꾸기' }).click();
  await page.getByText('마친 사고입니다.').waitFor();
  await page.getByRole('tab', { name: '배운 것' }).click();
  await page.getByRole('button', { name: /^받아들이기: 이동식 매체를/ }).click();
  await page.getByText('제안을 받아들임', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^받아들이지 않기: 원인과/ }).click();
  const refusal = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await refusal.getByLabel('까닭').fill('이미 하고 있음');
  await refusal.getByRole('button', { name: '받아들이지 않기' }).click();
  await page.getByText('제안을 받아들이지 않음', { exact: true }).waitFor();
  await tick(page.getByRole('switch', { name: '지역 통계에 수로 더하기' }));
  await signer.sound();
  await page.getByRole('link', { name: '작성 중인 진단 보기' }).click();
  await page.getByText('48개 가운데 1개를 답했습니다.').waitFor();
  await page.getByText('사고에서 배워 하기로 한 일').waitFor();
  await signer.sound();
};

/** One sealed file: what is in it is what was chosen, and its passphrase never leaves the browser. */
const bundled = async (signer: Visitor, paper: Buffer): Promise<void> => {
  const { page, requests } = signer;
  await page.getByRole('tab', { name: '봉인한 묶음' }).click();
  await page.getByLabel('받는 사람이나 부서').fill('김형사');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '파일 고르기' }).click();
  const other = { name: '메모.txt', mimeType: 'text/plain', buffer: Buffer.from('기록에 없는 것') };
  await (await chooser).setFiles([{ name: '신고서 사본.pdf', mimeType: 'application/pdf', buffer: paper }, other]);
  await page.getByText('기록과 같음: 침해신고서.pdf').waitFor();
  await page.getByText('기록에 없는 파일입니다.').waitFor();
  await signer.sound();
  const asked = requests.length;
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '묶음 만들기' }).click(),
  ]);
  const passphrase = await page.getByRole('region', { name: '암호' }).locator('code').textContent();
  await signer.sound();
  const opened = await unlock(passphrase ?? '', new Uint8Array(readFileSync(await saved.path())));
  const files = opened.ok ? unzipSync(opened.value) : {};
  const copy = Object.keys(files).find((name) => name.startsWith('04-') && name.endsWith('신고서 사본.pdf')) ?? '';
  const sum = createHash('sha256').update(paper).digest('hex');
  expect(new TextDecoder().decode(files['SHA256SUMS'])).toContain(`${sum}  ${copy}\n`);
  expect(Object.keys(files).filter((name) => name.startsWith('02-'))).toHaveLength(2);
  expect(files['01-evidence-index.pdf']?.length).toBeGreaterThan(1000);
  expect(new TextDecoder().decode(files['00-contents.txt'])).toContain('보루에 적는 것은 신고가 아닙니다');
  const sent = requests.slice(asked).map((request) => `${request.url()} ${request.postData() ?? ''}`);
  expect(sent.filter((text) => text.includes(passphrase ?? '-') || text.includes('메모'))).toEqual([]);
  await page.getByRole('button', { name: '적어 두었습니다. 암호를 지웁니다' }).click();
  await page.getByText('암호를 화면에서 지웠습니다.').waitFor();
  expect(await page.content()).not.toContain(passphrase);
  await page.getByRole('tab', { name: '시간표' }).click();
  await page.getByText(/수사기관에 낼 묶음\(김형사\), 암호로 봉인, 파일 8개/).waitFor();
};

test('의심이 든 방문자는 보내는 것 없이 알릴 곳을 찾고, 기업은 사고를 적어 두 곳에 알린 것과 접수를 남기며, 지명한 사람만 본다', async () => {
  const { owner } = scene.site;
  const visitor = await scene.arrive(360);
  await visitor.go('/leak');
  await visitor.page.getByRole('button', { name: 'USB와 외장 저장장치' }).click();
  await visitor.page.getByText('무엇이 들었는지 보려고 꽂지 않습니다.').first().waitFor();
  const asked = visitor.requests.length;
  const question = visitor.page.getByRole('radiogroup', { name: '국가핵심기술인가요?' });
  await tick(question.getByRole('radio', { name: '예' }));
  await visitor.page.getByRole('heading', { name: /산업기술 침해신고/ }).waitFor();
  await visitor.page.getByText('모두에게 따로 알려야 합니다').first().waitFor();
  // Glyphs of the page's own typeface may follow; nothing else does.
  const since = visitor.requests.slice(asked).filter((request) => request.resourceType() !== 'font');
  expect(since.map((request) => request.url())).toEqual([]);
  await visitor.sound();

  const signer = await scene.found(970);
  await signer.go('/company/incidents');
  const { page } = signer;
  await page.getByText('적어 둔 사고가 없습니다').waitFor();
  await page.getByRole('link', { name: '사고 기록 시작하기' }).first().click();
  await page.getByLabel('제목').fill('퇴사자 계정의 밤 접속');
  await page.getByLabel('무엇이 의심되나요?').fill('지난밤 설계 서버에 접속한 기록이 있음');
  await tick(page.getByRole('checkbox', { name: 'USB와 외장 저장장치' }));
  await tick(page.getByRole('radiogroup', { name: '국가핵심기술인가요?' }).getByRole('radio', { name: '예' }));
  await signer.sound();
  await page.getByRole('button', { name: '사고 기록 시작하기' }).click();
  await page.getByText(/보루에 적는 것은 신고가 아닙니다/).waitFor();
  await page.getByText('아직 알리지 않은 의무 1가지').waitFor();
  await signer.sound();

  const paper = Buffer.from('신고서를 대신하는 글');
  await page.getByRole('button', { name: '알린 일 적기: 산업기술 침해신고, 산업통상부장관' }).click();
  const sheet = page.getByRole('dialog');
  await tick(sheet.getByRole('radio', { name: '서식을 냄' }));
  await sheet.getByLabel('접수 번호').fill('산-2026-77');
  const chooser = page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: '서류 고르기' }).click();
  await (await chooser).setFiles({ name: '침해신고서.pdf', mimeType: 'application/pdf', buffer: paper });
  await sheet.getByText(createHash('sha256').update(paper).digest('hex')).waitFor();
  await signer.sound();
  await sheet.getByRole('button', { name: '적어 두기' }).click();
  await page.getByText(/접수 번호 산-2026-77/).waitFor();
  // One of two: the duty still stands.
  await page.getByText('아직 알리지 않은 의무 1가지').waitFor();
  // By telephone first: the form is still owed, and the day's list says so.
  await page.getByRole('button', { name: '알린 일 적기: 산업기술 침해신고, 정보수사기관의 장' }).click();
  await sheet.getByRole('button', { name: '적어 두기' }).click();
  await page.getByText('말로 먼저 알렸습니다.').waitFor();
  await page.getByRole('tab', { name: '받을 도움' }).click();
  await page.getByText('신청 수수료 1만원').waitFor();
  await signer.sound();
  await signer.go('/company');
  await page.getByRole('link', { name: '산업기술 침해신고: 서식을 내야 합니다' }).click();
  await page.getByRole('button', { name: '알린 일 적기: 산업기술 침해신고, 정보수사기관의 장' }).click();
  await sheet.getByRole('button', { name: '적어 두기' }).click();
  await page.getByText('아직 알리지 않은 의무 1가지').waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: /점검표/ }).click();
  await tick(page.getByRole('checkbox', { name: '꽂지 말고 봉투에 넣어 봉합니다.' }));
  await page.getByText(/^홍견본, 20/).waitFor();
  await signer.sound();
  await page.getByRole('tab', { name: '증거와 손해' }).click();
  await page.getByText('적은 증거가 없습니다').waitFor();
  await page.getByRole('button', { name: '증거 적기' }).click();
  for (const [label, text] of [
    ['이름', '접속 기록'],
    ['어디에서 나왔나요?', '설계 서버'],
    ['둔 곳', '금고'],
    ['맡은 사람', '이담당'],
  ] as const)
    await sheet.getByLabel(label).fill(text);
  await sheet.getByRole('button', { name: '증거 적기' }).click();
  await page.getByRole('button', { name: '넘겨주기 적기: 증거 1' }).click();
  await sheet.getByLabel('받은 사람').fill('김보안');
  await sheet.getByLabel('둔 곳').fill('변호사 사무실');
  await sheet.getByLabel('까닭').fill('법률 상담');
  // The minute of collecting may still run: handed over within it.
  await sheet.getByRole('button', { name: '넘겨주기 적기' }).click();
  await page.getByText('김보안 (변호사 사무실)', { exact: true }).waitFor();
  await page.getByRole('button', { name: '줄 더하기' }).click();
  await page.getByLabel('금액(원)').fill('12,000,000');
  await page.getByLabel('근거').fill('과제 정산서');
  await page.getByRole('button', { name: '손해 계산 저장하기' }).click();
  await page.getByText('손해 계산을 저장했습니다').waitFor();
  await page.getByText('합계 12,000,000원').waitFor();
  await signer.sound();
  await bundled(signer, paper);
  await page.getByRole('tab', { name: '볼 사람' }).click();
  await page.getByText('지명한 사람이 없습니다.').waitFor();
  const desk = await scene.sit(4, 'officer', 360);
  await page.getByRole('button', { name: '이 사람에게 보여 주기' }).click();
  await sheet.getByRole('button', { name: '기관' }).click();
  await page.getByRole('option').first().waitFor();
  const { rows } = await owner.query<{ name: string }>(
    'select name_ko as name from organisations.agency_name where agency_id = 4 and valid_to is null',
  );
  await page.getByRole('option', { name: rows[0]?.name ?? '' }).click();
  await sheet.getByLabel('그 사람의 전자우편 주소').fill(`${desk.personId}@example.kr`);
  await sheet.getByRole('button', { name: '이 사람에게 보여 주기' }).click();
  await page.getByRole('button', { name: /그만 보여 주기/ }).waitFor();

  await desk.go('/desk/incidents');
  await desk.page.getByRole('link', { name: '퇴사자 계정의 밤 접속' }).click();
  await desk.page.getByRole('tab', { name: '시간표' }).click();
  await desk.page.getByText(/볼 사람을 정함/).waitFor();
  expect(await desk.page.getByRole('button', { name: '상태 바꾸기' }).count()).toBe(0);
  await desk.sound();
  await page.getByRole('button', { name: /그만 보여 주기/ }).click();
  await page.getByText(/에 끝냄/).waitFor();
  await desk.go('/desk/incidents');
  await desk.page.getByText('보여 준 사고가 없습니다').waitFor();
  await learned(signer);
  await desk.go('/desk/lessons');
  await desk.page.getByText('아직 보여 드릴 수 있는 수가 없습니다').waitFor();
  await desk.sound();
});
