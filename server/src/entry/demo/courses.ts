import { ask, day, inOfficeHours, type Stage } from './life.ts';
import * as words from './words.ts';

const courses = [
  { title: '산업기술 보호 기초', summary: '무엇을 왜 지키는지, 법이 무엇을 요구하는지 배웁니다.', roles: ['allStaff'] },
  {
    title: '연구노트와 자료 반출 관리',
    summary: '연구 자료를 만들고 나누고 내보낼 때 지킬 것을 실습합니다.',
    roles: ['researcher'],
  },
  {
    title: '퇴직자 보안과 서약',
    summary: '퇴직 예정자의 면담, 서약, 반납과 점검을 배웁니다.',
    roles: ['hrStaff', 'securityLead'],
  },
] as const;
const queueRules = ['firstCome', 'riskFirst', 'lottery'] as const;
const trainers = ['견본강사 가', '견본강사 나'];
const at = (days: number, hour: number): string => {
  const on = new Date(inOfficeHours(Date.now() + days * day)).toISOString().slice(0, 10);
  return `${on}T${String(hour).padStart(2, '0')}:00:00.000Z`;
};

/** Three agencies hold a course each, with a run that has room and one that is full and has people who wait. */
export const liveCourses = async (stage: Stage): Promise<void> => {
  const { pack, population, chance } = stage;
  const hosts = pack.agencies.items.flatMap(({ id }) => population.staff.get(id)?.[0] ?? []).slice(0, courses.length);
  const companies = population.companies.filter((company) => company.confirmed);
  // Another company each time: none takes more than its share.
  const guest = (serial: number) => {
    const company = companies[serial % companies.length];
    if (!company) throw new Error('the sample world has no confirmed company');
    return company.signer;
  };
  stage.setClock(new Date());
  for (const [index, host] of hosts.entries()) {
    stage.step(index + 1, hosts.length);
    const course = courses[index];
    if (!course) continue;
    const { id: courseId } = await ask(stage, host, 'POST', '/api/desk/education/courses', {
      ...course,
      ...{ prerequisites: null, materials: [], closes: [], test: [] },
      basis: [{ law: 'industrial-technology-protection-act', article: '제19조' }],
      rule: { attendancePercent: 80, testScore: null, survey: true, validMonths: 12 },
    });
    for (const [turn, capacity] of [20, 4].entries()) {
      const days = 14 + index * 5 + turn * 9;
      const { id: runId } = await ask(stage, host, 'POST', '/api/desk/education/runs', {
        ...{ courseId, visitId: null, capacity, quota: 3, priceWon: 0, queueRule: queueRules[index] },
        ...{ offerHours: 48, enrolUntil: at(days - 2, 6), cancelUntil: at(days - 4, 6), trainers: [trainers[turn]] },
        sessions: [{ mode: 'onSite', place: '견본 강의실', link: null, startsAt: at(days, 1), endsAt: at(days, 4) }],
      });
      for (let group = 0; group < 4; group++)
        await ask(
          stage,
          guest(index * 8 + turn * 4 + group),
          'POST',
          `/api/education/runs/${String(runId)}/attendees`,
          {
            people: [1, 2].map((number) => ({
              name: `${chance.pick(words.families)}${chance.pick(words.givens)}${number}`,
              role: course.roles[0],
              email: null,
            })),
          },
        );
    }
  }
};
