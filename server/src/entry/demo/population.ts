import { isBusinessNumber } from '@boru/contract/business-number';
import type { Pack } from '@boru/contract/pack';
import type pg from 'pg';
import { hashToken, newId, newToken } from '#kernel/ids';
import { hashPassphrase } from '#platform/session/passphrase';
import { secretsIn } from '#platform/session/secrets';
import type { Chance } from './chance.ts';
import { families, givens, nameHeads, nameTails } from './words.ts';

export type Actor = { personId: string; ticket: string };
export type Login = { role: string; email: string; organisation: string };
export type Company = { id: string; industry: string; confirmed: boolean; signer: Actor };
export type Expert = Actor & { name: string; email: string };
export type Population = { companies: Company[]; staff: Map<number, Actor[]>; experts: Expert[]; logins: Login[] };

export const passphrase = '보루 견본 나들이 바람개비 서른둘';
/** Everybody in the sample world has the same authenticator key; it protects nothing. */
export const authenticatorKey = 'KNQW24DMMVBG64TVKNQW24DMMVBG64TV';

const companyCount = 400;
const unconfirmedEvery = 25;

type Founding = {
  client: pg.Client;
  pack: Pack;
  chance: Chance;
  hash: string;
  encrypt(text: string, owner: string): string;
};

const personName = (chance: Chance): string => `${chance.pick(families)}${chance.pick(givens)}`;

const addPerson = async (
  { client, hash, encrypt }: Founding,
  person: { name: string; email: string; canSignIn: boolean; hasFactor: boolean },
): Promise<string> => {
  const id = newId();
  await client.query('insert into organisations.person (id, email, name) values ($1, $2, $3)', [
    id,
    person.email,
    person.name,
  ]);
  if (person.canSignIn)
    await client.query(
      'insert into platform.credential (person_id, login, passphrase_hash, totp_secret, totp_confirmed_at) values ($1, $2, $3, $4, $5)',
      [
        id,
        person.email,
        hash,
        person.hasFactor ? encrypt(authenticatorKey, id) : null,
        person.hasFactor ? new Date() : null,
      ],
    );
  return id;
};

/** A session for the time of the founding; taken away at the end. */
const addMember = async (
  client: pg.Client,
  personId: string,
  of: { agencyId?: number; companyId?: string; role: string },
): Promise<Actor> => {
  const [membershipId, ticket] = [newId(), newToken()];
  await client.query(
    'insert into organisations.membership (id, person_id, agency_id, company_id, role) values ($1, $2, $3, $4, $5)',
    [membershipId, personId, of.agencyId ?? null, of.companyId ?? null, of.role],
  );
  await client.query(
    `insert into platform.session (token_hash, id, person_id, membership_id, second_factor_at, expires_at, device) values ($1, $2, $3, $4, now(), now() + interval '1 hour', 'founding')`,
    [hashToken(ticket), newId(), personId, membershipId],
  );
  return { personId, ticket };
};

const foundStaff = async (founding: Founding): Promise<{ staff: Map<number, Actor[]>; logins: Login[] }> => {
  const staff = new Map<number, Actor[]>();
  const logins: Login[] = [];
  for (const agency of founding.pack.agencies.items) {
    if (!agency.online) continue;
    const organisation = agency.names.at(-1)?.ko ?? agency.code;
    const people: Actor[] = [];
    for (const role of ['officer', 'intake', 'manager', 'auditor']) {
      const email = `${role}@${agency.code}.example.kr`;
      const name = personName(founding.chance);
      const personId = await addPerson(founding, { name, email, canSignIn: true, hasFactor: true });
      people.push(await addMember(founding.client, personId, { agencyId: agency.id, role }));
      if (role === 'officer') logins.push({ role, email, organisation });
    }
    staff.set(agency.id, people);
  }
  return { staff, logins };
};

const foundAdministrator = async (founding: Founding): Promise<Login> => {
  const email = 'administrator@boru.example.kr';
  const personId = await addPerson(founding, { name: '견본 관리자', email, canSignIn: true, hasFactor: true });
  await addMember(founding.client, personId, { role: 'administrator' });
  return { role: 'administrator', email, organisation: '보루' };
};

const foundExperts = async (founding: Founding): Promise<Expert[]> => {
  const experts: Expert[] = [];
  for (let serial = 1; serial <= 5; serial++) {
    const email = `expert${serial}@pool.example.kr`;
    const name = personName(founding.chance);
    const personId = await addPerson(founding, { name, email, canSignIn: true, hasFactor: true });
    experts.push({ ...(await addMember(founding.client, personId, { role: 'expert' })), name, email });
  }
  return experts;
};

/** Ten digits with a valid check digit, from a block that starts with 9: easy to see as invented. */
const businessNumberOf = (index: number): string => {
  const stem = `9${String(10_000_000 + index * 7)}`;
  for (let check = 0; check < 10; check++) if (isBusinessNumber(`${stem}${check}`)) return `${stem}${check}`;
  throw new RangeError(`no check digit for ${stem}`);
};

const industryWeights = [
  ['semiconductor', 22],
  ['secondary-battery', 22],
  ['bio', 20],
  ['automotive-railway', 10],
  ['electrical-electronics', 8],
  ['machinery-robot', 8],
  ['metals', 5],
  ['display', 4],
  ['ict', 3],
  ['hydrogen', 2],
  ['aerospace', 2],
  ['shipbuilding', 1],
] as const;

const placeWeights = (pack: Pack) => {
  const weight: Record<string, number> = {
    '4311400000': 26,
    '4311300000': 16,
    '4311100000': 5,
    '4311200000': 5,
    '4313000000': 12,
    '4375000000': 12,
    '4377000000': 12,
    '4315000000': 4,
    '4374500000': 4,
    '4376000000': 3,
    '4372000000': 3,
    '4373000000': 3,
    '4374000000': 2,
    '4380000000': 2,
  };
  return pack.municipalities.items.flatMap(({ code }) => (weight[code] ? [[code, weight[code]] as const] : []));
};

type Draft = {
  industry: string;
  ksic: string;
  name: string;
  place: string;
  zone: string | null;
  size: string;
  employees: number;
};

const draftCompany = ({ pack, chance }: Founding, index: number, names: Set<string>): Draft => {
  const industry = chance.weighted(industryWeights);
  const codes = pack.catalogue.ksicIndustryMap.items.filter((row) => row.industry === industry);
  const place = chance.weighted(placeWeights(pack));
  const zones = pack.industrialZones.items.filter((zone) => zone.municipality === place);
  const tails = nameTails[industry] ?? nameTails['other'] ?? [];
  let name = `${chance.pick(nameHeads)}${chance.pick(tails)}`;
  while (names.has(name)) name = `${chance.pick(nameHeads)}${chance.pick(nameHeads)}${chance.pick(tails)}`;
  names.add(name);
  const employees = 5 + Math.floor(chance.next() ** 3 * 290);
  const size = employees < 10 ? 'micro' : employees < 50 ? 'small' : employees < 250 ? 'medium' : 'midsize';
  const zone = zones.length > 0 && chance.next() < 0.7 ? chance.pick(zones).id : null;
  return {
    industry,
    ksic: codes[index % Math.max(1, codes.length)]?.code ?? '26111',
    name,
    place,
    zone,
    size,
    employees,
  };
};

const foundCompany = async (
  founding: Founding,
  index: number,
  names: Set<string>,
): Promise<Company & { login: Login | null }> => {
  const { client, chance } = founding;
  const draft = draftCompany(founding, index, names);
  const head = personName(chance);
  const id = newId();
  const confirmed = index % unconfirmedEvery !== 7;
  const registered = new Date(Date.now() - (20 + chance.below(240)) * 86_400_000);
  await client.query(
    `insert into organisations.company (id, business_number, name, representative_name, size, ksic_code, industry, municipality, industrial_zone, employees, status, confirmed_at, status_reason, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      businessNumberOf(index),
      draft.name,
      head,
      draft.size,
      draft.ksic,
      draft.industry,
      draft.place,
      draft.zone,
      draft.employees,
      confirmed ? 'confirmed' : 'unconfirmed',
      confirmed ? registered : null,
      confirmed ? 'certificate' : null,
      registered,
    ],
  );
  const canSignIn = index < 5 || index === 7;
  const email = `company${index + 1}@example.kr`;
  const personId = await addPerson(founding, { name: head, email, canSignIn, hasFactor: false });
  await client.query(
    `insert into organisations.contact (id, company_id, person_id, name, position, email, phone) values ($1, $2, $3, $4, '대표', $5, $6)`,
    [newId(), id, personId, head, email, `043-${String(200 + (index % 700))}-${String(1000 + index)}`],
  );
  const signer = await addMember(client, personId, { companyId: id, role: 'representative' });
  return {
    id,
    industry: draft.industry,
    confirmed,
    signer,
    login: canSignIn ? { role: confirmed ? 'representative' : 'unconfirmed', email, organisation: draft.name } : null,
  };
};

/** Staff of the agencies, an administrator, 400 companies; all in one transaction of the owner. */
export const foundPopulation = async (
  client: pg.Client,
  pack: Pack,
  chance: Chance,
  dataDir: string,
  step: (done: number, of: number) => void,
): Promise<Population> => {
  const secrets = await secretsIn(dataDir);
  const founding: Founding = { client, pack, chance, hash: await hashPassphrase(passphrase), encrypt: secrets.encrypt };
  await client.query('begin');
  await client.query(`insert into platform.installation (kind) values ('sample')`);
  const { staff, logins } = await foundStaff(founding);
  logins.unshift(await foundAdministrator(founding));
  const names = new Set<string>();
  const companies: Company[] = [];
  for (let index = 0; index < companyCount; index++) {
    const { login, ...company } = await foundCompany(founding, index, names);
    companies.push(company);
    if (login) logins.push(login);
    step(index + 1, companyCount);
  }
  // After the companies: whoever was invented before stays who they were.
  const experts = await foundExperts(founding);
  logins.push(...experts.slice(0, 1).map(({ email }) => ({ role: 'expert', email, organisation: '전문가단' })));
  await client.query('commit');
  return { companies, staff, experts, logins };
};
