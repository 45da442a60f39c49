import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { byLaw, type CaseWorld, foundCaseWorld, type Json, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

describe('창구의 일', () => {
  it('접수를 확인하면 담당자가 정해지고 접수 기한이 지켜집니다', async () => {
    const { officer, id, company } = await its.scene();
    const before = await its.show(officer, id);
    expect(before.may).toEqual(['acknowledge', 'note', 'refer', 'addTask']);
    expect((await its.step(officer, id, 'acknowledge', { version: before.version })).body).toEqual({
      ok: true,
      version: before.version + 1,
    });
    const after = await its.show(officer, id);
    expect(after).toMatchObject({
      status: 'acknowledged',
      assignee: { name: '김담당', self: true },
      may: ['assign', 'answer', 'ask', 'note', 'close', 'refer', 'addTask'],
      clocks: [
        { purpose: 'acknowledge', state: 'met' },
        { purpose: 'answer', state: 'running' },
      ],
      dueAt: '2026-12-01T15:00:00.000Z',
    });
    expect((await its.show(company, id)).may).toEqual(['reply', 'withdraw']);
    expect(await its.actionsOf(id)).toContain('case.acknowledged');
  });

  it('두 사람이 함께 누르면 한 사람만 접수합니다', async () => {
    const { officer, owner, id } = await its.scene();
    const colleague = await its.world.staff(owner, 'intake', '최동료');
    const { version } = await its.show(officer, id);
    const answers = await Promise.all([officer, colleague].map((who) => its.step(who, id, 'acknowledge', { version })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('되물으면 기한이 멈추고 기업이 답하면 다시 흐릅니다', async () => {
    const { officer, id, company } = await its.scene();
    await its.step(officer, id, 'acknowledge', { version: (await its.show(officer, id)).version });
    await its.step(officer, id, 'ask', { version: (await its.show(officer, id)).version, body: '언제 퇴직하나요?' });
    const asked = await its.show(company, id);
    expect(asked).toMatchObject({ status: 'asked', dueAt: null });
    expect((await its.world.get(company, '/api/cases/to-do')).body).toMatchObject({
      items: [{ kind: 'question', caseId: id }],
    });
    its.world.clock.set('2026-11-25T00:00:00.000Z');
    await its.step(company, id, 'reply', { version: asked.version, body: '다음 달입니다.' });
    its.world.clock.set('2026-11-23T00:00:00.000Z');
    const replied = await its.show(officer, id);
    expect(replied).toMatchObject({ status: 'acknowledged', dueAt: expect.stringMatching(/^2026-12-0[2-8]/) });
    expect(String(replied['dueAt']) > '2026-12-01T15:00:00.000Z').toBe(true);
  });

  it('답변하고 종결하면 기업이 결과를 보고, 30일 안에는 다시 열 수 있습니다', async () => {
    const { officer, id, company } = await its.scene();
    await its.step(officer, id, 'acknowledge', { version: (await its.show(officer, id)).version });
    await its.step(officer, id, 'answer', {
      version: (await its.show(officer, id)).version,
      body: '점검표를 먼저 보세요.',
    });
    expect((await its.show(company, id)).status).toBe('answered');
    const { version } = await its.show(officer, id);
    expect((await its.step(officer, id, 'close', { version, outcome: 'advised' })).status).toBe(422);
    await its.step(officer, id, 'close', { version, outcome: 'advised', body: '안내를 마쳤습니다.' });
    const closed = await its.show(company, id);
    expect(closed).toMatchObject({
      status: 'closed',
      outcome: 'advised',
      outcomeText: '안내를 마쳤습니다.',
      may: ['reopen', 'rate'],
    });
    expect((await its.step(officer, id, 'answer', { version: closed.version, body: '늦은 답' })).body).toMatchObject({
      code: 'case.closed',
    });
    expect(
      (await its.step(company, id, 'reopen', { version: closed.version, reason: '새 사정이 생겼습니다.' })).status,
    ).toBe(200);
    expect(await its.show(officer, id)).toMatchObject({ status: 'acknowledged', closedAt: null });
  });

  it('채우지 않은 자리가 남은 글은 화면을 거치지 않아도 기업에 보내지지 않습니다', async () => {
    const { officer, id, company } = await its.scene();
    await its.next(officer, id, 'acknowledge');
    const { version } = await its.show(officer, id);
    for (const [verb, more] of [
      ['answer', {}],
      ['ask', {}],
      ['close', { outcome: 'advised' }],
    ] as const) {
      const refused = await its.next(officer, id, verb, { body: '{회사} 귀중', ...more });
      expect([refused.status, (refused.body as { fields: Json }).fields['body']]).toEqual([
        422,
        expect.stringContaining('{회사}'),
      ]);
    }
    expect(await its.show(officer, id)).toMatchObject({ version, status: 'acknowledged' });
    // Other braces are words, and a company writes what it likes.
    expect((await its.next(officer, id, 'answer', { body: '{가나다}는 표의 열입니다.' })).status).toBe(200);
    expect((await its.next(company, id, 'reply', { body: '{회사}라고 적으면 되나요?' })).status).toBe(200);
  });

  it('내부 메모는 기업에 보이지 않습니다', async () => {
    const { officer, id, company } = await its.scene();
    expect((await its.step(officer, id, 'notes', { body: '징후 단계로 보임' })).status).toBe(201);
    expect((await its.world.get(officer, `/api/cases/${id}`)).text).toContain('징후 단계로 보임');
    expect((await its.world.get(company, `/api/cases/${id}`)).text).not.toContain('징후 단계로 보임');
  });

  it('다른 회사와 다른 기관의 담당자에게는 배정할 수 없습니다', async () => {
    const { officer, id, receiver, owner } = await its.scene();
    await its.step(officer, id, 'acknowledge', { version: (await its.show(officer, id)).version });
    const { version } = await its.show(officer, id);
    expect((await its.step(officer, id, 'assign', { version, personId: receiver.personId })).status).toBe(422);
    const colleague = await its.world.staff(owner, 'officer', '정동료');
    expect((await its.step(officer, id, 'assign', { version, personId: colleague.personId })).status).toBe(200);
    expect(await its.show(officer, id)).toMatchObject({ assignee: { name: '정동료', self: false } });
  });
});

describe('진행 기록과 알림', () => {
  it('한 순간에 일어난 일도 적은 차례대로 보입니다', async () => {
    const { officer, id } = await its.scene();
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'ask', { body: '언제 퇴직하나요?' });
    const timeline = (await its.show(officer, id))['timeline'] as { kind: string; fact: string | null }[];
    expect(timeline.map(({ kind, fact }) => [kind, fact])).toEqual([
      ['message', null],
      ['fact', 'submitted'],
      ['fact', 'acknowledged'],
      ['question', 'asked'],
    ]);
  });

  it('연락처를 볼 수 없는 기관에는 기업 사람의 이름도 보이지 않습니다', async () => {
    const { officer, id, second, receiver } = await its.scene();
    expect((await its.world.get(officer, `/api/cases/${id}`)).text).toContain('홍견본');
    await its.refer(officer, id, second, { basis: byLaw, sections: ['summary', 'counsel'] });
    expect((await its.world.get(receiver, `/api/cases/${id}`)).text).not.toContain('홍견본');
  });

  it('창구와 기업에 새 소식이 있다고만 알리고 내용은 편지에 담지 않습니다', async () => {
    const { officer, id, company, stranger } = await its.scene({ title: '편지에 나오면 안 되는 제목' });
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'answer', { body: '편지에 나오면 안 되는 답' });
    await its.world.settle();
    const { rows } = await its.world.owner.query<{ recipient: string; text: string }>(
      `select recipient, subject || coalesce(body_text, '') || coalesce(body_html, '') as text from platform.mail`,
    );
    const to = (who: Who) => rows.filter(({ recipient }) => recipient === `${who.personId}@example.kr`);
    expect(to(officer).some(({ text }) => text.includes(`/desk/cases/${id}`))).toBe(true);
    expect(to(company).length).toBe(2);
    expect(to(stranger)).toEqual([]);
    for (const { text } of [...to(officer), ...to(company)]) {
      for (const hidden of ['제목', '나오면 안 되는', secret, '가온머티리얼즈']) expect(text).not.toContain(hidden);
    }
  });
});

describe('볼 수 있는 사람', () => {
  it('관계없는 기관에는 없는 건과 똑같이 답합니다', async () => {
    const { id, stranger, officer } = await its.scene();
    const hidden = await its.world.get(stranger, `/api/cases/${id}`);
    const absent = await its.world.get(stranger, `/api/cases/${newId()}`);
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
      expect((await its.step(stranger, id, verb, fitting)).status, verb).toBe(404);
    }
    const inboxes = [await its.world.get(stranger, '/api/desk/inbox'), await its.world.get(officer, '/api/desk/inbox')];
    expect(inboxes[0]?.text).not.toContain(id);
    // The words of the counsel are read in the case, where the reading leaves a trace, never in a list.
    for (const { text } of inboxes) expect(text).not.toContain(secret);
    expect((await its.world.get(officer, `/api/cases/${id}`)).text).toContain(secret);
  });

  it('다른 기업도 보지 못합니다', async () => {
    const { id } = await its.scene();
    const other = await its.world.company();
    expect((await its.world.get(other, `/api/cases/${id}`)).status).toBe(404);
    expect((await its.world.get(other, '/api/cases')).body).toEqual({ items: [], nextCursor: null });
  });

  it('창구가 열 때마다 기업이 보는 열람 기록이 남습니다', async () => {
    const { id, officer, company } = await its.scene();
    await its.show(officer, id);
    const readers = await its.world.get(company, `/api/evidence/readers?caseId=${id}`);
    expect(readers.body).toMatchObject({
      items: [{ readerName: '김담당', caseId: id, sections: expect.arrayContaining(['summary', 'counsel']) }],
    });
  });

  it('계약에 없는 열은 나가지 않습니다', async () => {
    const { id, officer } = await its.scene();
    const text = (await its.world.get(officer, `/api/cases/${id}`)).text;
    for (const hidden of ['visibleTo', 'requestKey', 'authorId', 'grantIds']) expect(text).not.toContain(hidden);
  });
});

describe('기업의 요청 취하', () => {
  it('열린 이관도 함께 거두어집니다', async () => {
    const { officer, id, second, receiver, company } = await its.scene();
    await its.refer(officer, id, second, { basis: byLaw });
    const { version } = await its.show(company, id);
    expect((await its.step(company, id, 'withdraw', { version, reason: null })).status).toBe(200);
    expect(await its.show(company, id)).toMatchObject({
      status: 'withdrawn',
      referrals: [{ status: 'withdrawn' }],
      may: [],
    });
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
  });

  it('기업이 건을 열면 창구에 읽음으로 보이고, 남의 기업과 창구는 읽었다고 할 수 없습니다', async () => {
    const { officer, company, id } = await its.scene();
    const readAt = async () => (await its.show(officer, id))['companyReadAt'];
    const seen = (who: Who | null) => its.world.send(who, 'POST', `/api/cases/${id}/seen`, {});
    expect(await readAt()).toBeNull();
    for (const [who, status] of [
      [await its.world.company(), 404],
      [officer, 403],
      [null, 401],
    ] as const)
      expect((await seen(who)).status).toBe(status);
    expect(await readAt()).toBeNull();
    expect((await seen(company)).status).toBe(200);
    expect(await readAt()).toBe(its.world.clock.now().toISOString());
    expect((await its.show(company, id))['companyReadAt']).not.toBeNull();
  });
});
