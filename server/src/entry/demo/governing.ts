import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import { ask, day, inOfficeHours, type Stage } from './life.ts';
import type { Actor } from './population.ts';

/** Invented, like the whole sample world: no plan, council paper or budget of the region was found. */
type Task = { title: string; detail: string; agency: string; won: number; percent: number; indicator: Indicator };
type Indicator = { title: string; unit: string; source: string; target: number; actual?: number };
const strategies: readonly { goal: string; title: string; tasks: readonly Task[] }[] = [
  {
    goal: '기업의 보안 수준을 올립니다',
    title: '진단에서 지원까지 한 번에',
    tasks: [
      {
        ...{ title: '찾아가는 진단과 상담', detail: '신청한 기업을 찾아가 진단하고 상담합니다.' },
        ...{ agency: 'chungbuk-technopark', won: 80_000_000, percent: 70 },
        indicator: { title: '마친 자가진단', unit: '건', source: 'diagnosesCompleted', target: 200 },
      },
      {
        ...{ title: '보안설비와 이용권 지원', detail: '진단에서 나온 빈 곳을 메우는 설비를 지원합니다.' },
        ...{ agency: 'chungbuk-sme-administration', won: 600_000_000, percent: 50 },
        indicator: { title: '지원한 기업', unit: '곳', source: 'entered', target: 30, actual: 18 },
      },
    ],
  },
  {
    goal: '유출에 함께 대응합니다',
    title: '기관 사이를 하루 안에 잇기',
    tasks: [
      {
        ...{ title: '이관을 제때 받기', detail: '넘겨받은 건을 기한 안에 받습니다.' },
        ...{ agency: 'chungbuk-province', won: 20_000_000, percent: 80 },
        indicator: { title: '수락한 이관', unit: '건', source: 'referralsAccepted', target: 60 },
      },
      {
        ...{ title: '보안 담당자 교육', detail: '분기마다 담당자를 교육합니다.' },
        ...{ agency: 'technology-protection-association', won: 45_000_000, percent: 30 },
        indicator: { title: '연 교육', unit: '회', source: 'entered', target: 12, actual: 5 },
      },
    ],
  },
];

type Leader = { office: number; leader: Actor; idOf(code: string): number };
const leaderOf = ({ pack, population }: Stage): Leader => {
  const idOf = (code: string): number => {
    const found = pack.agencies.items.find((agency) => agency.code === code)?.id;
    if (found === undefined) throw new Error(`sample world: no agency ${code}`);
    return found;
  };
  const office = idOf(pack.manifest.secretariat);
  const leader = population.staff.get(office)?.[2];
  if (!leader) throw new Error('sample world: nobody leads the secretariat');
  return { office, leader, idOf };
};

type Written = { id: string; agencyId: number; task: Task };
const drawPlan = async (stage: Stage, { leader, idOf }: Leader, year: number): Promise<Written[]> => {
  const plan = await ask(stage, leader, 'POST', '/api/governance/plans', {
    ...{ kind: 'yearly', title: `${year}년 산업기술보호 시행계획`, fromYear: year, toYear: year },
  });
  const path = `/api/governance/plans/${String(plan['id'])}`;
  const node = async (kind: string, parentId: unknown, title: string, detail: string, task: object | null) =>
    (await ask(stage, leader, 'POST', `${path}/nodes`, { kind, parentId, title, detail, task }))['id'];
  const written: Written[] = [];
  for (const { goal, title, tasks } of strategies) {
    const goalId = await node('goal', null, goal, '견본 목표입니다.', null);
    const strategyId = await node('strategy', goalId, title, '견본 전략입니다.', null);
    for (const task of tasks) {
      const agencyId = idOf(task.agency);
      const days = { fromOn: `${year}-02-01`, toOn: `${year}-11-30` };
      const part = { agencyId, owner: '기술보호팀', budgetLine: '산업기술보호 지원', budgetWon: task.won, ...days };
      const id = String(await node('task', strategyId, task.title, task.detail, part));
      const { actual: _entered, ...indicator } = task.indicator;
      const definition = '그해에 모든 기관이 한 것을 셉니다.';
      await ask(stage, leader, 'POST', `/api/governance/plan-nodes/${id}/indicators`, { ...indicator, definition });
      written.push({ id, agencyId, task });
    }
  }
  await ask(stage, leader, 'POST', `${path}/state`, { version: 1, state: 'inForce' });
  return written;
};

const reportTasks = async (stage: Stage, { leader }: Leader, tasks: readonly Written[]): Promise<void> => {
  const { plans } = (await ask(stage, leader, 'GET', '/api/governance/plans')) as { plans: { id: string }[] };
  const [plan] = plans;
  if (plan === undefined) return;
  const { nodes } = (await ask(stage, leader, 'GET', `/api/governance/plans/${plan.id}`)) as {
    nodes: { id: string; version: number; indicators: { id: string; source: string; version: number }[] }[];
  };
  for (const { id, agencyId, task } of tasks) {
    const [node, who] = [nodes.find((one) => one.id === id), stage.population.staff.get(agencyId)?.[2]];
    if (node === undefined || who === undefined) continue;
    await ask(stage, who, 'POST', `/api/governance/plan-nodes/${id}/progress`, {
      ...{ version: node.version, standing: 'underWay', percent: task.percent, words: '계획한 대로 하고 있습니다.' },
      reason: '신청이 하반기에 몰려 조금 늦습니다.',
    });
    const entered = node.indicators.find(({ source }) => source === 'entered');
    if (entered !== undefined && task.indicator.actual !== undefined)
      await ask(stage, who, 'POST', `/api/governance/indicators/${entered.id}/value`, {
        ...{ version: entered.version, actual: task.indicator.actual },
      });
  }
  await ask(stage, leader, 'POST', `/api/governance/plans/${plan.id}/counting`, {});
};

const seatCouncil = async (stage: Stage, { office, leader }: Leader, fromOn: string): Promise<string> => {
  const body = await ask(stage, leader, 'POST', '/api/governance/council/bodies', {
    ...{ kind: 'council', name: '산업기술보호 협의회', purpose: '열세 기관이 함께 정합니다.', quorum: 'majority' },
  });
  const id = String(body['id']);
  for (const { id: agencyId, code } of stage.pack.agencies.items.filter(({ online }) => online).slice(0, 7))
    await ask(stage, leader, 'POST', `/api/governance/council/bodies/${id}/seats`, {
      ...{ agencyId, email: `manager@${code}.example.kr`, part: agencyId === office ? 'chair' : 'member' },
      ...{ fromOn, toOn: addDays(fromOn, 730) },
    });
  return id;
};

const holdMeeting = async (stage: Stage, { leader, idOf }: Leader, body: string, at: number): Promise<void> => {
  const base = '/api/governance/council';
  const item = { class: 'desks', readers: [], words: '견본 안건입니다.' };
  const prepare = async (heldAt: number, title: string, kind: 'report' | 'decision') => {
    const made = await ask(stage, leader, 'POST', `${base}/bodies/${body}/meetings`, {
      ...{ form: 'inPerson', heldAt: new Date(heldAt).toISOString(), place: '도청 소회의실' },
    });
    const path = `${base}/meetings/${String(made['id'])}`;
    const { id } = await ask(stage, leader, 'POST', `${path}/items`, { ...item, kind, title });
    await ask(stage, leader, 'POST', `${path}/call`, { version: 1, urgentReason: null });
    return { path, itemId: String(id) };
  };
  stage.setClock(new Date(at - 14 * day));
  const { path, itemId } = await prepare(at, '상반기 추진 상황', 'report');
  stage.setClock(new Date(at));
  await ask(stage, leader, 'POST', `${path}/opening`, { version: 2 });
  const { seats } = (await ask(stage, leader, 'GET', path)) as { seats: { id: string }[] };
  await ask(stage, leader, 'PUT', `${path}/attendance`, { seatIds: seats.map(({ id }) => id) });
  const decision = { version: 1, resolution: '추진 상황을 보고받고, 늦은 과제의 까닭을 다음 회의에서 듣습니다.' };
  await ask(stage, leader, 'POST', `${base}/items/${itemId}/decision`, decision);
  await ask(stage, leader, 'POST', `${base}/items/${itemId}/actions`, {
    ...{ title: '늦은 과제의 까닭과 고칠 점을 정리합니다', agencyId: idOf('chungbuk-technopark') },
    ...{ owner: '기술보호팀', dueOn: addDays(civilOf(at), 60) },
  });
  await ask(stage, leader, 'POST', `${path}/closing`, { version: 3 });
  stage.setClock(new Date(inOfficeHours(Date.now() - day)));
  await prepare(Date.now() + 20 * day, '내년 시행계획', 'decision');
};

type Listed = { id: string; agencyId: number; kind: string };
/** A line of the year for every programme that is known, its budget asked for by one and approved by another, and what it stands on. */
const giveMoney = async (stage: Stage, tasks: readonly Written[], year: number): Promise<void> => {
  const { articles } = (await ask(stage, leaderOf(stage).leader, 'GET', '/api/governance/articles')) as {
    articles: { id: string; kind: string; title: string }[];
  };
  const projects = articles.find(({ kind, title }) => kind === 'ordinance' && title.includes('지원 사업'));
  for (const [agencyId, [asker, , manager]] of stage.population.staff) {
    if (asker === undefined || manager === undefined) continue;
    const { items } = (await ask(stage, asker, 'GET', '/api/desk/programmes')) as { items: Listed[] };
    if (items.length === 0) continue;
    stage.setClock(new Date(inOfficeHours(Date.now() - 28 * day)));
    await ask(stage, manager, 'POST', '/api/desk/money/rules', {
      ...{ validFrom: addDays(civilOf(Date.now() - 28 * day), 5), secondFromWon: 1_000_000_000 },
      reason: '견본 기준: 10억 원부터 두 사람이 승인합니다',
    });
    stage.setClock(new Date(inOfficeHours(Date.now() - 14 * day)));
    for (const [place, { id: programmeId }] of items.entries()) {
      const line = await ask(stage, asker, 'POST', '/api/desk/budget/lines', {
        ...{ programmeId, fiscalYear: year, name: `산업기술보호 지원 ${place + 1}`, article: '조례의 지원 사업 조문' },
        ...{ isArticleVerified: false, clause: null },
      });
      const request = await ask(stage, asker, 'POST', '/api/desk/money/requests', {
        ...{ kind: 'budget', lineId: line['id'], key: crypto.randomUUID(), reason: '본예산 편성', basis: '의회 의결' },
        amountWon: (place + 1) * 120_000_000,
      });
      await ask(stage, manager, 'POST', `/api/desk/money/requests/${String(request['id'])}/approve`, { words: null });
      // The last programme of each agency is left without ground: a hole that the dashboard shows.
      if (place === items.length - 1 && items.length > 1) continue;
      await ask(stage, asker, 'PUT', `/api/desk/programmes/${programmeId}/ties`, {
        ...{ clauses: ['field-2'], articles: projects === undefined ? [] : [projects.id], courses: [], lines: [] },
        ...{ tasks: tasks.filter((task) => task.agencyId === agencyId).map(({ id }) => id), hasConsulting: false },
      });
    }
  }
};

/** A plan in force with its tasks under way, a council with a meeting behind and one before it, budgets and what they stand on. */
export const liveGoverning = async (stage: Stage): Promise<void> => {
  const who = leaderOf(stage);
  const year = Number(civilOf(Date.now()).slice(0, 4));
  const january = inOfficeHours(Math.min(instantOf(`${year}-01-20`, 10 * 60), Date.now() - 40 * day));
  stage.setClock(new Date(january));
  stage.step(1, 4);
  const tasks = await drawPlan(stage, who, year);
  stage.step(2, 4);
  await holdMeeting(stage, who, await seatCouncil(stage, who, civilOf(january)), inOfficeHours(Date.now() - 20 * day));
  stage.step(3, 4);
  stage.setClock(new Date(inOfficeHours(Date.now() - 10 * day)));
  await reportTasks(stage, who, tasks);
  stage.step(4, 4);
  await giveMoney(stage, tasks, year);
};

/** The report of last year: made, its figures counted, words written, closed. */
export const liveReport = async (stage: Stage, count: (reportId: string) => Promise<void>): Promise<void> => {
  const { leader } = leaderOf(stage);
  const year = Number(civilOf(Date.now()).slice(0, 4)) - 1;
  stage.setClock(new Date(inOfficeHours(Date.now() - 3 * day)));
  const { id } = await ask(stage, leader, 'POST', '/api/insight/yearly-reports', { year });
  await count(String(id));
  const path = `/api/insight/yearly-reports/${String(id)}`;
  const words = {
    ...{ preface: '한 해 동안 열세 기관이 함께한 일을 보고합니다.', agreement: null, plan: null, region: null },
    ...{ support: null, conclusion: '부족한 점은 새해의 계획에 담았습니다.' },
  };
  const versionNow = async () => (await ask(stage, leader, 'GET', path))['version'];
  await ask(stage, leader, 'PUT', `${path}/words`, { version: await versionNow(), words });
  await ask(stage, leader, 'POST', `${path}/closing`, { version: await versionNow() });
};
