import { byLaw } from '../case-world.ts';
import type { Who } from '../world.ts';
import { type Grant, type Province, seesSection } from './model.ts';
import { differences, type Member, type Stage, uuid } from './world.ts';

/** A small generator with a seed: a world that shows a fault can be walked again. */
export const dice = (seed: number) => {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(roll() * n);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const some = <T>(list: readonly T[]): T[] => list.filter(() => roll() < 0.5);
  return { below, pick, some, chance: (p: number) => roll() < p };
};
export type Dice = ReturnType<typeof dice>;

type Firm = Who & { companyId: string };
type Referral = { id: string; from: number; to: number; status: string; sections: string[]; consent: string | null };
export type File = { id: string; company: Firm; owner: number; closed: boolean; referrals: Referral[] };
/** One world: two companies, their cases, and what the model believes. */
export type Walk = {
  stage: Stage;
  province: Province;
  firms: Firm[];
  files: File[];
  dice: Dice;
  told: string[];
};

const open = ['summary', 'contact', 'counsel'] as const;
const optional = ['diagnosis', 'technology'] as const;

export const expectThat = (walk: Walk, holds: boolean, sentence: string): void => {
  if (!holds) throw new Error(`${sentence}\n${walk.told.join('\n')}`);
};

export const addGrants = (
  { province }: Walk,
  sections: readonly string[],
  common: Pick<Grant, 'company' | 'caseId' | 'agency' | 'consent' | 'referral'>,
): void => {
  for (const section of sections)
    province.grants.push({
      ...common,
      id: uuid(),
      section,
      person: null,
      level: 'work',
      time: 'now',
      revoked: false,
    });
};

export const foundFirm = async (walk: Walk): Promise<Firm> => {
  const { world } = walk.stage;
  const firm = await world.company({ municipality: walk.dice.pick(['4311000000', '4313000000', '4315000000']) });
  const company = `'${firm.companyId}'`;
  const person = `'${firm.personId}'`;
  await world.owner.query(`
    insert into organisations.site (id, company_id, name, municipality) values ('${uuid()}', ${company}, '1공장', '4311000000');
    insert into diagnosis.edition (hash, set_id, version, content) values ('\\x01', 's', 1, '{}') on conflict do nothing;
    insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, critical_gaps, completed_on, completed_at, completed_by, expires_on)
      values ('${uuid()}', ${company}, 's', 1, '\\x01', '{}', '{}', 0, current_date, now(), ${person}, current_date);`);
  walk.firms.push(firm);
  return firm;
};

/** The number of the consent, which only the table knows. */
const consentOf = async ({ stage }: Walk, table: string, id: string): Promise<string> => {
  const { rows } = await stage.world.owner.query<{ consent_id: string }>(
    `select consent_id from ${table} where id = $1`,
    [id],
  );
  return rows[0]?.consent_id ?? '';
};

/** 도움 요청: opens the always shown parts and what the company ticked, to the desk it is routed to. */
export const ask = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  const company = die.pick(walk.firms);
  const share = die.some(optional);
  const topic = die.pick(['counselling', 'consulting', 'subsidy', 'education', 'dispute', 'other']);
  const preview = await stage.world.get(company, `/api/cases/preview?topic=${topic}`);
  const { consent } = preview.body as { consent: { textId: string; textVersion: number } };
  const answer = await stage.world.send(company, 'POST', '/api/cases', {
    requestKey: uuid(),
    topic,
    subject: null,
    urgency: 'normal',
    title: '도움이 필요합니다',
    body: '무엇부터 하나요?',
    share,
    consent: { textId: consent.textId, textVersion: consent.textVersion, agreed: true },
  });
  expectThat(walk, answer.status === 201, `asking: ${answer.text}`);
  const { id, route } = answer.body as { id: string; route: { agency: { id: number } } };
  const owner = route.agency.id;
  const sections = [...open, ...share];
  const key = await consentOf(walk, 'cases.case_file', id);
  const companyId = company.companyId;
  const purpose = 'counselling';
  province.consents.push({
    id: key,
    company: companyId,
    agency: owner,
    purpose,
    sections,
    caseId: id,
    withdrawn: false,
  });
  addGrants(walk, sections, { company: companyId, caseId: id, agency: owner, consent: key, referral: null });
  walk.files.push({ id, company, owner, closed: false, referrals: [] });
  walk.told.push(`company asks agency ${owner} about ${id} with ${sections.join(' ')}`);
  const file = walk.files.at(-1);
  // Mostly somebody of the desk opens it; a colleague may not have yet.
  for (const member of stage.members)
    if (file && member.reader.kind === 'agency' && member.reader.agency === owner && die.chance(0.6))
      await pledgeAs(walk, member, file);
};

/** 서약: only about a case whose summary one sees. */
export const pledgeAs = async (walk: Walk, { who, reader, name }: Member, file: File): Promise<void> => {
  const { stage, province } = walk;
  if (reader.kind !== 'agency' || who === null) return;
  const text = stage.world.services.pack.catalogue.pledgeTexts.items[0];
  const answer = await stage.world.send(who, 'POST', '/api/pledges', {
    caseId: file.id,
    textId: text?.id,
    textVersion: text?.version,
    agreed: true,
  });
  const company = file.company.companyId;
  const may = seesSection(province, reader, { company, caseId: file.id, section: 'summary', byCase: true });
  walk.told.push(`${name} pledges about ${file.id}: ${answer.status}`);
  expectThat(walk, answer.status === (may ? 201 : 404), `pledging should ${may ? '' : 'not '}work: ${answer.text}`);
  if (may) province.pledges.push({ company, caseId: file.id, agency: reader.agency, person: reader.person });
};

/** 한 기관에 동의: for one case or for the company as a whole, any purpose. */
export const consent = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  const company = die.pick(walk.firms);
  const own = walk.files.filter((file) => file.company === company);
  const caseId = own.length > 0 && die.chance(0.6) ? die.pick(own).id : null;
  const agency = die.pick(stage.agencies);
  const purpose = die.pick(['counselling', 'referral', 'diagnosisSharing'] as const);
  const sections = die.some(['summary', 'contact', 'counsel', 'documents', ...optional]);
  if (sections.length === 0) sections.push('summary');
  const { body } = await stage.world.get(company, `/api/consent-text?purpose=${purpose}&agencyId=${agency}`);
  const text = body as { id: string; version: number };
  const answer = await stage.world.send(company, 'POST', '/api/company/consents', {
    agencyId: agency,
    purpose,
    sections,
    caseId,
    textId: text.id,
    textVersion: text.version,
  });
  expectThat(walk, answer.status === 201, `consenting: ${answer.text}`);
  const { id } = answer.body as { id: string };
  province.consents.push({ id, company: company.companyId, agency, purpose, sections, caseId, withdrawn: false });
  addGrants(walk, sections, { company: company.companyId, caseId, agency, consent: id, referral: null });
  walk.told.push(
    `company consents to agency ${agency}: ${sections.join(' ')} ${caseId ? `of ${caseId}` : 'as a whole'}`,
  );
};

/** 동의 철회: everything that rests on the consent ends in that transaction. */
export const withdraw = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  const living = province.consents.filter(({ withdrawn }) => !withdrawn);
  if (living.length === 0) return;
  const chosen = die.pick(living);
  const company = walk.firms.find(({ companyId }) => companyId === chosen.company);
  if (!company) return;
  const answer = await stage.world.send(company, 'POST', `/api/company/consents/${chosen.id}/withdraw`);
  expectThat(walk, answer.status === 200, `withdrawing: ${answer.text}`);
  chosen.withdrawn = true;
  for (const grant of province.grants) if (grant.consent === chosen.id) grant.revoked = true;
  walk.told.push(`company withdraws the consent to agency ${chosen.agency} ${chosen.caseId ?? ''}`);
};

export const works = (walk: Walk, agency: number, file: File, section: string): boolean => {
  const officer = walk.stage.officers.get(agency);
  const of = { company: file.company.companyId, caseId: file.id, section, byCase: true };
  return officer !== undefined && seesSection(walk.province, { agency, person: officer.personId }, of, 'work');
};

const versionOf = async ({ stage }: Walk, file: File): Promise<number> =>
  (await stage.show(file.company, file.id)).version;

/** The one that is open; several have the same moment here, so the page's order says nothing. */
const openReferral = async ({ stage }: Walk, file: File): Promise<string> => {
  const { rows } = await stage.world.owner.query<{ id: string }>(
    `select id from cases.referral where case_id = $1 and status in ('awaitingConsent', 'requested')`,
    [file.id],
  );
  return rows[0]?.id ?? '';
};

const covering = (walk: Walk, file: File, to: number, sections: readonly string[]) =>
  walk.province.consents.find(
    (given) =>
      given.company === file.company.companyId &&
      given.agency === to &&
      given.purpose === 'referral' &&
      !given.withdrawn &&
      (given.caseId === null || given.caseId === file.id) &&
      sections.every((section) => given.sections.includes(section)),
  );

/** 이관: opens nothing before a consent or an article does, and never more than the sender sees. */
export const refer = async (walk: Walk): Promise<void> => {
  const { stage, dice: die } = walk;
  if (walk.files.length === 0) return;
  const file = die.pick(walk.files);
  const from = die.chance(0.85) ? file.owner : die.pick(stage.agencies);
  const to = die.pick(stage.online);
  const officer = stage.officers.get(from);
  if (!officer) return;
  // Mostly what the sender has, now and then something it has not.
  const wished = ['contact', ...optional].filter((section) => {
    const of = { company: file.company.companyId, caseId: file.id, section, byCase: true };
    return die.chance(0.1) || seesSection(walk.province, { agency: from, person: officer.personId }, of);
  });
  const sections = ['summary', 'counsel', ...die.some(wished)];
  const lawful = die.chance(0.5);
  const answer = await stage.step(officer, file.id, 'referrals', {
    version: await versionOf(walk, file),
    toAgency: to,
    sections,
    reason: '맞는 기관으로 넘깁니다.',
    basis: lawful ? byLaw : { kind: 'consent' },
  });
  const isOpen = file.referrals.some(({ status }) => status === 'awaitingConsent' || status === 'requested');
  const common = { company: file.company.companyId, caseId: file.id };
  const held = (section: string): boolean =>
    seesSection(walk.province, { agency: from, person: officer.personId }, { ...common, section, byCase: true });
  // Who got the case by a referral passes it on by law only where that was allowed; here it never is.
  const isBound = lawful && file.referrals.some((taken) => taken.to === from && taken.status === 'accepted');
  // The counsel of the case is where the reason is written: who may not write there cannot refer.
  const isOwner = from === file.owner && works(walk, from, file, 'summary') && works(walk, from, file, 'counsel');
  const may = isOwner && !isOpen && !isBound && to !== from && sections.every(held);
  walk.told.push(
    `agency ${from} refers ${file.id} to ${to} with ${sections.join(' ')} by ${lawful ? 'law' : 'consent'}: ${answer.status}`,
  );
  expectThat(walk, (answer.status === 201) === may, `referring should ${may ? '' : 'not '}work: ${answer.text}`);
  if (!may) return;
  const consented = lawful ? undefined : covering(walk, file, to, sections);
  const status = lawful || consented ? 'requested' : 'awaitingConsent';
  const id = await openReferral(walk, file);
  file.referrals.push({ id, from, to, status, sections, consent: consented?.id ?? null });
  if (status !== 'requested') return;
  addGrants(walk, sections, { ...common, agency: to, consent: consented?.id ?? null, referral: id });
  if (!consented) return later(walk, id);
  await pledgeSome(walk, file, to);
};

/** By law a referral is a stub: what it opens begins with the acceptance. */
const later = ({ province }: Walk, referral: string): void => {
  for (const grant of province.grants) if (grant.referral === referral) grant.time = 'later';
};

const pledgeSome = async (walk: Walk, file: File, agency: number): Promise<void> => {
  for (const member of walk.stage.members)
    if (member.reader.kind === 'agency' && member.reader.agency === agency && walk.dice.chance(0.6))
      await pledgeAs(walk, member, file);
};

/** Whether the receiver of a stub can take a step: the sender sees it still, and no seal of its own stands in the way. */
const mayStep = ({ province, stage }: Walk, file: File, referral: Referral): boolean => {
  const sealed = province.seals.some(
    ({ caseId, agency, people }) =>
      caseId === file.id && agency === referral.to && !people.includes(stage.officers.get(agency)?.personId ?? ''),
  );
  const sent = (section: string): boolean =>
    province.grants.some(
      (grant) =>
        grant.caseId === file.id &&
        grant.agency === referral.from &&
        grant.section === section &&
        grant.time === 'now' &&
        !grant.revoked,
    );
  return !sealed && referral.sections.every(sent);
};

const agree = async ({ stage }: Walk, file: File, referral: Referral, version: unknown) => {
  const { body } = await stage.world.get(file.company, `/api/cases/${file.id}/referrals/${referral.id}`);
  const { textId, textVersion } = (body as { consent: { textId: string; textVersion: number } }).consent;
  return stage.step(file.company, file.id, `referrals/${referral.id}/consent`, {
    version,
    textId,
    textVersion,
    agreed: true,
  });
};

/** What may follow a referral: consent or refusal, acceptance, return, cancelling. */
export const answerReferral = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  const files = walk.files.filter(({ referrals }) =>
    referrals.some(({ status }) => status === 'awaitingConsent' || status === 'requested'),
  );
  if (files.length === 0) return;
  const file = die.pick(files);
  const referral = file.referrals.find(({ status }) => status === 'awaitingConsent' || status === 'requested');
  if (!referral) return;
  const verb = die.pick(
    referral.status === 'awaitingConsent'
      ? (['consent', 'refuse', 'cancel'] as const)
      : (['accept', 'return', 'cancel'] as const),
  );
  const agency = verb === 'cancel' ? referral.from : referral.to;
  const officer = stage.officers.get(agency);
  const isCompany = verb === 'consent' || verb === 'refuse';
  const version = (await stage.show(file.company, file.id)).referrals.find(({ id }) => id === referral.id)?.['version'];
  const path = `referrals/${referral.id}/${verb}`;
  const answer =
    verb === 'consent'
      ? await agree(walk, file, referral, version)
      : await stage.step(isCompany || !officer ? file.company : officer, file.id, path, {
          version,
          ...(verb === 'refuse' || verb === 'return' ? { reason: '다른 기관이 맞습니다.' } : {}),
        });
  const isStub =
    verb !== 'cancel' && province.grants.some(({ referral: of, time }) => of === referral.id && time === 'later');
  const may =
    isCompany ||
    (isStub
      ? mayStep(walk, file, referral)
      : works(walk, agency, file, 'summary') && works(walk, agency, file, 'counsel'));
  walk.told.push(
    `${isCompany ? 'company' : `agency ${agency}`}: ${verb} of the referral ${referral.from} → ${referral.to} of ${file.id}: ${answer.status}`,
  );
  expectThat(walk, (answer.status === 200) === may, `${verb} should ${may ? '' : 'not '}work: ${answer.text}`);
  if (!may) return;
  const end = (): void => {
    for (const grant of province.grants) if (grant.referral === referral.id) grant.revoked = true;
  };
  if (verb === 'consent') {
    const { companyId } = file.company;
    const id = await consentOf(walk, 'cases.referral', referral.id);
    province.consents.push({
      id,
      company: companyId,
      agency: referral.to,
      purpose: 'referral',
      sections: referral.sections,
      caseId: file.id,
      withdrawn: false,
    });
    addGrants(walk, referral.sections, {
      company: companyId,
      caseId: file.id,
      agency: referral.to,
      consent: id,
      referral: referral.id,
    });
    referral.status = 'requested';
  }
  if (verb === 'refuse') referral.status = 'stopped';
  if (verb === 'accept') {
    referral.status = 'accepted';
    file.owner = referral.to;
    for (const grant of province.grants)
      if (grant.referral === referral.id && grant.time === 'later') grant.time = 'now';
    await pledgeSome(walk, file, referral.to);
  }
  if (verb === 'return' || verb === 'cancel') {
    referral.status = verb === 'return' ? 'returned' : 'withdrawn';
    end();
  }
};

/** Compares, and says how the world came about when something differs. */
export const compare = async (walk: Walk, everybody: boolean): Promise<void> => {
  const { stage, firms, province, dice: die } = walk;
  const readers = everybody ? stage.members : [die.pick(stage.members)];
  const companies = firms.map((who) => ({ id: who.companyId, who }));
  const wrong = await differences(stage, province, companies, readers);
  expectThat(walk, wrong.length === 0, wrong.slice(0, 8).join('\n'));
};
