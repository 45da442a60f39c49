import type { Who } from '../world.ts';
import { type Grant, type Province, seesSection, type Team } from './model.ts';
import { type ConsentText, type Member, type Stage, uuid } from './world.ts';

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
export type Referral = {
  id: string;
  from: number;
  to: number;
  status: string;
  sections: string[];
  consent: string | null;
  person: string | null;
  team: Team | null;
};
export type File = { id: string; company: Firm; owner: number; closed: boolean; referrals: Referral[] };
/** One world: two companies, their cases, and what the model believes. */
export type Walk = {
  stage: Stage;
  province: Province;
  firms: Firm[];
  files: File[];
  dice: Dice;
  told: string[];
  teams: Team[];
  /** It wishes that the daily job would run. */
  isWaiting: boolean;
};

const open = ['summary', 'contact', 'counsel'] as const;
export const optional = ['diagnosis', 'technology'] as const;

export const expectThat = (walk: Walk, holds: boolean, sentence: string): void => {
  if (!holds) throw new Error(`${sentence}\n${walk.told.join('\n')}`);
};

/** A team of this world's own: one of the two people of an agency, or both. */
export const foundTeam = async ({ stage, dice: die, teams }: Walk, agency: number): Promise<Team> => {
  const both = [stage.officers, stage.seconds].flatMap((people) => people.get(agency)?.personId ?? []);
  const people = die.chance(0.3) ? both : [die.pick(both)];
  const team = { id: uuid(), agency, people };
  await stage.world.owner.query(
    `insert into organisations.team (id, agency_id, name, made_by) values ($1::uuid, $2, $1::text, $3)`,
    [team.id, agency, both[0]],
  );
  for (const person of people)
    await stage.world.owner.query(
      'insert into organisations.team_member (team_id, person_id, agency_id) values ($1, $2, $3)',
      [team.id, person, agency],
    );
  teams.push(team);
  return team;
};

/** 팀원이 바뀜: one of the two people of the agency joins or leaves. */
export const regroup = async ({ stage, dice: die, teams, told }: Walk): Promise<void> => {
  if (teams.length === 0) return;
  const team = die.pick(teams);
  const person = die.pick([stage.officers, stage.seconds]).get(team.agency)?.personId ?? '';
  const leaves = team.people.includes(person);
  await stage.world.owner.query(
    leaves
      ? 'delete from organisations.team_member where team_id = $1 and person_id = $2'
      : 'insert into organisations.team_member (team_id, person_id, agency_id) values ($1, $2, $3)',
    leaves ? [team.id, person] : [team.id, person, team.agency],
  );
  team.people = leaves ? team.people.filter((other) => other !== person) : [...team.people, person];
  told.push(`${person} ${leaves ? 'leaves' : 'joins'} the team ${team.id} of agency ${team.agency}`);
};

export const addGrants = (
  { province }: Walk,
  sections: readonly string[],
  common: Pick<Grant, 'company' | 'caseId' | 'agency' | 'consent' | 'referral'> &
    Partial<Pick<Grant, 'person' | 'team'>>,
): void => {
  for (const section of sections)
    province.grants.push({
      person: null,
      team: null,
      ...common,
      id: uuid(),
      section,
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
export const consentOf = async ({ stage }: Walk, table: string, id: string): Promise<string> => {
  const { rows } = await stage.world.owner.query<{ consent_id: string }>(
    `select consent_id from ${table} where id = $1`,
    [id],
  );
  return rows[0]?.consent_id ?? '';
};

/** Texts of consent do not change within a run; asked for once. */
export const textFor = async ({ stage }: Walk, who: Who, path: string, key: string): Promise<ConsentText> => {
  const known = stage.texts.get(key);
  if (known) return known;
  const { body } = await stage.world.get(who, path);
  const { consent = body } = body as { consent?: unknown };
  const { id, version, textId, textVersion } = consent as Partial<ConsentText> & { id?: string; version?: number };
  const text = { textId: textId ?? id ?? '', textVersion: textVersion ?? version ?? 0 };
  stage.texts.set(key, text);
  return text;
};

/** 도움 요청: opens the always shown parts and what the company ticked, to the desk it is routed to. */
export const ask = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  const company = die.pick(walk.firms);
  const share = die.some(optional);
  const topic = die.pick(['counselling', 'consulting', 'subsidy', 'education', 'dispute', 'other']);
  const text = await textFor(walk, company, `/api/cases/preview?topic=${topic}`, `ask ${topic}`);
  const answer = await stage.world.send(company, 'POST', '/api/cases', {
    requestKey: uuid(),
    topic,
    subject: null,
    urgency: 'normal',
    title: '도움이 필요합니다',
    body: '무엇부터 하나요?',
    share,
    consent: { ...text, agreed: true },
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
  const text = await textFor(walk, company, `/api/consent-text?purpose=${purpose}&agencyId=${agency}`, purpose);
  const answer = await stage.world.send(company, 'POST', '/api/company/consents', {
    agencyId: agency,
    purpose,
    sections,
    caseId,
    ...text,
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

export const versionIn = async (
  { stage }: Walk,
  table: 'cases.case_file' | 'cases.referral',
  id: string,
): Promise<number> => {
  const { rows } = await stage.world.owner.query<{ version: number }>(`select version from ${table} where id = $1`, [
    id,
  ]);
  return rows[0]?.version ?? 0;
};
export const versionOf = (walk: Walk, file: File): Promise<number> => versionIn(walk, 'cases.case_file', file.id);
