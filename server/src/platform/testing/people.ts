import type pg from 'pg';
import { hashToken, newId, newToken } from '#kernel/ids';

/** Somebody who can ask: the secret of a session and what it stands for. */
export type Who = { ticket: string; personId: string; membershipId: string; agencyId?: number; companyId?: string };

export type Place = { agencyId?: number; companyId?: string };

const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
let serial = 0;

/** A business number whose check digit is right; a new one at each call when no stem of nine digits is given. */
export const businessNumber = (stem?: number): string => {
  serial += 1;
  const digits = String(
    stem ?? 100_000_000 + ((process.pid * 7919 + serial * 104_729 + Date.now()) % 899_999_999),
  ).slice(0, 9);
  const sum =
    weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) +
    Math.floor((Number(digits[8]) * 5) / 10);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

/** One more place in Boru for somebody, with a session there. */
export const member = async <At extends Place>(
  owner: pg.Client,
  personId: string,
  role: string,
  at: At,
): Promise<Who & At> => {
  const [membershipId, ticket] = [newId(), newToken()];
  await owner.query(
    `insert into organisations.membership (id, person_id, role, agency_id, company_id) values ($1, $2, $3, $4, $5)`,
    [membershipId, personId, role, at.agencyId ?? null, at.companyId ?? null],
  );
  await owner.query(
    `insert into platform.session (token_hash, id, person_id, membership_id, second_factor_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + interval '10 years')`,
    [hashToken(ticket), newId(), personId, membershipId],
  );
  return { ticket, personId, membershipId, ...at };
};

/** Somebody new, signed in at a place. */
export const seat = async <At extends Place>(
  owner: pg.Client,
  role: string,
  at: At,
  name = '견본',
): Promise<Who & At> => {
  const personId = newId();
  await owner.query(
    `insert into organisations.person (id, email, name) values ($1::uuid, $1::text || '@example.kr', $2)`,
    [personId, name],
  );
  return member(owner, personId, role, at);
};

export type CompanyKind = {
  name?: string;
  number?: string;
  status?: 'unconfirmed' | 'confirmed';
  municipality?: string;
  industry?: string;
};

/** A company of which nobody is a member yet. */
export const company = async (owner: pg.Client, kind: CompanyKind = {}): Promise<string> => {
  const id = newId();
  const number = kind.number ?? businessNumber();
  await owner.query(
    `insert into organisations.company (id, business_number, name, representative_name, size, ksic_code, industry, municipality, status)
     values ($1, $2, $3, '홍견본', 'small', '26111', $4, $5, $6)`,
    [
      id,
      number,
      kind.name ?? `견본기업 ${number}`,
      kind.industry ?? 'semiconductor',
      kind.municipality ?? '4311000000',
      kind.status ?? 'confirmed',
    ],
  );
  return id;
};

/** A company with somebody signed in who is its contact. */
export const companySeat = async (
  owner: pg.Client,
  kind: CompanyKind & { role?: string } = {},
): Promise<Who & { companyId: string }> => {
  const companyId = await company(owner, kind);
  const who = await seat(owner, kind.role ?? 'representative', { companyId }, '홍견본');
  await owner.query(
    `insert into organisations.contact (id, company_id, person_id, name, email, phone)
     values ($1, $2, $3, '홍견본', 'contact@example.kr', '043-000-0000')`,
    [newId(), companyId, who.personId],
  );
  return who;
};
