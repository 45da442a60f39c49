import { seesSection } from './model.ts';
import { answerReferral, refer } from './referrals.ts';
import {
  ask,
  consent,
  expectThat,
  type File,
  foundTeam,
  pledgeAs,
  regroup,
  versionOf,
  type Walk,
  withdraw,
  works,
} from './walk.ts';
import { uuid } from './world.ts';

const sections = ['summary', 'contact', 'counsel', 'diagnosis', 'technology'] as const;

/** A grant as the secretariat or a law would make it: to a person, to read only, from another day. */
const grant = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  const company = die.pick(walk.firms);
  const own = walk.files.filter((file) => file.company === company);
  const caseId = own.length > 0 && die.chance(0.7) ? die.pick(own).id : null;
  const agency = die.pick(stage.agencies);
  const section = die.pick(sections);
  const named = die.chance(0.3) ? die.pick([stage.officers, stage.seconds]).get(agency)?.personId : undefined;
  const team = named === undefined && die.chance(0.4) ? await foundTeam(walk, agency) : null;
  const level = die.chance(0.4) ? 'read' : 'work';
  const time = die.chance(0.25) ? 'later' : 'now';
  const id = uuid();
  await stage.world.owner.query(
    `insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_from, valid_to, person_id, level, team_id)
     values ($1, $2, $3, $4, $5, 'counselling', '시험 제1조', now() + $6::interval, current_date + 30, $7, $8, $9)`,
    [
      id,
      company.companyId,
      caseId,
      section,
      agency,
      time === 'later' ? '1 day' : '0',
      named ?? null,
      level,
      team?.id ?? null,
    ],
  );
  const person = named ?? null;
  const about = { company: company.companyId, caseId, section, agency, consent: null, referral: null };
  province.grants.push({ ...about, id, person, team, level, time, revoked: false });
  walk.told.push(
    `law opens ${section} ${caseId ?? ''} to agency ${agency} ${person ?? ''} ${team?.people.join(' and ') ?? ''} ${level} ${time}`,
  );
};

const byId = `id = $1`;

/** 거둠: by the one who made it. */
const revoke = async (walk: Walk): Promise<void> => {
  const living = walk.province.grants.filter(
    ({ consent: given, referral, revoked }) => !given && !referral && !revoked,
  );
  if (living.length === 0) return;
  const chosen = walk.dice.pick(living);
  await walk.stage.world.owner.query(`update organisations.sight_grant set revoked_at = now() where ${byId}`, [
    chosen.id,
  ]);
  chosen.revoked = true;
  walk.told.push(`the grant of ${chosen.section} to agency ${chosen.agency} is revoked`);
};

/** 만료: one grant runs out. Nobody has tidied up, and yet it is over. */
const expire = async (walk: Walk): Promise<void> => {
  const living = walk.province.grants.filter(({ revoked, time }) => !revoked && time === 'now');
  if (living.length === 0) return;
  const chosen = walk.dice.pick(living);
  const { rows } = await walk.stage.world.owner.query<{ id: string }>(
    `select id from organisations.sight_grant where company_id = $1 and case_id is not distinct from $2 and section = $3 and agency_id = $4
        and consent_id is not distinct from $5 and person_id is not distinct from $6 and revoked_at is null and ends_at > now() and valid_from <= now()
        and ($7::uuid is null or id = any ((select grant_ids from cases.referral where id = $7)::uuid[]))
        and ($5::uuid is not null or $7::uuid is not null or id = $8) limit 1`,
    [
      chosen.company,
      chosen.caseId,
      chosen.section,
      chosen.agency,
      chosen.consent,
      chosen.person,
      chosen.referral,
      chosen.id,
    ],
  );
  const id = rows[0]?.id ?? '';
  expectThat(walk, id !== '', `no row for the grant of ${chosen.section} to ${chosen.agency}`);
  walk.stage.silent.push({ column: 'until', id });
  chosen.time = 'over';
  walk.told.push(`the grant of ${chosen.section} ${chosen.caseId ?? ''} to agency ${chosen.agency} runs out`);
};

/** 정리: the job is due; it tidies up every world of the batch at once, so the batch decides when it runs. */
const turn = async (walk: Walk): Promise<void> => {
  walk.isWaiting = true;
};

/** 옮김: a word, a clock or a paper moves to another case of the company. */
const move = async (walk: Walk): Promise<void> => {
  const { dice: die, stage } = walk;
  const company = die.pick(walk.firms);
  const own = walk.files.filter((file) => file.company === company);
  if (own.length < 2) return;
  const table = die.pick(['cases.entry', 'cases.clock', 'platform.file']);
  const from = die.pick(own);
  const to = die.pick(own.filter((file) => file !== from));
  await stage.world.owner.query(
    `update ${table} set case_id = $2 where id in (select id from ${table} where case_id = $1 order by id limit 1)`,
    [from.id, to.id],
  );
  walk.told.push(`a row of ${table} moves from ${from.id} to ${to.id}`);
};

/** New rows of every kind: they are born with the sight of the moment. */
const grow = async (walk: Walk): Promise<void> => {
  const { stage, dice: die } = walk;
  const company = die.pick(walk.firms);
  const own = walk.files.filter((file) => file.company === company);
  const caseId = own.length > 0 && die.chance(0.7) ? die.pick(own).id : null;
  const { companyId, personId } = company;
  const author = die.chance(0.3) ? die.pick(stage.agencies) : null;
  await stage.world.owner.query(
    `insert into platform.file (id, name, kind, media_type, size, sha256, store, store_key, store_region, company_id, case_id, for_company, agency_id, uploaded_by)
     values ($1::uuid, 'a.pdf', 'pdf', 'application/pdf', 1, decode(repeat('00', 32), 'hex'), 'folder', $1::uuid::text, 'kr', $2, $3, $4, $5, $6)`,
    [uuid(), companyId, caseId, author === null || die.chance(0.5), author, personId],
  );
  await stage.world.owner.query(
    `insert into technologies.card (id, company_id, name, field, screened_on, verdict, engine_version, engine_catalogue, standing, created_at, created_by, updated_at, updated_by, archived_at)
     values ($1, $2, '기술', 'x', current_date, 'none', '1', '1', 'checked', now(), $3, now(), $3, case when $4 then now() end)`,
    [uuid(), companyId, personId, die.chance(0.3)],
  );
  walk.told.push(`${companyId} keeps a file ${caseId ?? ''} and a card`);
};

/** 말: a note between agencies or a word of the company. */
const speak = async (walk: Walk): Promise<void> => {
  const { stage, dice: die } = walk;
  if (walk.files.length === 0) return;
  const file = die.pick(walk.files);
  if (die.chance(0.4)) {
    const version = await versionOf(walk, file);
    const answer = await stage.step(file.company, file.id, 'reply', { version, body: '덧붙입니다.' });
    expectThat(walk, answer.status === 200, `replying: ${answer.text}`);
    return;
  }
  const agency = die.chance(0.5) ? file.owner : die.pick(stage.agencies);
  const officer = stage.officers.get(agency);
  if (!officer) return;
  const answer = await stage.step(officer, file.id, 'notes', { body: '우리끼리.' });
  const may = works(walk, agency, file, 'summary') && works(walk, agency, file, 'counsel');
  walk.told.push(`agency ${agency} notes on ${file.id}: ${answer.status}`);
  expectThat(walk, (answer.status === 201) === may, `noting should ${may ? '' : 'not '}work: ${answer.text}`);
};

/** 봉인: an agency keeps a case to one of its two people; the other is as far away as a stranger. */
const seal = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  if (walk.files.length === 0) return;
  const file = die.pick(walk.files);
  const agency = die.chance(0.6) ? file.owner : die.pick(stage.agencies);
  const officer = die.pick([stage.officers, stage.seconds]).get(agency);
  if (!officer || province.seals.some((seal) => seal.caseId === file.id && seal.agency === agency)) return;
  await stage.world.owner.query(
    `insert into cases.seal (case_id, agency_id, people, reason, sealed_by) values ($1, $2, array[$3]::uuid[], '시험', $3)
     on conflict (case_id, agency_id) do update set people = excluded.people, opened_at = null`,
    [file.id, agency, officer.personId],
  );
  province.seals.push({ caseId: file.id, agency, people: [officer.personId] });
  walk.told.push(`agency ${agency} seals ${file.id} for ${officer.personId}`);
};

/** 봉인 풀기 */
const unseal = async (walk: Walk): Promise<void> => {
  const [seal] = walk.province.seals;
  if (!seal) return;
  await walk.stage.world.owner.query('update cases.seal set opened_at = now() where case_id = $1 and agency_id = $2', [
    seal.caseId,
    seal.agency,
  ]);
  walk.province.seals = walk.province.seals.filter((other) => other !== seal);
  walk.told.push(`agency ${seal.agency} opens the seal of ${seal.caseId}`);
};

/** 서약: somebody of an agency, or an auditor, who may or may not see the case. */
const pledge = async (walk: Walk): Promise<void> => {
  if (walk.files.length === 0) return;
  await pledgeAs(walk, walk.dice.pick(walk.stage.members), walk.dice.pick(walk.files));
};

/** What the page shows of a case is there exactly for those who see its summary. */
const open = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  if (walk.files.length === 0) return;
  const file: File = die.pick(walk.files);
  const agency = die.pick(stage.agencies);
  const officer = stage.officers.get(agency);
  if (!officer) return;
  const of = { company: file.company.companyId, caseId: file.id, section: 'summary', byCase: true };
  const answer = await stage.world.get(officer, `/api/cases/${file.id}`);
  const may = seesSection(province, { agency, person: officer.personId }, of);
  expectThat(walk, (answer.status === 200) === may, `agency ${agency} opening ${file.id}: ${answer.status}`);
};

/** A referral and, mostly, what follows it. */
const passOn = async (walk: Walk): Promise<void> => {
  await refer(walk);
  if (walk.dice.chance(0.7)) await answerReferral(walk);
  if (walk.dice.chance(0.4)) await answerReferral(walk);
};

export const turns = [
  ask,
  consent,
  consent,
  withdraw,
  passOn,
  passOn,
  passOn,
  grant,
  grant,
  revoke,
  expire,
  turn,
  move,
  grow,
  speak,
  seal,
  seal,
  unseal,
  regroup,
  pledge,
  pledge,
  pledge,
  open,
] as const;

export type Turn = (typeof turns)[number];
export const turnNamed = (...names: readonly string[]): readonly Turn[] =>
  turns.filter((turn) => names.includes(turn.name));
