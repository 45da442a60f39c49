import type { staffRoles } from '@boru/contract/administration';
import { civilOf, formatDate } from '@boru/contract/civil';
import type { Clock } from '#kernel/clock';
import { hashToken, newId, newToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { asSystem, type Database } from '#platform/database/index';
import { retryJob } from '#platform/jobs/index';
import { invitationLetter, postMail, readMail, sendHeldMail } from '#platform/mail/index';
import { Refusal } from '#platform/refusal';
import {
  disableCredential,
  dropFactors,
  liftThrottle,
  minutesToLive,
  revokeMembershipSessions,
  revokeSessions,
} from '#platform/session/index';
import { record } from '#rooms/evidence';
import { personOf, tellOfChange } from '../accounts/index.ts';
import { createAccount, insertMembership, selectOrganisationName } from '../joining/index.ts';
import type { Doing } from '../sign-in/index.ts';
import { decideDisable, decideEnd, requireStaff } from './model.ts';
import {
  agencyByCode,
  endMembership,
  insertInvitation,
  revokeInvitation,
  savePersonDisabled,
  selectAgencyCodes,
  selectPerson,
  selectPersonByEmail,
  selectStaffMemberships,
} from './store.ts';

const trace = ({ tx, actor, requestId }: Doing, action: string, subjectId: string, detail = {}): Promise<void> =>
  record(tx, actor, { requestId, action, subjectId, detail });

/** Answers the link once; the database keeps its hash, and the mail goes out through the outbox. */
export const inviteStaff = async (doing: Doing, wanted: { email: string; role: string; agencyId: number | null }) => {
  const { tx, actor, now, services } = doing;
  const { email, role, agencyId } = wanted;
  const today = civilOf(now.getTime());
  const agency = await selectOrganisationName(tx, { agencyId, companyId: null }, today);
  if (agencyId !== null && !agency) throw new Problem('thing.not_found');
  const token = newToken();
  const id = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + minutesToLive.invitation * 60_000);
  const invitedBy = personOf(actor);
  await insertInvitation(tx, {
    id,
    tokenHash: hashToken(token),
    agencyId,
    role,
    email,
    invitedBy,
    createdAt: now,
    expiresAt,
  });
  await trace(doing, 'invitation.created', id, { role, agencyId });
  const link = `${services.config.origin}/invitation#${token}`;
  const organisation = agency?.ko ?? '보루';
  const expiresOn = formatDate(civilOf(expiresAt.getTime()), 'ko');
  await postMail(tx, email, invitationLetter({ locale: 'ko', organisation, expiresOn, url: link }));
  return { id, link, expiresAt: expiresAt.toISOString() };
};

/** By the desk whose pool she is in; the database lets it invite nobody else, and to nothing else. */
export const inviteExpert = async (
  doing: Pick<Doing, 'tx' | 'actor' | 'now' | 'requestId' | 'services'>,
  { email, organisation }: { email: string; organisation: string },
): Promise<{ link: string; expiresAt: string }> => {
  const { tx, actor, now, requestId, services } = doing;
  const [token, id] = [newToken(), newId(now.getTime())];
  const expiresAt = new Date(now.getTime() + minutesToLive.invitation * 60_000);
  const sent = { agencyId: null, role: 'expert', email, invitedBy: personOf(actor), createdAt: now, expiresAt };
  await insertInvitation(tx, { ...sent, id, tokenHash: hashToken(token) });
  await record(tx, actor, { requestId, action: 'invitation.created', subjectId: id, detail: { role: 'expert' } });
  const link = `${services.config.origin}/invitation#${token}`;
  const expiresOn = formatDate(civilOf(expiresAt.getTime()), 'ko');
  await postMail(tx, email, invitationLetter({ locale: 'ko', organisation, expiresOn, url: link }));
  return { link, expiresAt: expiresAt.toISOString() };
};

export const withdrawStaffInvitation = async (doing: Doing, id: string): Promise<void> => {
  if (!(await revokeInvitation(doing.tx, id, doing.now))) throw new Problem('thing.not_found');
  await trace(doing, 'invitation.withdrawn', id);
};

export const endStaffMembership = async (doing: Doing, membershipId: string): Promise<void> => {
  const { tx, actor, now } = doing;
  const ended = decideEnd(await selectStaffMemberships(tx), membershipId, personOf(actor));
  await endMembership(tx, membershipId, now);
  await revokeMembershipSessions(tx, membershipId);
  await doing.services.enqueue(tx, 'staff.left', { personId: ended.personId });
  await trace(doing, 'membership.ended', membershipId, { role: ended.role });
};

export const disablePerson = async (doing: Doing, personId: string): Promise<void> => {
  const { tx, actor, now } = doing;
  const all = await selectStaffMemberships(tx);
  requireStaff(all, personId);
  decideDisable(all, personId, personOf(actor));
  await savePersonDisabled(tx, personId, now);
  await disableCredential(tx, personId, now);
  await doing.services.enqueue(tx, 'staff.left', { personId });
  await revokeSessions(tx, personId, null);
  await trace(doing, 'person.disabled', personId);
};

export const enablePerson = async (doing: Doing, personId: string): Promise<void> => {
  const { tx } = doing;
  requireStaff(await selectStaffMemberships(tx), personId);
  await savePersonDisabled(tx, personId, null);
  await disableCredential(tx, personId, null);
  await trace(doing, 'person.enabled', personId);
};

/** For someone who lost phone, keys and codes at once: they sign in with the passphrase and must set up a new factor. */
export const resetFactors = async (doing: Doing, personId: string): Promise<void> => {
  const { tx, actor } = doing;
  if (personId === personOf(actor)) throw new Problem('administration.own_account');
  requireStaff(await selectStaffMemberships(tx), personId);
  const person = await selectPerson(tx, personId);
  if (!person) throw new Problem('thing.not_found');
  await dropFactors(tx, personId);
  await revokeSessions(tx, personId, null);
  const owner = { personId, email: person.email, locale: person.locale === 'en' ? ('en' as const) : ('ko' as const) };
  await tellOfChange(doing, owner, 'secondFactor');
  await trace(doing, 'factor.reset', personId);
};

export const liftWait = async (doing: Doing, key: string): Promise<void> => {
  if (!(await liftThrottle(doing.tx, key))) throw new Problem('thing.not_found');
  await trace(doing, 'throttle.lifted', key.slice(0, key.indexOf(':')));
};

export const retry = async (doing: Doing, id: string): Promise<void> => {
  await retryJob(doing.tx, id);
  await trace(doing, 'job.retried', id);
};

export const openMail = async (doing: Doing, id: string) => {
  const mail = await readMail(doing.tx, id);
  await trace(doing, 'mail.read', id);
  return { ...mail, createdAt: mail.createdAt.toISOString(), sentAt: mail.sentAt?.toISOString() ?? null };
};

export const sendAgain = async (doing: Doing, id: string): Promise<void> => {
  await sendHeldMail(doing.tx, id);
  await trace(doing, 'mail.resent', id);
};

export type NewUser = {
  email: string;
  role: (typeof staffRoles)[number];
  /** Null for an administrator. */
  agencyCode: string | null;
  /** With both, the account exists at once; without, a link is made with which the person sets them. */
  account: { name: string; passphrase: string } | null;
};
export type CreatedUser = { personId: string; link: null } | { personId: null; link: string };

const terminalDeed = (action: string, subjectId: string, detail = {}) => ({
  requestId: 'terminal',
  action,
  subjectId,
  detail,
});

const unknownAgency = (code: string | null, codes: readonly string[]): Refusal =>
  new Refusal(
    'agency.unknown',
    `--agency ${code}라는 기관은 없습니다. 다음 중 하나를 쓰세요: ${codes.join(', ')}`,
    `There is no agency --agency ${code}. Use one of: ${codes.join(', ')}`,
  );

const wrongPlace = (role: string): Refusal =>
  role === 'administrator'
    ? new Refusal(
        'agency.unwanted',
        '관리자(administrator)는 기관에 속하지 않습니다. --agency를 빼고 다시 실행하세요.',
        'An administrator belongs to no agency. Run it again without --agency.',
      )
    : new Refusal(
        'agency.missing',
        `역할 ${role}은 기관에 속합니다. --agency로 기관 코드를 적으세요.`,
        `The role ${role} belongs to an agency. Name its code with --agency.`,
      );

/** `boru user create`. Whoever holds the machine may do it, so there is no actor but the machine. */
export const createUser = (database: Database, clock: Clock, origin: string, user: NewUser): Promise<CreatedUser> =>
  asSystem(database, 'write', async (tx) => {
    const now = clock.now();
    const { email, role } = user;
    const agencyId = user.agencyCode === null ? null : ((await agencyByCode(tx, user.agencyCode))?.id ?? undefined);
    if (agencyId === undefined) throw unknownAgency(user.agencyCode, await selectAgencyCodes(tx));
    if ((agencyId === null) !== (role === 'administrator')) throw wrongPlace(role);
    if (user.account) {
      const personId = await createAccount(tx, now, { ...user.account, email, phone: null });
      await insertMembership(tx, { id: newId(now.getTime()), personId, role, agencyId, companyId: null });
      await record(tx, { kind: 'system' }, terminalDeed('person.created', personId, { role, agencyId }));
      return { personId, link: null };
    }
    const token = newToken();
    const id = newId(now.getTime());
    const expiresAt = new Date(now.getTime() + minutesToLive.invitation * 60_000);
    await insertInvitation(tx, {
      id,
      tokenHash: hashToken(token),
      agencyId,
      role,
      email,
      invitedBy: null,
      createdAt: now,
      expiresAt,
    });
    await record(tx, { kind: 'system' }, terminalDeed('invitation.created', id, { role, agencyId }));
    return { personId: null, link: `${origin}/invitation#${token}` };
  });

/** `boru user disable`: anybody, also a company's person, because a stolen account cannot wait. False: no such address. */
export const disableUser = (database: Database, clock: Clock, email: string): Promise<boolean> =>
  asSystem(database, 'write', async (tx) => {
    const person = await selectPersonByEmail(tx, email);
    if (!person) return false;
    decideDisable(await selectStaffMemberships(tx), person.id, null);
    await savePersonDisabled(tx, person.id, clock.now());
    await disableCredential(tx, person.id, clock.now());
    await revokeSessions(tx, person.id, null);
    await record(tx, { kind: 'system' }, terminalDeed('person.disabled', person.id));
    return true;
  });
