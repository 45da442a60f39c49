import { randomBytes } from 'node:crypto';
import { type DeskKey, identityOf, lockIdentity, recipientOf, type Taken, wrapIdentity } from '@boru/engines/sealing';
import { expect } from 'vitest';
import type { Who, World } from './world.ts';

export type Officer = { who: Who; identity: string; keyId: string };
export type Desk = { manager: Who; officer: Officer; identity: string; recovery: string; key: DeskKey };

export const must = <Value>(found: Taken<Value>): Value => {
  if (!found.ok) throw new Error(found.reason);
  return found.value;
};
export const fresh = (size: number) => Uint8Array.from(randomBytes(size));
export const text64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** Reporting desks as their pages would found them: a named team, keys of their own, the desk's key shared. */
export const reportingDesks = (world: World) => {
  const join = async (manager: Who, agencyId: number): Promise<Officer> => {
    const who = await world.staff(agencyId, 'officer');
    expect((await world.send(manager, 'POST', '/api/desk/reports/team', { personId: who.personId })).status).toBe(200);
    const identity = identityOf(fresh(32));
    const locked = text64(await lockIdentity('담당자의 긴 암호', identity, 4));
    const answer = await world.send(who, 'POST', '/api/desk/reports/officer-keys', {
      recipient: await recipientOf(identity),
      locked,
    });
    expect(answer.status, answer.text).toBe(201);
    return { who, identity, keyId: (answer.body as { id: string }).id };
  };

  const changeKey = async (officers: readonly Officer[], recovery: string) => {
    const identity = identityOf(fresh(32));
    const [recipient, recoveryRecipient] = [await recipientOf(identity), await recipientOf(recovery)];
    const wrap = async (to: string) => text64(must(await wrapIdentity(identity, [to])));
    const answer = await world.send(officers[0]?.who ?? null, 'POST', '/api/desk/reports/keys', {
      recipient,
      recoveryRecipient,
      recoveryWrapped: await wrap(recoveryRecipient),
      shares: await Promise.all(
        officers.map(async (officer) => ({
          officerKeyId: officer.keyId,
          wrapped: await wrap(await recipientOf(officer.identity)),
        })),
      ),
    });
    expect(answer.status, answer.text).toBe(201);
    return { identity, key: { deskKeyId: (answer.body as { id: string }).id, recipient, recoveryRecipient } };
  };

  const openDesk = async (agencyId: number): Promise<Desk> => {
    const manager = await world.staff(agencyId, 'manager');
    const officer = await join(manager, agencyId);
    const recovery = identityOf(fresh(32));
    return { manager, officer, recovery, ...(await changeKey([officer], recovery)) };
  };

  return { join, changeKey, openDesk };
};
