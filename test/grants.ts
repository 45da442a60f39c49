import { expect } from 'vitest';
import { newId } from '../server/src/kernel/ids.ts';
import { type Answer, foundWorld, type Who, type World } from './world.ts';

type Question = Record<string, unknown> & { key: string };
const plain = {
  ...{ help: null, isRequired: true, choices: [], least: null, most: null, visible: null },
  ...{ class: 'internal', readers: ['officer', 'manager', 'reviewer'], fact: null, isReused: false, use: null },
};
export const question = (key: string, type: string, over: Record<string, unknown> = {}): Question => ({
  ...plain,
  ...{ key, type, label: { ko: key, en: key } },
  ...over,
});
export const fact = (name: string, op: string, value: unknown) => ({
  kind: 'fact',
  fact: name,
  op,
  value,
  param: null,
});
export const when = (...of: object[]) => ({ kind: 'all', least: null, of });
const rule = (id: string, row: object) => ({
  ...{ id, title: { ko: id, en: id }, severity: 'gate', when: when(row) },
  ...{ basis: [{ text: '지원 조례 제9조', verified: false }], tests: [] },
});

/** Half of the planned cost, at most twenty million won, for those who have paid their taxes. */
export const voucherRules = {
  rules: [rule('taxes', fact('isTaxClear', 'is', true))],
  parameters: [],
  benefit: {
    ...{ cost: 'plannedCostWon', by: null, rounding: 'floor', unitWon: 1000 },
    rows: [{ among: [], numerator: 1, denominator: 2, capWon: 20_000_000 }],
  },
};
export const simpleForm: Question[] = [
  question('purpose', 'longText'),
  question('totalCost', 'won', { fact: 'plannedCostWon' }),
  question('askedAmount', 'won', { use: 'askedWon', least: 1 }),
  question('hasCloud', 'yesNo', { isReused: true }),
  question('cloudName', 'text', {
    visible: when(fact('hasCloud', 'is', true)),
    class: 'sensitive',
    readers: ['manager'],
  }),
];
export const simpleAnswers = {
  purpose: '출입 통제가 약합니다',
  totalCost: 40_000_000,
  askedAmount: 18_000_000,
  hasCloud: false,
};

/** A world with a published programme at one agency, and the ways of a call as short words. */
export const grantsOn = async (world: Pick<World, 'staff' | 'send' | 'get'>, agencyId = 9) => {
  const officer = await world.staff(agencyId, 'officer', '김공모');
  const manager = await world.staff(agencyId, 'manager', '정관리');
  const done = async (answer: Promise<Answer>): Promise<Record<string, unknown>> => {
    const { status, text, body } = await answer;
    expect(status, text).toBeLessThan(300);
    return body as Record<string, unknown>;
  };
  const made = await done(
    world.send(officer, 'POST', '/api/desk/programmes', {
      ...{ kind: 'subsidy', noticeId: null, name: { ko: '보안설비 지원', en: 'Security equipment' } },
    }),
  );
  const programmeId = String(made['id']);
  const path = `/api/desk/programmes/${programmeId}`;
  const shown = (await done(world.get(officer, path))) as { versions: { content: object; noticeOn: string }[] };
  const content = { ...shown.versions[0]?.content, rules: voucherRules };
  await done(world.send(officer, 'PUT', `${path}/draft`, { content, noticeOn: '2026-11-23', version: 1 }));
  await done(world.send(officer, 'POST', `${path}/propose`, { version: 2, reason: '올해 사업' }));
  await done(world.send(manager, 'POST', `${path}/publish`, { version: 3, reason: '확인함' }));
  const terms = {
    ...{ title: '보안설비 공모', notice: '보안설비를 지원합니다', item: 'securitySystem', lineId: null },
    ...{ opensAt: '2026-11-23T00:00:00.000Z', closesAt: '2026-12-01T09:00:00.000Z', runsFrom: '2027-01-01' },
    ...{ runsTo: '2027-06-30', budgetWon: 100_000_000, mostEach: 1, mostWon: null },
  };
  type Over = { terms?: Partial<Record<keyof typeof terms, unknown>>; questions?: Question[] };
  const draftCall = async ({ terms: over = {}, questions = simpleForm }: Over = {}): Promise<string> => {
    const call = { ...terms, ...over };
    const { id } = await done(world.send(officer, 'POST', '/api/desk/grant-calls', { programmeId, call }));
    await done(
      world.send(officer, 'PUT', `/api/desk/grant-calls/${String(id)}/questions`, {
        version: 1,
        questions,
        reason: null,
      }),
    );
    return String(id);
  };
  const versionOf = async (id: string): Promise<number> =>
    Number((await done(world.get(officer, `/api/desk/grant-calls/${id}`)))['version']);
  /** The next step of a call, on its present version. */
  const step = async (who: Who, id: string, name: string, body: object = { reason: null }): Promise<Answer> =>
    world.send(who, 'POST', `/api/desk/grant-calls/${id}/${name}`, { version: await versionOf(id), ...body });
  const openCall = async (over: Over = {}): Promise<string> => {
    const id = await draftCall(over);
    await done(step(manager, id, 'publish'));
    return id;
  };
  return { agencyId, officer, manager, programmeId, terms, done, draftCall, openCall, versionOf, step };
};

/** The same in a world of one's own, with companies that apply. */
export const foundGrants = async (agencyId = 9) => {
  const world = await foundWorld();
  const grants = await grantsOn(world, agencyId);
  const { done } = grants;
  /** Who signs, with taxes paid, and a draft of theirs on the call. */
  const applicant = async (callId: string, over: { businessNumber?: string } = {}) => {
    const who = await world.company({ name: '신청기업', ...over });
    await done(world.send(who, 'PUT', '/api/company/support/facts', { key: 'isTaxClear', value: true }));
    const { id } = await done(world.send(who, 'POST', '/api/company/applications', { callId }));
    return { who, id: String(id) };
  };
  type Own = { version: number; draft: { version: number; answers: Record<string, unknown> } | null } & Record<
    string,
    unknown
  >;
  const own = async (who: Who, id: string) => (await done(world.get(who, `/api/company/applications/${id}`))) as Own;
  const fill = async (who: Who, id: string, answers: object): Promise<Answer> =>
    world.send(who, 'PUT', `/api/company/applications/${id}/draft`, {
      ...{ version: (await own(who, id)).draft?.version ?? 1, answers },
    });
  const submit = async (who: Who, id: string, key: string = newId()): Promise<Answer> =>
    world.send(who, 'POST', `/api/company/applications/${id}/submit`, {
      ...{ version: (await own(who, id)).draft?.version ?? 1, key },
    });
  /** An application handed in by a company of its own. */
  const apply = async (callId: string, answers: object = simpleAnswers, over: { businessNumber?: string } = {}) => {
    const made = await applicant(callId, over);
    await done(fill(made.who, made.id, answers));
    const { receipt } = await done(submit(made.who, made.id));
    return { ...made, receipt: String(receipt) };
  };
  /** Rows that somebody's session sees, whatever the server would have asked. */
  const seenBy = async (who: Who, text: string): Promise<unknown[]> => {
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 5000)', [who.ticket]);
      return (await client.query(text)).rows;
    } finally {
      await client.query('rollback').catch(() => undefined);
      client.release();
    }
  };
  return { ...grants, world, seenBy, applicant, own, fill, submit, apply };
};
export type Grants = Awaited<ReturnType<typeof foundGrants>>;
