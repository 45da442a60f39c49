import { randomUUID } from 'node:crypto';
import type { AwardView } from '@boru/contract/awards';
import type { MoneyRequestView } from '@boru/contract/money';
import type { SpendingView } from '@boru/contract/spending';
import { expect } from 'vitest';
import { newId } from '../server/src/kernel/ids.ts';
import { asSystem } from '../server/src/platform/database/index.ts';
import { createCredential } from '../server/src/platform/session/index.ts';
import { foundTreasury } from './treasury.ts';
import type { Who, World } from './world.ts';

export const oldPhrase = '느티나무 아래 세 번째 의자는 비어 있다';

export type Recipient = Who & { companyId: string; number: string };
export type Wish = ReturnType<typeof wishFor>;

/** What the form of an award sends: two cost heads, 8 + 2 million, in two instalments. */
export const wishFor = (lineId: string, businessNumber: string, change: object = {}) => ({
  ...{ key: randomUUID(), lineId, businessNumber, title: '출입 통제 설비', item: 'accessControl' },
  ...{ periodFrom: '2026-06-01', periodTo: '2026-12-31', reason: '심의 결과', overlapWords: null as string | null },
  plan: [
    { item: '설비비', grantWon: 6_000_000, ownWon: 1_500_000 },
    { item: '설치비', grantWon: 2_000_000, ownWon: 500_000 },
  ],
  instalments: [
    { amountWon: 5_000_000, plannedOn: '2026-06-15', condition: null },
    { amountWon: 3_000_000, plannedOn: '2026-10-15', condition: '중간 점검 뒤' },
  ],
  ...change,
});

/** The treasury with money in one line, and the ways of awards as short words. */
export const foundAwards = async (given?: World, at = 9) => {
  const its = await foundTreasury(given, at);
  const { world, agencyId } = its;
  const lineId = await its.openLine('보안설비 보조');
  const post = (who: Who, path: string, body: object) => world.send(who, 'POST', path, body);
  await its.agreed(
    await post(its.asker, '/api/desk/money/requests', {
      ...{ kind: 'budget', lineId, amountWon: 1_000_000_000, key: randomUUID(), reason: '본예산', basis: '예산서' },
    }),
  );
  const withPhrase = async (personId: string): Promise<void> => {
    const made = { personId, login: `${personId}@example.kr`, passphrase: oldPhrase };
    await asSystem(world.database, 'write', (tx) => createCredential(tx, made));
  };
  await withPhrase(its.manager.personId);
  /** An agency sees a company because the company let it, or by article of law. */
  const letSee = (companyId: string, agency = agencyId) =>
    world.owner.query(
      `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values ($1, $2, 'summary', $3, 'counselling', '시험', '2099-12-31')`,
      [newId(), companyId, agency],
    );
  /** A company that this agency sees and whose representative can sign. */
  const known = async (who: Who & { companyId: string }): Promise<Recipient> => {
    await letSee(who.companyId);
    await withPhrase(who.personId);
    const { rows } = await world.owner.query<{ number: string }>(
      'select business_number as number from organisations.company where id = $1',
      [who.companyId],
    );
    return { ...who, number: rows[0]?.number ?? '' };
  };
  const recipient = async (): Promise<Recipient> => known(await world.company());
  const show = async (who: Who, id: string): Promise<AwardView> => {
    const answer = await world.get(who, `/api/awards/${id}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as AwardView;
  };
  /** Approved by the two others. */
  const approve = async (requestId: string) => {
    for (const who of [its.first, its.second]) {
      const answer = await post(who, `/api/desk/money/requests/${requestId}/approve`, { words: null });
      expect(answer.status, answer.text).toBe(200);
    }
  };
  const waiting = async (id: string, kind: MoneyRequestView['kind']): Promise<string> => {
    const { requests } = await show(its.asker, id);
    return requests.find((one) => one.kind === kind && one.state === 'waiting')?.id ?? '';
  };
  const write = (body: object, who: Who = its.asker) => post(who, '/api/desk/awards', body);
  /** Decided: written and approved. */
  const award = async (to: Recipient, change: object = {}): Promise<string> => {
    const answer = await write(wishFor(lineId, to.number, change));
    expect(answer.status, answer.text).toBe(201);
    const { id } = answer.body as { id: string };
    await approve(await waiting(id, 'commit'));
    return id;
  };
  const issue = (id: string, seen = 0) =>
    post(its.asker, `/api/desk/awards/${id}/agreement`, { seen, reason: '처음 맺음' });
  const sign = async (who: Who, id: string, change: object = {}) => {
    const { agreements } = await show(who, id);
    const side = who.companyId === undefined ? 'desk' : 'company';
    const { number = 1, sha256 = '' } = agreements[0] ?? {};
    const body = { number, sha256, reason: '모두 읽었습니다', currentPassphrase: oldPhrase, ...change };
    return post(who, `/api/${side}/awards/${id}/agreement/sign`, body);
  };
  /** Decided and signed by both. */
  const signed = async (to: Recipient, change: object = {}): Promise<string> => {
    const id = await award(to, change);
    expect((await issue(id)).status).toBe(201);
    expect((await sign(to, id)).status).toBe(200);
    expect((await sign(its.manager, id)).status).toBe(200);
    return id;
  };
  const askPayment = async (id: string, ordinal = 1, change: object = {}) => {
    const { instalments } = await show(its.asker, id);
    const one = instalments[ordinal - 1];
    const body = {
      key: randomUUID(),
      instalmentId: one?.id,
      amountWon: one?.amountWon,
      reason: '회차 교부',
      ...change,
    };
    return post(its.asker, `/api/desk/awards/${id}/payments`, body);
  };
  const carryOut = (requestId: string, paidOn = '2026-11-20') =>
    post(its.payer, `/api/desk/money/requests/${requestId}/carry-out`, { paidOn, paidReference: '보탬e 1' });
  /** Decided, signed, and all instalments paid out. */
  const funded = async (to: Recipient, change: object = {}): Promise<string> => {
    const id = await signed(to, change);
    for (const { ordinal } of (await show(its.asker, id)).instalments) {
      const { id: request } = (await askPayment(id, ordinal)).body as { id: string };
      await approve(request);
      expect((await carryOut(request)).status).toBe(200);
    }
    return id;
  };
  return {
    ...its,
    ...{ lineId, post, letSee, known, recipient, show, approve, waiting, write, award, issue, sign, signed },
    ...{ askPayment, carryOut, funded },
  };
};
export type Awards = Awaited<ReturnType<typeof foundAwards>>;

/** A grant in these very words: signed by both, paid out, with a change that waits. */
export const grantBait = async (world: World, victim: Who & { companyId: string }, words: string): Promise<void> => {
  const its = await foundAwards(world, 3);
  const plan = [{ item: words, grantWon: 8_000_000, ownWon: 2_000_000 }];
  const id = await its.funded(await its.known(victim), { title: words, reason: words, plan });
  const change = { kind: 'period', periodTo: '2027-03-31', key: randomUUID(), reason: words };
  expect((await its.post(victim, `/api/awards/${id}/changes`, change)).status).toBe(201);
  const rows = [receipt({ item: words, vendor: words, purpose: words })];
  expect((await its.post(victim, `/api/company/awards/${id}/expenses`, { rows })).status).toBe(201);
  const { body } = await world.get(victim, `/api/awards/${id}/spending`);
  const expenseId = (body as SpendingView).expenses[0]?.id ?? '';
  expect((await attach(world, victim, id, expenseId, words)).status).toBe(201);
  const result = { seen: 0, completedOn: '2026-11-20', summary: words, interestWon: 0 };
  expect((await its.post(victim, `/api/company/awards/${id}/result`, result)).status).toBe(201);
};

/** A row of a receipt as the page sends it. */
export const receipt = (change: object = {}) => ({
  ...{ key: randomUUID(), item: '설비비', vendor: '견본보안', vendorNumber: '1234567891', spentOn: '2026-07-01' },
  ...{ grantWon: 1_000_000, ownWon: 250_000, purpose: '출입 통제기', receiptNumber: null as string | null, ...change },
});
/** The paper of a receipt, as a browser uploads it. */
export const attach = async (world: World, who: Who, awardId: string, expenseId: string, text = '영수증') => {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/company/awards/${awardId}/expenses/${expenseId}/papers`,
    headers: {
      'content-type': 'multipart/form-data; boundary=part',
      'x-boru-request': '1',
      cookie: `boru_session=${who.ticket}`,
    },
    payload: `--part\r\ncontent-disposition: form-data; name="file"; filename="receipt.txt"\r\n\r\n${text}\r\n--part--\r\n`,
  });
  return { status: answer.statusCode, text: answer.body };
};
