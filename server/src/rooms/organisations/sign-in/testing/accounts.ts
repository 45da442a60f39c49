import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import type { Answer, Who, World } from '../../../../../../test/world.ts';
import { newId } from '../../../../kernel/ids.ts';
import { asSystem } from '../../../../platform/database/index.ts';
import { createCredential } from '../../../../platform/session/index.ts';

export const passphrase = '느티나무 아래 세 번째 의자는 비어 있다';
export const anotherPassphrase = '겨울 바다에서 우산을 말리는 사람들';

export type Account = { personId: string; membershipId: string; email: string; companyId: string | null };
type Place = { role: string; agencyId?: number; companyId?: string };

/** A person who can sign in, as the command line or a registration would have left them. */
export const account = async (world: World, place: Place, name = '김보루'): Promise<Account> => {
  const personId = newId();
  const membershipId = newId();
  const email = `${personId.slice(-12)}@example.kr`;
  await world.owner.query('insert into organisations.person (id, email, name) values ($1, $2, $3)', [
    personId,
    email,
    name,
  ]);
  await asSystem(world.database, 'write', (tx) => createCredential(tx, { personId, login: email, passphrase }));
  await world.owner.query(
    'insert into organisations.membership (id, person_id, role, agency_id, company_id) values ($1, $2, $3, $4, $5)',
    [membershipId, personId, place.role, place.agencyId ?? null, place.companyId ?? null],
  );
  return { personId, membershipId, email, companyId: place.companyId ?? null };
};

/** The secret a response set, or null. */
export const ticketOf = (answer: Answer): string | null => {
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map(String);
  return cookies.map((cookie) => /^boru_session=([\w-]{43});/.exec(cookie)?.[1]).find(Boolean) ?? null;
};

export const holding = (who: Account, ticket: string | null): Who => ({
  personId: who.personId,
  membershipId: who.membershipId,
  ticket: ticket ?? '',
});

export const enter = (world: World, who: Account, words = passphrase, before: Who | null = null): Promise<Answer> =>
  world.send(before, 'POST', '/api/sign-in', { email: who.email, passphrase: words });

export const signedIn = async (world: World, who: Account): Promise<Who> => {
  const answer = await enter(world, who);
  expect(answer.body).toEqual({ next: 'done' });
  return holding(who, ticketOf(answer));
};

/** The caller after an answer that may have renewed their secret. */
export const renewed = (who: Who, answer: Answer): Who => ({ ...who, ticket: ticketOf(answer) ?? who.ticket });

export const codeAt = (secret: string, at: Date): string =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({
    timestamp: at.getTime(),
  });

export type Enrolled = { who: Who; secret: string; codes: string[] };

/** Sets up an authenticator app through the door. */
export const enrolled = async (world: World, who: Who): Promise<Enrolled> => {
  const offer = await world.send(who, 'POST', '/api/account/totp/start', {});
  expect(offer.status).toBe(200);
  const { secret } = offer.body as { secret: string };
  const confirmed = await world.send(who, 'POST', '/api/account/totp/confirm', {
    code: codeAt(secret, world.clock.now()),
  });
  expect(confirmed.status).toBe(200);
  const { codes } = confirmed.body as { codes: string[] };
  return { who: renewed(who, confirmed), secret, codes };
};

/** Lets time pass for the service's clock; the database's own runs on. */
export const pass = (world: World, seconds: number): void =>
  world.clock.set(new Date(world.clock.now().getTime() + seconds * 1000).toISOString());
