import type { Stubs } from '@boru/contract/stubs';
import { expect } from 'vitest';
import { newId } from '../server/src/kernel/ids.ts';
import { foundWorld, type Who, type World } from './world.ts';

export type Company = Who & { companyId: string };
export type Json = Record<string, unknown>;
export type View = Json & {
  id: string;
  version: number;
  status: string;
  may: string[];
  referrals: (Json & { id: string })[];
};
export type Preview = Json & { consent: { textId: string; textVersion: number }; route: { agency: { id: number } } };
export type Receipt = Json & { id: string; number: string | null; route: { agency: { id: number } } };

/** Must never reach somebody who is not meant to read it. */
export const secret = '머리글자도새면안되는미끼';

/** A basis in law that exists in catalogue/laws.json. */
export const byLaw = { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' } as const;

/** A world with the steps of a case as short words. */
export const foundCaseWorld = async () => {
  const world = await foundWorld();

  const form = async (company: Company, changes: Json = {}) => {
    const answer = await world.get(company, '/api/cases/preview?topic=counselling');
    expect(answer.status, answer.text).toBe(200);
    const { consent } = answer.body as Preview;
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
    return answer.body as Receipt;
  };

  /** 서약: in the words of the pack, without opening the case. */
  const pledge = async (who: Who, id: string): Promise<void> => {
    const text = world.services.pack.catalogue.pledgeTexts.items[0];
    const signed = { caseId: id, textId: text?.id, textVersion: text?.version, agreed: true };
    const answer = await world.send(who, 'POST', '/api/pledges', signed);
    expect(answer.status, answer.text).toBe(201);
  };

  /** The case as this person sees it, who pledges first when asked to. */
  const show = async (who: Who, id: string): Promise<View> => {
    const answer = await world.get(who, `/api/cases/${id}`);
    expect(answer.status, answer.text).toBe(200);
    const view = answer.body as View;
    if (!view['pledge']) return view;
    await pledge(who, id);
    return show(who, id);
  };

  const step = (who: Who, id: string, verb: string, body: Json) =>
    world.send(who, 'POST', `/api/cases/${id}/${verb}`, body);

  /** A step on the case as it stands now. */
  const next = async (who: Who, id: string, verb: string, body: Json = {}) =>
    step(who, id, verb, { version: (await show(who, id)).version, ...body });

  /** A company, its request, an officer of the desk it came to, who has pledged, one of another agency and a stranger. */
  const scene = async (changes: Json = {}, hasPledged = true) => {
    const company = await world.company({ name: `가온머티리얼즈 ${newId().slice(-6)}` });
    const request = await ask(company, changes);
    const owner = request.route.agency.id;
    const officer = await world.staff(owner, 'officer', '김담당');
    const others = world.services.pack.agencies.items.filter(({ id, online }) => online && id !== owner);
    const [second, third] = others;
    if (!second || !third) throw new Error('the pack has too few agencies');
    const receiver = await world.staff(second.id, 'officer', '이수신');
    const stranger = await world.staff(third.id, 'officer', '박무관');
    const { id, number } = request;
    if (hasPledged) await pledge(officer, id);
    return { company, id, number, owner, officer, second: second.id, receiver, third: third.id, stranger };
  };

  const actionsOf = async (caseId: string): Promise<string[]> =>
    (
      await world.owner.query<{ action: string }>(
        'select action from evidence.audit_entry where case_id = $1 order by id',
        [caseId],
      )
    ).rows.map(({ action }) => action);

  const refer = (who: Who, id: string, toAgency: number, changes: Json = {}) =>
    next(who, id, 'referrals', {
      toAgency,
      sections: ['summary', 'counsel', 'contact'],
      reason: '현장 점검이 필요합니다.',
      basis: { kind: 'consent' },
      ...changes,
    });

  const stubOf = async (who: Who, id: string) => {
    if (who.agencyId === undefined) return undefined;
    const { items } = (await world.get(who, '/api/desk/stubs')).body as Stubs;
    return items.find(({ caseId }) => caseId === id);
  };

  /** As this person sees it: for a receiver by law that is the stub, until it accepts. */
  const lastReferral = async (who: Who, id: string): Promise<Json & { id: string }> => {
    const stub = await stubOf(who, id);
    const referral = stub ? { ...stub.referral } : (await show(who, id)).referrals.at(-1);
    if (!referral) throw new Error('no referral');
    return referral;
  };

  const accept = async (who: Who, id: string): Promise<void> => {
    const { id: referralId, version } = await lastReferral(who, id);
    const answer = await step(who, id, `referrals/${referralId}/accept`, { version: version as number });
    expect(answer.status, answer.text).toBe(200);
  };

  /** The company consents to the referral that waits for it. */
  const consent = async (company: Company, id: string) => {
    const waiting = await lastReferral(company, id);
    const { body } = await world.get(company, `/api/cases/${id}/referrals/${waiting.id}`);
    const { consent: text } = body as Preview;
    return step(company, id, `referrals/${waiting.id}/consent`, {
      version: waiting['version'],
      textId: text.textId,
      textVersion: text.textVersion,
      agreed: true,
    });
  };

  /** An event as another room would have sent it. */
  const tell = (event: string, payload: Json): Promise<unknown> =>
    world.owner.query(`insert into platform.job (id, kind, payload) values ($1, $2, $3)`, [
      newId(),
      event,
      JSON.stringify(payload),
    ]);

  return {
    world,
    form,
    ask,
    pledge,
    show,
    step,
    next,
    scene,
    actionsOf,
    refer,
    stubOf,
    lastReferral,
    accept,
    consent,
    tell,
  };
};
export type CaseWorld = Awaited<ReturnType<typeof foundCaseWorld>>;
export type { World };
