import type { Pack } from '@boru/contract/pack';
import { basisOf, claimOf, dictionaryOf, figuresOf } from '@boru/engines/rescreening';
import { type CatalogueFiles, screen } from '@boru/engines/screening';
import { newId } from '#kernel/ids';
import type { HttpServer } from '#platform/http';
import type { Chance } from './chance.ts';
import * as said from './conversations.ts';
import type { Actor, Company, Population } from './population.ts';
import * as words from './words.ts';

type Json = Record<string, unknown>;
export type Stage = {
  app: HttpServer;
  setClock(at: Date): void;
  pack: Pack;
  chance: Chance;
  population: Population;
  step(done: number, of: number): void;
};

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const korea = 9 * hour;

/** People write and answer on working days between nine and six; a later wish never comes out before an earlier one. */
export const inOfficeHours = (wish: number): number => {
  const local = new Date(wish + korea);
  const [weekday, clock] = [local.getUTCDay(), local.getUTCHours()];
  const midnight = wish - ((wish + korea) % day);
  const opening = 9 * hour + (wish % (40 * minute));
  if (weekday === 0 || weekday === 6) return midnight + (weekday === 6 ? 2 : 1) * day + opening;
  if (clock >= 18) return midnight + (weekday === 5 ? 3 : 1) * day + opening;
  return clock < 9 ? midnight + opening : wish;
};

/** Everything happens through the same endpoints that people use: the sample world cannot be in a state that Boru would refuse. */
export const ask = async (
  stage: Stage,
  who: Actor,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: Json,
): Promise<Json> => {
  const response = await stage.app.inject({
    method,
    url,
    headers: { cookie: `boru_session=${who.ticket}`, ...(method === 'GET' ? {} : { 'x-boru-request': '1' }) },
    ...(body ? { payload: body } : {}),
  });
  if (response.statusCode >= 300)
    throw new Error(`sample world: ${method} ${url} → ${response.statusCode} ${response.body.slice(0, 300)}`);
  return response.json() as Json;
};

const answersFor = (stage: Stage, strength: number): Json => {
  const [set] = stage.pack.catalogue.questionSets;
  const entries = (set?.questions ?? []).map((question) => {
    if (question.mayNotApply && stage.chance.next() < 0.06) return [question.id, 'notApplicable'] as const;
    const value = Math.round(strength * 3 + (stage.chance.next() - 0.5) * 2.2);
    return [question.id, Math.min(3, Math.max(0, value))] as const;
  });
  return Object.fromEntries(entries);
};

const diagnose = async (stage: Stage, company: Company, at: Date, strength: number, finish: boolean): Promise<void> => {
  stage.setClock(at);
  const draft = await ask(stage, company.signer, 'POST', '/api/diagnosis/draft', {});
  const saved = await ask(stage, company.signer, 'PUT', `/api/diagnosis/drafts/${String(draft['id'])}`, {
    version: draft['version'],
    answers: answersFor(stage, strength),
  });
  if (finish)
    await ask(stage, company.signer, 'POST', `/api/diagnosis/drafts/${String(draft['id'])}/complete`, {
      version: saved['version'],
    });
};

/** Two thirds have a diagnosis; a quarter of those a second one half a year later, usually a little better. */
export const liveDiagnoses = async (stage: Stage): Promise<void> => {
  const { chance, population } = stage;
  const confirmed = population.companies.filter((company) => company.confirmed);
  for (const [index, company] of confirmed.entries()) {
    stage.step(index + 1, confirmed.length);
    if (chance.next() > 0.66 && index > 4) continue;
    const strength = 0.25 + chance.next() * 0.6;
    const first = 190 + chance.below(80);
    await diagnose(stage, company, new Date(inOfficeHours(Date.now() - first * day)), strength, true);
    if (chance.next() < 0.25 || index === 0)
      await diagnose(
        stage,
        company,
        new Date(Date.now() - chance.below(60) * day),
        Math.min(1, strength + 0.02 + chance.next() * 0.2),
        true,
      );
  }
};

const rounded = (value: number): number => (value > 1000 ? Math.round(value / 100) * 100 : Math.round(value));

/** Half of the companies keep a card of a technology, made from what the screening engine says today. */
export const liveTechnologies = async (stage: Stage): Promise<void> => {
  const { chance, pack, population } = stage;
  const { hash } = (await stage.app.inject('/api/technologies/screening')).json<{ hash: string }>();
  const dictionary = dictionaryOf(
    (await stage.app.inject(`/api/technologies/screening/${hash}`)).json<CatalogueFiles>(),
  );
  const on = new Date(Date.now() + korea).toISOString().slice(0, 10);
  const chosen = population.companies.filter(
    (company, index) => company.confirmed && (index < 5 || chance.next() < 0.5),
  );
  for (const [index, company] of chosen.entries()) {
    stage.step(index + 1, chosen.length);
    const kind = chance.pick(words.technologies[company.industry] ?? words.technologies['other'] ?? []);
    const result = screen(dictionary.catalogue, {
      text: kind.text(rounded(kind.from + chance.next() * (kind.to - kind.from))),
      on,
    });
    const field = pack.catalogue.statutoryLists.flatMap((list) => list.fields).some(({ id }) => id === company.industry)
      ? company.industry
      : 'machinery';
    stage.setClock(new Date(Date.now() - chance.below(120) * day));
    const quantities = figuresOf(result).slice(0, 12);
    await ask(stage, company.signer, 'POST', '/api/technologies', {
      name: kind.name,
      field,
      product: kind.product,
      quantities,
      ...claimOf(result),
      basis: basisOf(dictionary, result, { field, quantities }),
      screenedOn: on,
      engine: result.engine,
      standing: chance.pick(['checked', 'checked', 'preparing']),
      note: null,
    });
  }
};

type Opened = { id: string; owner: number };

const openCase = async (stage: Stage, company: Company, at: Date): Promise<Opened> => {
  const request = stage.chance.pick(said.requests);
  stage.setClock(at);
  const preview = await ask(
    stage,
    company.signer,
    'GET',
    `/api/cases/preview?topic=${request.topic}${request.subject ? `&subject=${request.subject}` : ''}`,
  );
  const { textId, textVersion } = preview['consent'] as { textId: string; textVersion: number };
  const answer = await ask(stage, company.signer, 'POST', '/api/cases', {
    requestKey: newId(),
    topic: request.topic,
    subject: request.subject,
    urgency: stage.chance.weighted([
      ['normal', 6],
      ['soon', 3],
      ['urgent', 1],
    ] as const),
    title: request.title,
    body: request.body,
    share: stage.chance.next() < 0.5 ? ['diagnosis'] : [],
    consent: { textId, textVersion, agreed: true },
  });
  return { id: String(answer['id']), owner: (answer['route'] as { agency: { id: number } }).agency.id };
};

/** Opens a case as its page does: whoever is asked pledges first. */
export const open = async (stage: Stage, who: Actor, id: string): Promise<Json> => {
  const view = await ask(stage, who, 'GET', `/api/cases/${id}`);
  const asked = view['pledge'] as { textId: string; textVersion: number } | null;
  if (asked === null) return view;
  const { textId, textVersion } = asked;
  await ask(stage, who, 'POST', '/api/pledges', { caseId: id, textId, textVersion, agreed: true });
  return ask(stage, who, 'GET', `/api/cases/${id}`);
};

const act = async (stage: Stage, who: Actor, id: string, verb: string, body: Json): Promise<void> => {
  const view = await open(stage, who, id);
  await ask(stage, who, 'POST', `/api/cases/${id}/${verb}`, { version: view['version'], ...body });
};

type Referred = { referrals: { id: string; version: number; status: string }[] };

/** Passed on with consent; the older the case, the further the receiver has come. */
const refer = async (
  stage: Stage,
  company: Company,
  { id, owner }: Opened,
  later: (hours: number) => void,
  age: number,
): Promise<void> => {
  const { staff } = stage.population;
  const toAgency = stage.chance.pick([...staff.keys()].filter((agency) => agency !== owner && agency !== 2));
  const [desk, receiver] = [staff.get(owner)?.[0], staff.get(toAgency)?.[0]];
  if (!desk || !receiver) return;
  const reason = '현장 확인과 접근 권한 점검은 그 기관의 전문가가 알맞습니다.';
  await act(stage, desk, id, 'referrals', {
    toAgency,
    sections: ['summary', 'counsel', 'contact'],
    reason,
    basis: { kind: 'consent' },
  });
  if (age < 3) return;
  later(70);
  const { referrals } = (await ask(stage, company.signer, 'GET', `/api/cases/${id}`)) as Referred;
  const path = `/api/cases/${id}/referrals/${referrals[0]?.id}`;
  const shown = (await ask(stage, company.signer, 'GET', path)) as { consent: Json; referral: Json };
  await ask(stage, company.signer, 'POST', `${path}/consent`, {
    version: shown.referral['version'],
    textId: shown.consent['textId'],
    textVersion: shown.consent['textVersion'],
    agreed: true,
  });
  if (age < 6) return;
  later(90);
  const view = (await open(stage, receiver, id)) as Referred;
  await ask(stage, receiver, 'POST', `${path}/accept`, { version: view.referrals.at(-1)?.version });
  later(120);
  await act(stage, receiver, id, 'answer', { body: stage.chance.pick(said.answers) });
};

/** One case as far as it has come: the older, the further. */
const liveCase = async (stage: Stage, company: Company, age: number): Promise<void> => {
  const { chance, population } = stage;
  const begun = Math.min(Date.now() - 5 * minute, inOfficeHours(Date.now() - age * day));
  const opened = await openCase(stage, company, new Date(begun));
  const desk = population.staff.get(opened.owner)?.[0];
  if (!desk || (age < 1 && chance.next() < 0.8)) return;
  let last = begun;
  const later = (hours: number) => {
    last = Math.min(Date.now() - minute, Math.max(last + 7 * minute, inOfficeHours(begun + hours * hour)));
    stage.setClock(new Date(last));
  };
  later(1 + chance.below(5));
  await act(stage, desk, opened.id, 'acknowledge', {});
  if (chance.next() < 0.3)
    await ask(stage, desk, 'POST', `/api/cases/${opened.id}/notes`, { body: chance.pick(said.notes) });
  if (age < 4 && chance.next() < 0.5) return;
  later(20 + chance.below(30));
  if (chance.next() < 0.25) return refer(stage, company, opened, later, age);
  if (chance.next() < 0.35) {
    await act(stage, desk, opened.id, 'ask', { body: chance.pick(said.questions) });
    if (chance.next() < 0.5) return;
    later(60);
    await act(stage, company.signer, opened.id, 'reply', { body: '다음 주 화요일이 좋습니다. 네 명이 참석합니다.' });
  }
  later(80);
  await act(stage, desk, opened.id, 'answer', { body: chance.pick(said.answers) });
  if (age < 12) return;
  later(200);
  await act(stage, desk, opened.id, 'close', {
    outcome: chance.pick(['advised', 'resolved', 'supported']),
    body: '안내한 내용대로 진행하시기로 하고 종결합니다.',
  });
};

/** A hundred and sixty cases over four months, most of them closed, some due today, a few overdue. */
export const liveCases = async (stage: Stage): Promise<void> => {
  const { chance, population } = stage;
  const confirmed = population.companies.filter((company) => company.confirmed);
  const ages = Array.from({ length: 160 }, (_, index) =>
    index < 24 ? chance.next() * 3 : chance.next() ** 2 * 120 + 2,
  ).sort((a, b) => b - a);
  for (const [index, age] of ages.entries()) {
    stage.step(index + 1, ages.length);
    const company = index % 12 === 0 ? confirmed[index % 5] : chance.pick(confirmed);
    if (company) await liveCase(stage, company, age);
  }
  const waiting = population.companies.filter((company) => !company.confirmed).slice(0, 3);
  for (const company of waiting) await openCase(stage, company, new Date(Date.now() - hour));
};
