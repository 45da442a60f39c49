import { expect } from 'vitest';
import { asSystem } from '../server/src/platform/database/index.ts';
import type { lapseOffers } from '../server/src/rooms/support/index.ts';
import { foundWorld, type Who } from './world.ts';

export type Company = Who & { companyId: string };
export type Json = Record<string, unknown>;
export type Own = {
  id: string;
  runId: string;
  name: string;
  state: string;
  version: number;
  offer: { id: string } | null;
};

/** A world with an officer who holds courses, and the steps of education as short words. */
export const foundSchool = async () => {
  const world = await foundWorld();
  const officer = await world.staff(9, 'officer', '김교육');
  const made = async (who: Who, path: string, body: Json): Promise<string> => {
    const answer = await world.send(who, 'POST', path, body);
    expect(answer.status, answer.text).toBe(201);
    return (answer.body as { id: string }).id;
  };
  const course = (changes: Json = {}): Json => ({
    ...{ title: '산업기술 보호 기초', summary: '무엇을 왜 지키는지 배웁니다.', roles: ['allStaff'], test: [] },
    basis: [{ law: 'industrial-technology-protection-act', article: '제19조' }],
    ...{ prerequisites: null, materials: [], closes: [] },
    rule: { attendancePercent: 80, testScore: null, survey: false, validMonths: 12 },
    ...changes,
  });
  const run = (courseId: string, changes: Json = {}): Json => ({
    ...{ courseId, visitId: null, capacity: 2, quota: null, priceWon: 0, queueRule: 'firstCome', offerHours: 24 },
    ...{ enrolUntil: '2026-12-08T00:00:00Z', cancelUntil: '2026-12-05T00:00:00Z', trainers: ['박강사'] },
    sessions: [
      {
        mode: 'onSite',
        place: '3층 강의실',
        link: null,
        startsAt: '2026-12-10T01:00:00Z',
        endsAt: '2026-12-10T03:00:00Z',
      },
      {
        ...{ mode: 'online', place: '화상', link: 'https://meet.example.kr/secret-room' },
        ...{ startsAt: '2026-12-11T01:00:00Z', endsAt: '2026-12-11T03:00:00Z' },
      },
    ],
    ...changes,
  });
  const openRun = async (changes: Json = {}, who: Who = officer): Promise<string> =>
    made(who, '/api/desk/education/runs', run(await made(who, '/api/desk/education/courses', course()), changes));
  const person = (name: string, email: string | null = null) => ({ name, role: 'researcher', email });
  const enrol = (company: Company, runId: string, ...names: string[]) =>
    world.send(company, 'POST', `/api/education/runs/${runId}/attendees`, {
      people: names.map((name) => person(name)),
    });
  const own = async (company: Company): Promise<Own[]> => {
    const answer = await world.get(company, '/api/company/education');
    expect(answer.status, answer.text).toBe(200);
    return (answer.body as { attendees: Own[] }).attendees;
  };
  const stateOf = async (company: Company, name: string) => (await own(company)).find((one) => one.name === name);
  const giveBack = async (company: Company, name: string) => {
    const one = await stateOf(company, name);
    return world.send(company, 'POST', `/api/education/attendees/${one?.id}/give-back`, { version: one?.version });
  };
  const system = (work: Parameters<typeof asSystem<unknown>>[2]) => asSystem(world.database, 'write', work);
  const doing = (tx: Parameters<typeof lapseOffers>[0]['tx'], now = world.clock.now()) => ({
    ...{ tx, now, actor: { kind: 'system' as const }, requestId: 'round', services: world.services },
  });
  return { world, officer, made, course, run, openRun, person, enrol, own, stateOf, giveBack, system, doing };
};
export type School = Awaited<ReturnType<typeof foundSchool>>;
