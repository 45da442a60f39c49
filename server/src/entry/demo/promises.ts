import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import { ask, day, inOfficeHours, type Stage } from './life.ts';
import type { Actor } from './population.ts';

type Source = 'entered' | 'casesClosed' | 'referralsAccepted' | 'appointmentsHeld';
type Sort = {
  clause: string;
  title: string;
  detail: string;
  indicator: string;
  unit: string;
  source: Source;
  target: number;
};

/** Invented, like the whole sample world: what the thirteen really promised each other in figures was not found. */
const sorts: readonly Sort[] = [
  {
    ...{
      clause: 'field-1',
      title: '받은 건을 기한 안에 마칩니다',
      detail: '창구에 온 건을 법정 기한 안에 답하고 마칩니다.',
    },
    ...{ indicator: '마친 건', unit: '건', source: 'casesClosed', target: 30 },
  },
  {
    ...{ clause: 'field-1', title: '넘겨받은 기업을 바로 만납니다', detail: '이관을 수락한 날에 기업에 연락합니다.' },
    ...{ indicator: '수락한 이관', unit: '건', source: 'referralsAccepted', target: 10 },
  },
  {
    ...{ clause: 'field-2', title: '찾아가는 교육을 엽니다', detail: '신청한 기업에 찾아가 두 시간씩 교육합니다.' },
    ...{ indicator: '연 교육', unit: '회', source: 'entered', target: 12 },
  },
  {
    ...{
      clause: 'field-2',
      title: '상담 시간을 냅니다',
      detail: '한 주에 두 번 상담 시간을 내고 누구나 예약하게 합니다.',
    },
    ...{ indicator: '치른 상담', unit: '번', source: 'appointmentsHeld', target: 40 },
  },
  {
    ...{
      clause: 'field-3',
      title: '회원 기업에 사업을 알립니다',
      detail: '받을 수 있는 지원을 소식지와 모임에서 알립니다.',
    },
    ...{ indicator: '알린 기업', unit: '곳', source: 'entered', target: 200 },
  },
];
const entered = sorts.filter(({ source }) => source === 'entered');
const counted = sorts.filter(({ source }) => source !== 'entered');
const owners = ['기술보호팀', '기업지원팀', '사업운영팀'];

/** Managers of the parties; the body that keeps no account here promises nothing in Boru. */
const managersOf = ({ pack, population }: Stage): [number, Actor][] =>
  pack.agencies.items.flatMap(({ id, code }): [number, Actor][] => {
    const manager = pack.agreement.parties.includes(code) ? population.staff.get(id)?.[2] : undefined;
    return manager ? [[id, manager]] : [];
  });

type Waiting = { commitmentId: string; source: string; target: number };
/** A body says how its year went: mostly well, now and then late and why. */
const report = async (stage: Stage, who: Actor, round: string): Promise<void> => {
  const { waiting } = (await ask(stage, who, 'GET', `/api/governance/reviews/${round}`)) as { waiting: Waiting[] };
  for (const { commitmentId, source, target } of waiting) {
    const reached = source === 'entered' ? Math.round(target * (0.6 + stage.chance.next() * 0.7)) : null;
    const isLate = reached !== null && reached < target;
    await ask(stage, who, 'PUT', `/api/governance/reviews/${round}/commitments/${commitmentId}`, {
      version: null,
      standing: isLate ? 'late' : reached === null ? 'onTrack' : 'done',
      actual: reached,
      words: isLate
        ? '목표에는 못 미쳤지만 신청한 기업에는 모두 갔습니다.'
        : '계획대로 했고, 다시 찾는 기업이 늘었습니다.',
      hindrance: isLate ? '상반기에 맡은 사람이 바뀌었습니다.' : null,
      nextStep: isLate ? '한 사람을 더 두고 분기마다 확인합니다.' : null,
    });
  }
  await ask(stage, who, 'POST', `/api/governance/reviews/${round}/submission`, {});
};

/** What each body promises, the review of last year (closed and published), and this year's, of which half is in. */
export const livePromises = async (stage: Stage): Promise<void> => {
  const { chance, pack } = stage;
  const managers = managersOf(stage);
  const office = pack.agencies.items.find(({ code }) => code === pack.manifest.secretariat)?.id;
  const leader = managers.find(([id]) => id === office)?.[1];
  if (!leader) throw new Error('sample world: nobody leads the secretariat');
  const thisYear = Number(civilOf(Date.now()).slice(0, 4));
  const january = inOfficeHours(Math.min(instantOf(`${thisYear}-01-12`, 10 * 60), Date.now() - 2 * day));
  const lastYear = Number(civilOf(january).slice(0, 4)) - 1;
  stage.setClock(new Date(january));
  for (const [index, [, who]] of managers.entries()) {
    stage.step(index + 1, managers.length);
    // One that a person counts, since last year; one that Boru counts, since the desks work with it.
    for (const sort of [counted[index % counted.length], entered[index % entered.length]]) {
      if (!sort) continue;
      const fromYear = sort.source === 'entered' ? Math.max(2024, lastYear) : thisYear;
      const more = { owner: chance.pick(owners), fromYear, toYear: null };
      await ask(stage, who, 'POST', '/api/governance/commitments', { ...sort, ...more });
    }
  }
  const openFor = async (year: number, at: number): Promise<string> => {
    const { id } = await ask(stage, leader, 'POST', '/api/governance/reviews', {
      year,
      dueOn: addDays(civilOf(at), 28),
    });
    return String(id);
  };
  const past = await openFor(lastYear, january);
  for (const [, who] of managers) await report(stage, who, past);
  const summary = '교육과 상담은 대체로 목표를 이루었습니다. 늦어진 약속은 까닭과 고칠 점을 함께 적었습니다.';
  await ask(stage, leader, 'POST', `/api/governance/reviews/${past}/closing`, { version: 1, summary });
  await ask(stage, leader, 'POST', `/api/governance/reviews/${past}/publication`, { version: 2, isPublic: true });
  const lately = inOfficeHours(Date.now() - 2 * day);
  stage.setClock(new Date(lately));
  const present = await openFor(Number(civilOf(lately).slice(0, 4)), lately);
  for (const [, who] of managers.slice(0, managers.length / 2)) await report(stage, who, present);
};
