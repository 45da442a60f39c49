import { expect, it } from 'vitest';
import { type Seated, stage } from './stage.ts';
import { absent, tick, within } from './steps.ts';

const scene = stage();
const press = async ({ page }: Seated, name: string | RegExp) => page.getByRole('button', { name }).click();
const confirm = async ({ page }: Seated, name: string) => within(page).getByRole('button', { name }).click();
const fill = async ({ page }: Seated, name: RegExp, text: string) =>
  within(page).getByRole('textbox', { name }).fill(text);

const register = async (office: Seated, matter: RegExp, wish: string): Promise<string> => {
  const { page } = office;
  await office.go('/desk/disclosure');
  await press(office, '청구 적기');
  await confirm(office, '청구 적기');
  await within(page).getByText('적어 주세요.').first().waitFor();
  await tick(within(page).getByRole('radio', { name: matter }));
  await fill(office, /청구한 정보/, wish);
  await fill(office, /청구인의 이름/, '홍길동');
  await fill(office, /답을 보낼 주소/, 'hong@example.kr');
  await confirm(office, '청구 적기');
  await page
    .getByRole('row', { name: new RegExp(wish.slice(0, 12)) })
    .getByRole('link')
    .click();
  await page.getByRole('heading', { name: '지나온 일' }).waitFor();
  return new URL(page.url()).pathname;
};

it('도의원과 시민은 누가 어떤 핵심기술을 가졌는지 알아내지 못하고, 기업은 의견을 냅니다', async () => {
  const office = await scene.sit(1, 'manager');
  const councillor = await scene.sit(2, 'manager', 360);
  const company = await scene.found(41, 360);
  const { rows } = await scene.site.owner.query(
    'select name, business_number from organisations.company where id = $1',
    [company.companyId],
  );
  const { name, business_number: number } = rows[0];

  // The citizen asks; the answer is the fixed one, and the name of a company fits nowhere.
  const holding = await register(office, /어느 기업이 어떤 핵심기술/, '국가핵심기술을 가진 기업을 모두 알려 주세요.');
  await office.sound();
  await press(office, '결정하기');
  await within(office.page).getByText('그런 정보가 있는지 없는지도 답하지 않습니다', { exact: false }).waitFor();
  expect(await within(office.page).getByRole('textbox').count()).toBe(0);
  await office.sound();
  await confirm(office, '결정하기');
  await office.page.getByText('비공개', { exact: true }).first().waitFor();
  await office.page.getByRole('button', { name: '한글(HWPX)로 받기' }).waitFor();

  // The councillor finds neither the request nor anything else at another agency's desk.
  await councillor.go('/desk/disclosure');
  await councillor.page.getByText('받은 정보공개 청구가 없습니다').waitFor();
  await councillor.sound();
  await councillor.go(holding);
  await councillor.page.getByText(absent).first().waitFor();
  const citizen = await scene.arrive();
  expect((await citizen.page.request.get(`${scene.site.address}/api/governance/disclosure`)).status()).toBe(401);
  await citizen.go('/statistics');
  expect(await citizen.page.getByText(name).count()).toBe(0);

  // Asked again in other words, about one company, which is heard.
  const other = await register(office, /그 밖의/, '보조금을 받은 기업과 금액을 알려 주세요.');
  await press(office, '기업의 의견 듣기');
  await fill(office, /사업자등록번호/, '123');
  await fill(office, /기업과 관련된 부분/, '보조금을 받은 금액');
  await confirm(office, '기업의 의견 듣기');
  await within(office.page).getByText('사업자등록번호를 확인해 주세요.').waitFor();
  await fill(office, /사업자등록번호/, number);
  await confirm(office, '기업의 의견 듣기');
  await office.page.getByText('답을 기다림').waitFor();

  await company.go('/company/disclosure');
  await company.page.getByText('보조금을 받은 금액').waitFor();
  expect(await company.page.getByText('홍길동').count()).toBe(0);
  await company.sound();
  await press(company, /의견 내기$/);
  await fill(company, /까닭과 의견/, '거래처가 드러납니다.');
  await company.sound();
  await within(company.page).getByRole('button', { name: '의견 내기' }).dblclick();
  await company.page.getByText('거래처가 드러납니다.').waitFor();

  await office.go(other);
  await office.page.getByText('거래처가 드러납니다.').waitFor();
  await press(office, '결정하기');
  await fill(office, /무엇인지/, '기업별 금액');
  await fill(office, /공개하는 내용/, `${name}은 핵 심 기 술 보유 기업입니다.`);
  await fill(office, /공개하는 방법과 곳/, '전자우편');
  await confirm(office, '결정하기');
  await within(office.page).getByText('핵심기술에 관한 말이 들어 있어 공개할 수 없습니다').waitFor();
  await fill(office, /공개하는 내용/, '모두 3억 원입니다.');
  await office.sound();
  await confirm(office, '결정하기');
  await office.page.getByText('30일의 간격을 둡니다', { exact: false }).waitFor();
  await office.sound();
});
