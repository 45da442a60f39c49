import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { foundWorld, type Who, type World } from '../../../../test/world.ts';

type Company = Who & { companyId: string };
type Json = Record<string, unknown>;
type View = Json & { id: string; version: number; status: string; may: string[]; referrals: (Json & { id: string })[] };

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const secret = '머리글자도새면안되는미끼';

const preview = async (company: Company, topic = 'counselling') => {
  const answer = await world.get(company, `/api/cases/preview?topic=${topic}`);
  expect(answer.status).toBe(200);
  return answer.body as Json & { consent: { textId: string; textVersion: number }; route: { agency: { id: number } } };
};

const form = async (company: Company, changes: Json = {}) => {
  const { consent } = await preview(company);
  return {
    requestKey: newId(),
    topic: 'counselling',
    subject: 'personnel',
    urgency: 'normal',
    title: '퇴직 예정 연구원 자료 반출이 걱정됩니다',
    body: `무엇부터 해야 하나요? ${secret}`,
    share: ['diagnosis'],
    consent: { textId: consent.textId, textVersion: consent.textVersion, agreed: true },
    ...changes,
  };
};

const ask = async (company: Company, changes: Json = {}) => {
  const answer = await world.send(company, 'POST', '/api/cases', await form(company, changes));
  expect(answer.status, answer.text).toBe(201);
  return answer.body as Json & { id: string; number: string | null; route: { agency: { id: number } } };
};

const show = async (who: Who, id: string): Promise<View> => {
  const answer = await world.get(who, `/api/cases/${id}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as View;
};

const step = (who: Who, id: string, verb: string, body: Json) =>
  world.send(who, 'POST', `/api/cases/${id}/${verb}`, body);

/** A company, its request, an officer of the desk it came to, an officer of another agency and a stranger. */
const scene = async (changes: Json = {}) => {
  const company = await world.company({ name: `가온머티리얼즈 ${newId().slice(-6)}` });
  const request = await ask(company, changes);
  const owner = request.route.agency.id;
  const officer = await world.staff(owner, 'officer', '김담당');
  const others = world.services.pack.agencies.items.filter(({ id, online }) => online && id !== owner);
  const [second, third] = others;
  if (!second || !third) throw new Error('the pack has too few agencies');
  const receiver = await world.staff(second.id, 'officer', '이수신');
  const stranger = await world.staff(third.id, 'officer', '박무관');
  return {
    company,
    id: request.id,
    number: request.number,
    owner,
    officer,
    second: second.id,
    receiver,
    third: third.id,
    stranger,
  };
};

const actionsOf = async (caseId: string): Promise<string[]> =>
  (
    await world.owner.query<{ action: string }>(
      'select action from evidence.audit_entry where case_id = $1 order by id',
      [caseId],
    )
  ).rows.map(({ action }) => action);

const law = { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' } as const;

const refer = async (who: Who, id: string, toAgency: number, changes: Json = {}) => {
  const { version } = await show(who, id);
  return world.send(who, 'POST', `/api/cases/${id}/referrals`, {
    version,
    toAgency,
    sections: ['summary', 'counsel', 'contact'],
    reason: '현장 점검이 필요합니다.',
    basis: { kind: 'consent' },
    ...changes,
  });
};

/** The company consents to the referral that waits for it. */
const consent = async (company: Company, id: string) => {
  const { referrals } = await show(company, id);
  const waiting = referrals.find(({ status }) => status === 'awaitingConsent');
  if (!waiting) throw new Error('no referral waits');
  const { body } = await world.get(company, `/api/cases/${id}/referrals/${waiting.id}`);
  const { consent: text, referral } = body as { consent: Json; referral: Json };
  return world.send(company, 'POST', `/api/cases/${id}/referrals/${waiting.id}/consent`, {
    version: referral['version'],
    textId: text['textId'],
    textVersion: text['textVersion'],
    agreed: true,
  });
};

describe('도움 요청', () => {
  it('맞는 창구에 번호, 까닭, 기한, 동의 접수증과 함께 접수됩니다', async () => {
    const company = await world.company();
    const receipt = await ask(company);
    expect(receipt).toMatchObject({
      number: expect.stringMatching(/^2026-충북-\d{5}$/),
      status: 'submitted',
      consentReceipt: expect.stringMatching(/^C-20261123-/),
      submittedAt: '2026-11-23T00:00:00.000Z',
      route: {
        desk: { code: expect.any(String) },
        reasons: expect.arrayContaining([expect.objectContaining({ ko: expect.any(String) })]),
      },
      clocks: [
        // Three working hours from nine on a Monday.
        { purpose: 'acknowledge', ruleId: 'MW-ETC', state: 'running', dueAt: '2026-11-23T03:00:00.000Z' },
        // Seven working days, the first day counts: 23–27 November, 30 November, 1 December.
        { purpose: 'answer', ruleId: 'MW-QNA', state: 'running', dueAt: '2026-12-01T15:00:00.000Z' },
      ],
    });
    expect(await actionsOf(receipt.id)).toEqual(['consent.given', 'case.written', 'case.submitted']);
  });

  it('같은 양식을 여러 번 눌러도 한 건입니다', async () => {
    const company = await world.company();
    const body = await form(company);
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.send(company, 'POST', '/api/cases', body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => (answer.body as Json)['id'])).size).toBe(1);
    const { rows } = await world.owner.query('select count(*)::int as n from cases.case_file where company_id = $1', [
      company.companyId,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('동의하지 않았거나 동의문이 바뀌었으면 아무것도 저장하지 않습니다', async () => {
    const company = await world.company();
    const body = await form(company);
    expect(
      (await world.send(company, 'POST', '/api/cases', { ...body, consent: { ...body.consent, agreed: false } }))
        .status,
    ).toBe(422);
    const stale = await world.send(company, 'POST', '/api/cases', {
      ...body,
      consent: { ...body.consent, textVersion: 99 },
    });
    expect([stale.status, (stale.body as Json)['code']]).toEqual([409, 'consent.text_changed']);
    const { rows } = await world.owner.query('select count(*)::int as n from cases.case_file where company_id = $1', [
      company.companyId,
    ]);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('직원은 회사를 대신해 동의할 수 없습니다', async () => {
    const company = await world.company();
    const staff = await world.colleague(company, 'staff');
    expect((await world.send(staff, 'POST', '/api/cases', await form(company))).status).toBe(403);
  });

  it('사업자 확인 전에는 보관되고, 어느 기관도 보지 못하며, 확인되면 그때 접수됩니다', async () => {
    const company = await world.company({ status: 'unconfirmed' });
    const receipt = await ask(company);
    expect(receipt).toMatchObject({ number: null, status: 'held', submittedAt: null, clocks: [] });
    const desk = await world.staff(receipt.route.agency.id);
    expect((await world.get(desk, `/api/cases/${receipt.id}`)).status).toBe(404);
    await world.owner.query(`update organisations.company set status = 'confirmed' where id = $1`, [company.companyId]);
    world.clock.set('2026-11-24T01:00:00.000Z');
    await world.database.kysely.transaction().execute(async (tx) => {
      const { sql } = await import('kysely');
      await sql`select app.enter(${world.database.systemTicket}, 1000)`.execute(tx);
      await world.services.enqueue(tx as never, 'company.confirmed', { companyId: company.companyId });
    });
    await world.settle();
    world.clock.set('2026-11-23T00:00:00.000Z');
    expect(await show(company, receipt.id)).toMatchObject({
      status: 'submitted',
      number: expect.stringMatching(/^2026-충북-/),
      submittedAt: '2026-11-24T01:00:00.000Z',
    });
    expect(await show(desk, receipt.id)).toMatchObject({ status: 'submitted', company: { id: company.companyId } });
  });
});

describe('창구의 일', () => {
  it('접수를 확인하면 담당자가 정해지고 접수 기한이 지켜집니다', async () => {
    const { officer, id, company } = await scene();
    const before = await show(officer, id);
    expect(before.may).toEqual(['acknowledge', 'note', 'refer']);
    expect((await step(officer, id, 'acknowledge', { version: before.version })).body).toEqual({
      ok: true,
      version: before.version + 1,
    });
    const after = await show(officer, id);
    expect(after).toMatchObject({
      status: 'acknowledged',
      assignee: { name: '김담당', self: true },
      may: ['assign', 'answer', 'ask', 'note', 'close', 'refer'],
      clocks: [
        { purpose: 'acknowledge', state: 'met' },
        { purpose: 'answer', state: 'running' },
      ],
      dueAt: '2026-12-01T15:00:00.000Z',
    });
    expect((await show(company, id)).may).toEqual(['reply', 'withdraw']);
    expect(await actionsOf(id)).toContain('case.acknowledged');
  });

  it('두 사람이 함께 누르면 한 사람만 접수합니다', async () => {
    const { officer, owner, id } = await scene();
    const colleague = await world.staff(owner, 'intake', '최동료');
    const { version } = await show(officer, id);
    const answers = await Promise.all([officer, colleague].map((who) => step(who, id, 'acknowledge', { version })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('되물으면 기한이 멈추고 기업이 답하면 다시 흐릅니다', async () => {
    const { officer, id, company } = await scene();
    await step(officer, id, 'acknowledge', { version: (await show(officer, id)).version });
    await step(officer, id, 'ask', { version: (await show(officer, id)).version, body: '언제 퇴직하나요?' });
    const asked = await show(company, id);
    expect(asked).toMatchObject({ status: 'asked', dueAt: null });
    expect((await world.get(company, '/api/cases/to-do')).body).toMatchObject({
      items: [{ kind: 'question', caseId: id }],
    });
    world.clock.set('2026-11-25T00:00:00.000Z');
    await step(company, id, 'reply', { version: asked.version, body: '다음 달입니다.' });
    world.clock.set('2026-11-23T00:00:00.000Z');
    const replied = await show(officer, id);
    expect(replied).toMatchObject({ status: 'acknowledged', dueAt: expect.stringMatching(/^2026-12-0[2-8]/) });
    expect(String(replied['dueAt']) > '2026-12-01T15:00:00.000Z').toBe(true);
  });

  it('답변하고 종결하면 기업이 결과를 보고, 30일 안에는 다시 열 수 있습니다', async () => {
    const { officer, id, company } = await scene();
    await step(officer, id, 'acknowledge', { version: (await show(officer, id)).version });
    await step(officer, id, 'answer', { version: (await show(officer, id)).version, body: '점검표를 먼저 보세요.' });
    expect((await show(company, id)).status).toBe('answered');
    const { version } = await show(officer, id);
    expect((await step(officer, id, 'close', { version, outcome: 'advised' })).status).toBe(422);
    await step(officer, id, 'close', { version, outcome: 'advised', body: '안내를 마쳤습니다.' });
    const closed = await show(company, id);
    expect(closed).toMatchObject({
      status: 'closed',
      outcome: 'advised',
      outcomeText: '안내를 마쳤습니다.',
      may: ['reopen'],
    });
    expect((await step(officer, id, 'answer', { version: closed.version, body: '늦은 답' })).body).toMatchObject({
      code: 'case.closed',
    });
    expect(
      (await step(company, id, 'reopen', { version: closed.version, reason: '새 사정이 생겼습니다.' })).status,
    ).toBe(200);
    expect(await show(officer, id)).toMatchObject({ status: 'acknowledged', closedAt: null });
  });

  it('내부 메모는 기업에 보이지 않습니다', async () => {
    const { officer, id, company } = await scene();
    expect((await step(officer, id, 'notes', { body: '징후 단계로 보임' })).status).toBe(201);
    expect((await world.get(officer, `/api/cases/${id}`)).text).toContain('징후 단계로 보임');
    expect((await world.get(company, `/api/cases/${id}`)).text).not.toContain('징후 단계로 보임');
  });

  it('다른 회사와 다른 기관의 담당자에게는 배정할 수 없습니다', async () => {
    const { officer, id, receiver, owner } = await scene();
    await step(officer, id, 'acknowledge', { version: (await show(officer, id)).version });
    const { version } = await show(officer, id);
    expect((await step(officer, id, 'assign', { version, personId: receiver.personId })).status).toBe(422);
    const colleague = await world.staff(owner, 'officer', '정동료');
    expect((await step(officer, id, 'assign', { version, personId: colleague.personId })).status).toBe(200);
    expect(await show(officer, id)).toMatchObject({ assignee: { name: '정동료', self: false } });
  });
});

describe('볼 수 있는 사람', () => {
  it('관계없는 기관에는 없는 건과 똑같이 답합니다', async () => {
    const { id, stranger } = await scene();
    const hidden = await world.get(stranger, `/api/cases/${id}`);
    const absent = await world.get(stranger, `/api/cases/${newId()}`);
    const plain = (answer: { body: unknown }) => ({ ...(answer.body as Json), requestId: '' });
    expect(hidden.status).toBe(404);
    expect(plain(hidden)).toEqual(plain(absent));
    for (const verb of ['acknowledge', 'answer', 'ask', 'notes', 'close']) {
      const body = { version: 1, body: '시도', outcome: 'advised' };
      const fitting =
        verb === 'acknowledge'
          ? { version: 1 }
          : verb === 'notes'
            ? { body: '시도' }
            : verb === 'close'
              ? body
              : { version: 1, body: '시도' };
      expect((await step(stranger, id, verb, fitting)).status, verb).toBe(404);
    }
    expect((await world.get(stranger, '/api/desk/inbox')).text).not.toContain(id);
  });

  it('다른 기업도 보지 못합니다', async () => {
    const { id } = await scene();
    const other = await world.company();
    expect((await world.get(other, `/api/cases/${id}`)).status).toBe(404);
    expect((await world.get(other, '/api/cases')).body).toEqual({ items: [], nextCursor: null });
  });

  it('창구가 열 때마다 기업이 보는 열람 기록이 남습니다', async () => {
    const { id, officer, company } = await scene();
    await show(officer, id);
    const readers = await world.get(company, `/api/evidence/readers?caseId=${id}`);
    expect(readers.body).toMatchObject({
      items: [{ readerName: '김담당', caseId: id, sections: expect.arrayContaining(['summary', 'counsel']) }],
    });
  });

  it('계약에 없는 열은 나가지 않습니다', async () => {
    const { id, officer } = await scene();
    const text = (await world.get(officer, `/api/cases/${id}`)).text;
    for (const hidden of ['visibleTo', 'requestKey', 'authorId', 'grantIds']) expect(text).not.toContain(hidden);
  });
});

describe('이관', () => {
  it('동의를 받아 넘기면 받는 기관이 정해진 항목만 보고 수락합니다', async () => {
    const { officer, company, id, second, receiver, stranger } = await scene();
    expect((await refer(officer, id, second)).status).toBe(201);
    // Before the company has spoken the receiver knows nothing.
    expect((await world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect((await world.get(company, '/api/cases/to-do')).body).toMatchObject({
      items: [{ kind: 'referralConsent', caseId: id }],
    });
    expect((await consent(company, id)).status).toBe(200);
    const received = await show(receiver, id);
    expect(received.referrals).toMatchObject([
      { status: 'requested', may: ['accept', 'return'], dueAt: '2026-11-23T09:00:00.000Z' },
    ]);
    expect((received['sight'] as Json[]).map(({ section }) => section).toSorted()).toEqual([
      'contact',
      'counsel',
      'summary',
    ]);
    const [referral] = received.referrals;
    if (!referral) throw new Error('no referral');
    const accept = `referrals/${referral.id}/accept`;
    expect((await step(receiver, id, accept, { version: referral['version'] })).status).toBe(200);
    expect(await show(receiver, id)).toMatchObject({
      status: 'acknowledged',
      ownedByMe: true,
      assignee: { name: '이수신' },
    });
    // The sender keeps what its own consent gives, and no more.
    expect(await show(officer, id)).toMatchObject({ ownedByMe: false, may: ['note'] });
    expect((await step(receiver, id, accept, { version: referral['version'] })).body).toMatchObject({
      code: 'referral.already_answered',
    });
    expect((await world.get(stranger, `/api/cases/${id}`)).status).toBe(404);
    expect(await actionsOf(id)).toEqual(
      expect.arrayContaining(['referral.awaiting_consent', 'referral.consented', 'referral.accepted']),
    );
  });

  it('법 조문을 밝히면 동의 없이 넘기고, 밝히지 않으면 넘기지 못합니다', async () => {
    const { officer, id, second, receiver } = await scene();
    expect((await refer(officer, id, second, { basis: { ...law, article: '' } })).status).toBe(422);
    expect((await refer(officer, id, second, { basis: { ...law, law: 'no-such-law' } })).status).toBe(422);
    expect((await refer(officer, id, second, { basis: law })).status).toBe(201);
    expect((await show(receiver, id)).referrals).toMatchObject([
      { status: 'requested', basis: 'law', legalBasis: expect.stringContaining('제16조') },
    ]);
  });

  it('요약과 상담 기록을 빼거나, 스스로 못 보는 항목을 넣거나, 우리 기관으로는 넘기지 못합니다', async () => {
    const { officer, id, second, owner } = await scene({ share: [] });
    expect((await refer(officer, id, second, { sections: ['summary'] })).body).toMatchObject({
      fields: { sections: expect.any(String) },
    });
    expect((await refer(officer, id, second, { sections: ['summary', 'counsel', 'diagnosis'] })).status).toBe(422);
    expect((await refer(officer, id, owner)).body).toMatchObject({ fields: { toAgency: expect.any(String) } });
  });

  it('사유를 적어 반송하면 보낸 기관으로 돌아오고 받은 기관은 더 볼 수 없습니다', async () => {
    const { officer, id, second, receiver, company } = await scene();
    await refer(officer, id, second, { basis: law });
    const [referral] = (await show(receiver, id)).referrals;
    if (!referral) throw new Error('no referral');
    expect((await step(receiver, id, `referrals/${referral.id}/return`, { version: 1, reason: '' })).status).toBe(422);
    expect(
      (await step(receiver, id, `referrals/${referral.id}/return`, { version: 1, reason: '우리 소관이 아닙니다.' }))
        .body,
    ).toEqual({ ok: true });
    expect((await world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect(await show(officer, id)).toMatchObject({
      ownedByMe: true,
      referrals: [{ status: 'returned', answerReason: '우리 소관이 아닙니다.' }],
    });
    expect((await world.get(company, `/api/cases/${id}`)).text).toContain('우리 소관이 아닙니다.');
  });

  it('두 사람이 함께 수락하면 한 사람만 됩니다', async () => {
    const { officer, id, second, receiver } = await scene();
    const colleague = await world.staff(second, 'officer', '한동료');
    await refer(officer, id, second, { basis: law });
    const [referral] = (await show(receiver, id)).referrals;
    if (!referral) throw new Error('no referral');
    const answers = await Promise.all(
      [receiver, colleague].map((who) => step(who, id, `referrals/${referral.id}/accept`, { version: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'referral.already_answered' });
  });

  it('열린 이관이 있으면 또 넘기거나 종결하지 못하고, 거두면 다시 할 수 있습니다', async () => {
    const { officer, id, second, third, receiver } = await scene();
    await refer(officer, id, second, { basis: law });
    expect((await refer(officer, id, third, { basis: law })).body).toMatchObject({ code: 'referral.already_open' });
    const [referral] = (await show(officer, id)).referrals;
    expect(referral).toMatchObject({ may: ['cancel'] });
    expect((await step(officer, id, `referrals/${referral?.id}/cancel`, { version: 1 })).status).toBe(200);
    expect((await world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect((await refer(officer, id, third, { basis: law })).status).toBe(201);
  });

  it('기업이 동의하지 않으면 넘어가지 않습니다', async () => {
    const { officer, id, second, receiver, company } = await scene();
    await refer(officer, id, second);
    const [referral] = (await show(company, id)).referrals;
    expect(
      (await step(company, id, `referrals/${referral?.id}/refuse`, { version: 1, reason: '원하지 않습니다.' })).status,
    ).toBe(200);
    expect((await world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect((await show(officer, id)).referrals).toMatchObject([{ status: 'stopped' }]);
  });

  it('동의를 철회하면 그 자리에서 볼 수 없고, 수락한 건은 보낸 기관으로 돌아갑니다', async () => {
    const { officer, id, second, receiver, company } = await scene();
    await refer(officer, id, second);
    await consent(company, id);
    const [referral] = (await show(receiver, id)).referrals;
    await step(receiver, id, `referrals/${referral?.id}/accept`, { version: referral?.['version'] });
    const sight = (await show(company, id))['sight'] as { agency: { id: number }; consentId: string }[];
    const given = sight.find(({ agency }) => agency.id === second);
    expect((await world.send(company, 'POST', `/api/company/consents/${given?.consentId}/withdraw`, {})).status).toBe(
      200,
    );
    // At once, before any job has run.
    expect((await world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    await world.settle();
    expect(await show(officer, id)).toMatchObject({
      ownedByMe: true,
      status: 'submitted',
      assignee: null,
      referrals: [{ status: 'stopped' }],
    });
    expect((await world.get(receiver, '/api/desk/inbox')).text).not.toContain(id);
  });

  it('요청의 동의 자체를 철회하면 아무 창구도 볼 수 없고 건은 끝납니다', async () => {
    const { officer, id, company } = await scene();
    const sight = (await show(company, id))['sight'] as { consentId: string }[];
    await world.send(company, 'POST', `/api/company/consents/${sight[0]?.consentId}/withdraw`, {});
    expect((await world.get(officer, `/api/cases/${id}`)).status).toBe(404);
    await world.settle();
    expect(await show(company, id)).toMatchObject({ status: 'withdrawn', may: [], sight: [] });
  });
});

describe('접수함', () => {
  it('보기마다 수가 맞고, 번호·제목·기업 이름으로 찾습니다', async () => {
    const { officer, id, number, company, second, receiver } = await scene({ title: '특별한 제목 하나' });
    const inbox = (who: Who, query = '') => world.get(who, `/api/desk/inbox${query}`);
    const fresh = (await inbox(officer, '?view=new')).body as { counts: Json; items: { id: string }[] };
    expect(fresh.items.map((item) => item.id)).toContain(id);
    for (const words of [String(number), '특별한 제목', '특별한 하나'])
      expect((await inbox(officer, `?search=${encodeURIComponent(words)}`)).body, words).toMatchObject({
        items: [{ id }],
      });
    expect((await inbox(officer, `?search=${encodeURIComponent('100%_없는')}`)).body).toMatchObject({ items: [] });
    await step(officer, id, 'acknowledge', { version: (await show(officer, id)).version });
    expect((await inbox(officer, '?view=mine')).body).toMatchObject({
      counts: { mine: 1 },
      items: [{ id, mine: true }],
    });
    await refer(officer, id, second);
    const sent = (await inbox(officer, '?view=sent')).body as { counts: { sent: number }; items: Json[] };
    expect(sent.items.find((item) => item['id'] === id)).toMatchObject({ referral: { status: 'awaitingConsent' } });
    expect(sent.counts.sent).toBe(sent.items.length);
    await consent(company, id);
    const received = (await inbox(receiver, '?view=received')).body as { items: Json[] };
    expect(received.items.find((item) => item['id'] === id)).toMatchObject({
      referral: { status: 'requested' },
      dueAt: '2026-11-23T09:00:00.000Z',
    });
  });

  it('기한이 지난 건과 오늘 기한인 건을 나눕니다', async () => {
    const { officer, id } = await scene();
    const ids = async (view: string) =>
      ((await world.get(officer, `/api/desk/inbox?view=${view}`)).body as { items: { id: string }[] }).items.map(
        (item) => item.id,
      );
    expect(await ids('dueToday')).toContain(id);
    world.clock.set('2026-11-23T05:00:00.000Z');
    expect(await ids('overdue')).toContain(id);
    expect(await ids('dueToday')).not.toContain(id);
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('여러 쪽을 넘겨도 빠지거나 겹치지 않고, 접수함 한 쪽은 네 문장 안에 읽습니다', async () => {
    const company = await world.company();
    const first = await ask(company);
    for (let count = 0; count < 60; count++) await ask(company, { title: `쪽 넘김 ${count}` });
    const officer = await world.staff(first.route.agency.id);
    const seen: string[] = [];
    let cursor: string | null = '';
    let total = 0;
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await world.get(officer, `/api/desk/inbox?view=open${query}`);
      const page = answer.body as { counts: { open: number }; items: { id: string }[]; nextCursor: string | null };
      expect(page.items.length).toBeLessThanOrEqual(50);
      seen.push(...page.items.map(({ id }) => id));
      total = page.counts.open;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(total);
    const statements = await world.statements(() => world.get(officer, '/api/desk/inbox'));
    expect(statements.length).toBeLessThanOrEqual(4);
  });
});

describe('기업의 요청 취하', () => {
  it('열린 이관도 함께 거두어집니다', async () => {
    const { officer, id, second, receiver, company } = await scene();
    await refer(officer, id, second, { basis: law });
    const { version } = await show(company, id);
    expect((await step(company, id, 'withdraw', { version, reason: null })).status).toBe(200);
    expect(await show(company, id)).toMatchObject({
      status: 'withdrawn',
      referrals: [{ status: 'withdrawn' }],
      may: [],
    });
    expect((await world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
  });
});
