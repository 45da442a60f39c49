import type { FirstRun, InvitationAcceptance } from '@boru/contract/accounts';
import type { z } from 'zod';
import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import {
  createCredential,
  dropOneTime,
  issueOneTime,
  minutesToLive,
  openSession,
  peekOneTime,
  renewSession,
  revokeTicket,
  spendOneTime,
} from '#platform/session/index';
import { record } from '#rooms/evidence';
import type { Doing } from '../sign-in/index.ts';
import { decideAcceptance, type Invitation } from './model.ts';
import { findInvitation } from './queries.ts';
import {
  countAdministrators,
  emailKnown,
  endSameMembership,
  insertMembership,
  insertPerson,
  useInvitation,
} from './store.ts';

export type NewAccount = { name: string; email: string; phone: string | null; passphrase: string };

/** Person and credential together: an account nobody can sign in to would only block the address. */
export const createAccount = async (tx: Tx, now: Date, account: NewAccount): Promise<string> => {
  if (await emailKnown(tx, account.email)) throw new Problem('account.exists');
  const id = newId(now.getTime());
  const { name, email, phone, passphrase } = account;
  await insertPerson(tx, { id, name, email, phone });
  await createCredential(tx, { personId: id, login: email, passphrase }, [name]);
  return id;
};

/** The address that makes the first administrator, or null when there is one. Called at every start; voids earlier links. */
export const ensureFirstRunLink = (database: Database, clock: Clock, origin: string): Promise<string | null> =>
  asSystem(database, 'write', async (tx) => {
    if ((await countAdministrators(tx)) > 0) return null;
    await dropOneTime(tx, 'first_run');
    return `${origin}/first-run#${await issueOneTime(tx, 'first_run', {}, clock.now(), minutesToLive.firstRun)}`;
  });

export const checkFirstRun = async ({ tx, now }: Doing, token: string): Promise<void> => {
  const open = await peekOneTime(tx, 'first_run', token, now);
  if (!open || (await countAdministrators(tx)) > 0) throw new Problem('link.spent');
};

const begin = async (doing: Doing, personId: string, membershipId: string): Promise<void> => {
  const { tx, ticket, device, now } = doing;
  if (ticket) await revokeTicket(tx, ticket);
  const session = await openSession(tx, { personId, membershipId, secondFactor: false, device, now });
  doing.setSession(session.token, session.maxAge);
};

export const appointFirstAdministrator = async (doing: Doing, input: z.output<typeof FirstRun>): Promise<void> => {
  const { tx, now, requestId } = doing;
  if (!(await spendOneTime(tx, 'first_run', input.token, now)) || (await countAdministrators(tx)) > 0)
    throw new Problem('link.spent');
  const personId = await createAccount(tx, now, { ...input, phone: null });
  const membershipId = newId(now.getTime());
  await insertMembership(tx, { id: membershipId, personId, role: 'administrator', agencyId: null, companyId: null });
  await record(tx, { kind: 'system' }, { requestId, action: 'administrator.appointed', subjectId: personId });
  await begin(doing, personId, membershipId);
};

const join = async (doing: Doing, invitation: Invitation, personId: string): Promise<string> => {
  const { tx, now, requestId } = doing;
  const { agencyId, companyId, role } = invitation;
  const membership = { id: newId(now.getTime()), personId, role, agencyId, companyId };
  await endSameMembership(tx, membership, now);
  await insertMembership(tx, membership);
  const deed = { requestId, action: 'invitation.accepted', subjectId: invitation.id, companyId, detail: { role } };
  await record(tx, { kind: 'visitor', personId, membershipId: null, secondFactor: false }, deed);
  return membership.id;
};

export const acceptInvitation = async (doing: Doing, { token, person }: z.output<typeof InvitationAcceptance>) => {
  const { tx, now, ticket } = doing;
  const { invitation, way, caller } = await findInvitation(doing, token);
  const isNew = decideAcceptance(way, person !== undefined);
  if (!(await useInvitation(tx, invitation.id, now))) throw new Problem('link.spent');
  const personId = isNew && person ? await createAccount(tx, now, { ...person, email: invitation.email }) : caller;
  if (personId === null) throw new Problem('sign_in.required');
  const membershipId = await join(doing, invitation, personId);
  if (isNew) return begin(doing, personId, membershipId);
  const renewed = ticket === null ? null : await renewSession(tx, ticket, { membershipId });
  if (renewed) doing.setSession(renewed.token, renewed.maxAge);
};
