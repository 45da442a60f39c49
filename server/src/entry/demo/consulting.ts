import { ask, day, type Stage } from './life.ts';

const on = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const skills = [
  ['statute', 'personnel', 'it'],
  ['physical', 'it', 'semiconductor'],
  ['it', 'forensics', 'battery'],
  ['statute', 'ipLaw', 'bio'],
  ['physical', 'personnel', 'it'],
] as const;
const needs = [
  { need: '연구소 출입과 자료 반출을 함께 봐 주세요.', skills: ['physical'], halfDays: 2 },
  { need: '퇴직 예정자의 면담과 서약을 정비하고 싶습니다.', skills: ['personnel'], halfDays: 2 },
  { need: '외부 저장장치와 원격 접속을 점검해 주세요.', skills: ['it'], halfDays: 3 },
  { need: '협력사와 맺은 비밀유지 계약을 봐 주세요.', skills: ['statute'], halfDays: 2 },
] as const;

/** One agency with a pool of five experts, twelve requests, and a round whose plan waits for somebody to confirm it. */
export const liveConsulting = async (stage: Stage): Promise<void> => {
  const { pack, population, chance } = stage;
  const desks = pack.agencies.items.filter(({ id }) => population.staff.has(id));
  // Whoever advises companies of the region by trade; a region without one lets its last agency do it.
  const agency = desks.find(({ kind }) => kind === 'technopark') ?? desks.at(-1);
  const officer = population.staff.get(agency?.id ?? 0)?.[0];
  if (!agency || !officer) throw new Error('the sample world has no agency with a desk');
  stage.setClock(new Date());
  const places = pack.municipalities.items.filter(({ parent }) => parent === null).map(({ code }) => code);
  for (const [index, { name, email, ...expert }] of population.experts.entries()) {
    const { id } = await ask(stage, officer, 'POST', '/api/desk/experts', {
      ...{ name, email, phone: null, affiliation: null, skills: [...(skills[index] ?? ['it'])] },
      ...{ languages: index === 0 ? ['ko', 'en'] : ['ko'], territory: [], home: places[index % places.length] },
      ...{ week: ['mon.pm', 'tue.am', 'wed.am', 'thu.pm'], weeklyHalfDays: 3, mostCompanies: 5, feeWon: 300_000 },
    });
    const path = `/api/desk/experts/${String(id)}`;
    await ask(stage, officer, 'POST', `${path}/clearances`, { fromOn: on(-30), untilOn: on(335), source: '견본' });
    // The last one has not pledged yet, so that the page shows what then happens.
    const { pledge } = (await ask(stage, expert, 'GET', '/api/expert')) as {
      pledge: { textId: string; textVersion: number };
    };
    const signed = { textId: pledge.textId, textVersion: pledge.textVersion, agreed: true };
    if (index < 4) await ask(stage, expert, 'POST', `/api/expert/pools/${String(id)}/pledge`, signed);
  }
  const companies = population.companies.filter(({ confirmed }) => confirmed);
  for (let serial = 0; serial < 12; serial++) {
    stage.step(serial + 1, 12);
    const { need, ...scope } = needs[serial % needs.length] ?? needs[0];
    const signer = companies[serial * 17]?.signer;
    if (!signer) continue;
    const { id } = await ask(stage, signer, 'POST', '/api/company/consulting', {
      ...{ agencyId: agency.id, need, language: serial === 5 ? 'en' : 'ko', gaps: [], competitors: [] },
      ...{
        wishedFrom: on(14),
        wishedUntil: on(80),
        contactName: '견본',
        phone: '043-000-0000',
        email: 'contact@example.kr',
      },
    });
    if (serial >= 10) continue;
    await ask(stage, officer, 'POST', `/api/desk/consulting/requests/${String(id)}/scope`, {
      ...{ version: 1, scope: need, halfDays: scope.halfDays, weight: 1 + Math.floor(chance.next() * 5) },
      skills: serial === 7 ? ['forensics', 'ipLaw'] : [...scope.skills],
    });
  }
  const round = { title: '견본 회차', fromOn: on(14), untilOn: on(80) };
  const { id } = await ask(stage, officer, 'POST', '/api/desk/consulting/rounds', round);
  const path = `/api/desk/consulting/rounds/${String(id)}`;
  await ask(stage, officer, 'POST', `${path}/requests`, { version: 1 });
  await ask(stage, officer, 'POST', `${path}/plan`, { version: 2, pinned: [] });
};
