import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { pledge, tick } from './steps.ts';

const scene = stage({ undoSeconds: 6 });

test('두 사람이 한 건을 열면 서로를 보고, 새 내용은 눌러야 들어오며 쓰던 글은 남습니다', async () => {
  const company = await scene.found(88);
  const file = await scene.ask(company, '함께 여는 건');
  const [one, two] = [await scene.sit(file.owner), await scene.sit(file.owner, 'officer', 360)];
  await one.go(`/desk?view=open&case=${file.id}`);
  await pledge(one);
  await two.go(`/desk/cases/${file.id}`);
  await pledge(two);
  for (const { page } of [one, two]) await page.getByText(/함께 열어 둠: /).waitFor();
  await two.page.getByRole('button', { name: '지켜보기', exact: true }).click();
  await two.page.getByText('이 건을 지켜봅니다').first().waitFor();
  await two.page.getByRole('button', { name: '그만 지켜보기' }).waitFor();

  // A new case is announced and moves no row; the badge is right at once.
  const badge = one.page.getByRole('navigation', { name: '접수함 보기' }).getByRole('link', { name: /열린 건 모두/ });
  await badge.getByText('1건').waitFor();
  await scene.ask(company, '나중에 온 건');
  await one.page.getByText('새 항목 1건').waitFor();
  await badge.getByText('2건').waitFor();
  expect(await one.page.getByRole('link', { name: '나중에 온 건' }).count()).toBe(0);
  await one.page.getByRole('button', { name: '보기', exact: true }).click();
  await one.page.getByRole('link', { name: '나중에 온 건' }).waitFor();

  // One writes while the other acts: nothing moves, nothing is lost.
  await one.page.getByRole('textbox', { name: '내부 메모' }).fill('쓰던 메모');
  await two.page.getByRole('button', { name: /^접수 확인/ }).click();
  await two.page.getByText('접수를 확인했습니다').first().waitFor();
  await one.page.getByText('새 내용이 있습니다').waitFor();
  expect(await two.page.getByText('새 내용이 있습니다').count()).toBe(0);
  await one.sound();
  await two.sound();
  await one.page.getByRole('button', { name: '새 내용 보기' }).click();
  await one.page.getByRole('button', { name: '종결' }).waitFor();
  expect(await one.page.getByText('새 내용이 있습니다').count()).toBe(0);

  // The later request was about the same: merged from the page of the first, and undone.
  await one.page.getByRole('button', { name: '같은 건 찾기' }).click();
  await one.page.getByText('남는 번호').waitFor();
  await one.sound();
  await one.page.getByRole('button', { name: '합치기', exact: true }).click();
  await one.page
    .getByText(/이 건에 합쳤습니다/)
    .first()
    .waitFor();
  await one.sound();
  await company.go(`/company/cases/${file.id}`);
  await company.page
    .getByText(/이 건에 합쳤습니다/)
    .first()
    .waitFor();
  await one.page.getByRole('button', { name: '합친 것 되돌리기' }).click();
  await one.page.getByText('합친 것을 되돌렸습니다').first().waitFor();
  await one.go(`/desk?view=open&case=${file.id}`);
  await one.page.getByRole('button', { name: '종결', exact: true }).waitFor();

  // Both write to the company; the second to send sees what the first said beside her own words, and nothing is lost.
  await tick(two.page.getByRole('radio', { name: '답변' }));
  await two.page.getByRole('textbox', { name: '기업에 보낼 답' }).fill('제가 먼저 답합니다.');
  await tick(one.page.getByRole('radio', { name: '답변' }));
  await one.page.getByRole('textbox', { name: '기업에 보낼 답' }).fill('두 번째 사람의 답입니다.');
  await one.page.getByRole('button', { name: '답변 보내기' }).click();
  await one.page.getByText('답변을 보냈습니다').first().waitFor();
  await two.page.getByText('새 내용이 있습니다').waitFor();
  await two.page.getByRole('button', { name: '답변 보내기' }).click();
  const beside = two.page.getByRole('region', { name: '그사이 다른 사람이 이 건을 바꾸었습니다' });
  await beside.getByText('두 번째 사람의 답입니다.').waitFor();
  await beside.getByText('제가 먼저 답합니다.').waitFor();
  await two.sound();
  // By key alone: she stands on the field, changes her words and sends them again.
  await two.page.getByRole('textbox', { name: '기업에 보낼 답' }).focus();
  await two.page.keyboard.press('Control+End');
  await two.page.keyboard.type(' 덧붙입니다.');
  await two.page.keyboard.press('Tab');
  await two.page.keyboard.press('Enter');
  await two.page.getByText('답변을 보냈습니다').first().waitFor();
  await two.page.getByText('제가 먼저 답합니다. 덧붙입니다.').waitFor();
  expect(await beside.count()).toBe(0);

  // Whether the words have arrived: not until the company has opened them.
  await two.page.getByText('기업이 아직 읽지 않음').first().waitFor();
  const [arrived] = await Promise.all([
    company.page.waitForResponse((answer) => answer.url().endsWith('/seen')),
    company.go(`/company/cases/${file.id}`),
  ]);
  expect(arrived.status()).toBe(200);
  await two.page.reload();
  await two.page.getByText('기업이 읽음').first().waitFor();

  // One closes the case and takes it back by key from another page; the second time it is carried out by itself.
  const { page } = one;
  const bar = page.getByRole('region', { name: '곧 실행될 일' });
  const close = async (): Promise<void> => {
    await page.getByRole('button', { name: '종결', exact: true }).click();
    await page.getByRole('textbox', { name: /기업에 남길 말/ }).fill('상담으로 끝났습니다.');
    await page.getByRole('button', { name: '결과를 적어 종결하기' }).click();
    await bar.getByText('건을 종결합니다', { exact: true }).waitFor();
  };
  await page.getByRole('button', { name: '새 내용 보기' }).click();
  await page.getByText('제가 먼저 답합니다. 덧붙입니다.').waitFor();
  await close();
  await page.getByText('곧 실행됩니다').first().waitFor();
  await one.sound();
  await page.getByRole('link', { name: '나중에 온 건' }).click();
  await bar.waitFor();
  await page.keyboard.press('u');
  await page.getByText('되돌렸습니다').first().waitFor();
  await page.getByText('쓰신 글: 상담으로 끝났습니다.').first().waitFor();
  expect(await bar.count()).toBe(0);
  await one.go(`/desk?view=open&case=${file.id}`);
  await close();
  await page.getByText('건을 종결했습니다').first().waitFor();
  await bar.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '종결', exact: true }).waitFor({ state: 'detached' });

  // Who watched hears of what the other did, finds the case among the watched ones, and stops.
  await two.go('/desk?view=watched');
  await two.page.getByRole('link', { name: '함께 여는 건' }).waitFor();
  await two.sound();
  await two.go('/account/notices');
  await two.page.getByText('지켜보는 건에 새 소식이 있습니다').first().waitFor();
  await two.go(`/desk/cases/${file.id}`);
  await two.page.getByRole('button', { name: '그만 지켜보기' }).click();
  await two.page.getByText('지켜보기를 그만두었습니다').first().waitFor();
  await two.go('/desk?view=watched');
  await two.page.getByText('이 보기에 든 건이 없습니다').waitFor();
  await two.close();
  await one.page.getByText(/함께 열어 둠: /).waitFor({ state: 'detached' });
});
