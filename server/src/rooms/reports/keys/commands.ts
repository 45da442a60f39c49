import { civilOf } from '@boru/contract/civil';
import type {
  NewDeskKey,
  NewDeskShare,
  NewOfficerKey,
  OfficerPasskey,
  TeamRemoval,
} from '@boru/contract/sealed-reports';
import type { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { listColleagues } from '#rooms/organisations';
import { checkShares } from './model.ts';
import { type Doing, teamOf } from './queries.ts';
import {
  deletePasskey,
  endMyKey,
  insertDeskKey,
  insertOfficerKey,
  insertPasskey,
  insertShares,
  nameToTeam,
  removeFromTeam,
  retireKey,
  selectDeskKeys,
  selectOfficerKeys,
  selectReadKeys,
} from './store.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

const deed = (
  { tx, actor, requestId }: Doing,
  action: string,
  subjectId: string,
  detail: Record<string, unknown> = {},
) => record(tx, actor, { requestId, action, subjectId, detail });

type Leaving = Doing & { services: Services };

export const nameMember = async (doing: Leaving, personId: string): Promise<void> => {
  const { tx, actor } = doing;
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const colleagues = await listColleagues(tx, actor.agencyId);
  if (!colleagues.some(({ id }) => id === personId)) throw new Problem('thing.not_found');
  await nameToTeam(tx, actor.agencyId, personId, actor.personId);
  await doing.services.enqueue(tx, 'reportTeam.named', { agencyId: actor.agencyId, personId });
  await deed(doing, 'reportTeam.named', personId);
};

/** Whether the deed left a key of some desk that somebody could open and now nobody can; managers are then told. */
const leftNobody = async (doing: Leaving, deed: () => Promise<void>): Promise<boolean> => {
  const before = await selectReadKeys(doing.tx);
  await deed();
  const after = await selectReadKeys(doing.tx);
  const isLost = [...before].some((id) => !after.has(id));
  const personId = doing.actor.kind === 'agency' ? doing.actor.personId : '';
  if (isLost) await doing.services.enqueue(doing.tx, 'staff.left', { personId });
  return isLost;
};

/** The last one who opens a key is taken off only by whoever says that this is meant. */
export const removeMember = async (
  doing: Leaving,
  { personId, leavesNobody }: z.output<typeof TeamRemoval>,
): Promise<void> => {
  const isLast = await leftNobody(doing, async () => {
    if (!(await removeFromTeam(doing.tx, personId))) throw new Problem('thing.not_found');
  });
  if (isLast && !leavesNobody) throw new Problem('report.last_of_desk');
  await deed(doing, 'reportTeam.removed', personId, isLast ? { last: true } : {});
};

/** A new key in place of an old one: what was shared with the old one has to be shared again, or recovered. */
export const makeOfficerKey = async (doing: Leaving, key: z.output<typeof NewOfficerKey>): Promise<{ id: string }> => {
  const { tx, now } = doing;
  const { agencyId, personId } = await teamOf(doing);
  const id = newId(now.getTime());
  await leftNobody(doing, () => endMyKey(tx));
  await insertOfficerKey(tx, { id, agencyId, personId, recipient: key.recipient }, bytes(key.locked));
  await deed(doing, 'reportKey.officerMade', id, { recipient: key.recipient });
  return { id };
};

const ownKey = async (doing: Doing): Promise<{ id: string; personId: string }> => {
  const { agencyId, personId } = await teamOf(doing);
  const own = (await selectOfficerKeys(doing.tx, agencyId)).find((key) => key.personId === personId);
  if (own === undefined) throw new Problem('thing.not_found');
  return own;
};

/** In place of an earlier one. The passphrase stays: a lost device must not be a lost key. */
export const addPasskey = async (doing: Doing, passkey: z.output<typeof OfficerPasskey>): Promise<void> => {
  const { id, personId } = await ownKey(doing);
  await deletePasskey(doing.tx, id);
  const [credential, salt, locked] = [bytes(passkey.credential), bytes(passkey.salt), bytes(passkey.locked)];
  await insertPasskey(doing.tx, { officerKeyId: id, personId, credential, salt, locked });
  await deed(doing, 'reportKey.passkeyAdded', id);
};

export const removePasskey = async (doing: Doing): Promise<void> => {
  const { id } = await ownKey(doing);
  if (!(await deletePasskey(doing.tx, id))) throw new Problem('thing.not_found');
  await deed(doing, 'reportKey.passkeyRemoved', id);
};

/** Opens the desk with its first key, or changes the key: the old one reads what it received and receives nothing more. */
export const openDesk = async (doing: Doing, asked: z.output<typeof NewDeskKey>): Promise<{ id: string }> => {
  const { tx, now } = doing;
  const { agencyId, personId } = await teamOf(doing);
  checkShares(asked.shares, await selectOfficerKeys(tx, agencyId));
  const id = newId(now.getTime());
  const on = civilOf(now.getTime());
  await retireKey(tx, agencyId, on);
  const { recipient, recoveryRecipient } = asked;
  await insertDeskKey(tx, { id, agencyId, recipient, recoveryRecipient, madeOn: on });
  const own = { deskKeyId: id, agencyId, sharedBy: personId };
  await insertShares(tx, [
    ...asked.shares.map((share) => ({
      ...own,
      id: newId(),
      officerKeyId: share.officerKeyId,
      wrapped: bytes(share.wrapped),
    })),
    { ...own, id: newId(), officerKeyId: null, wrapped: bytes(asked.recoveryWrapped) },
  ]);
  await deed(doing, 'reportKey.made', id, { recipient, shares: asked.shares.length });
  return { id };
};

export const shareDesk = async (
  doing: Doing,
  deskKeyId: string,
  share: z.output<typeof NewDeskShare>,
): Promise<void> => {
  const { tx } = doing;
  const { agencyId, personId } = await teamOf(doing);
  if (!(await selectDeskKeys(tx, agencyId)).some(({ id }) => id === deskKeyId)) throw new Problem('thing.not_found');
  checkShares([share], await selectOfficerKeys(tx, agencyId));
  const wrapped = bytes(share.wrapped);
  await insertShares(tx, [
    { id: newId(), deskKeyId, agencyId, officerKeyId: share.officerKeyId, wrapped, sharedBy: personId },
  ]);
  await deed(doing, 'reportKey.shared', deskKeyId, { officerKeyId: share.officerKeyId });
};

/** Closes the desk: nobody can seal to it any more; what came in stays readable to the team. */
export const closeDesk = async (doing: Doing): Promise<void> => {
  const { agencyId } = await teamOf(doing);
  if (!(await retireKey(doing.tx, agencyId, civilOf(doing.now.getTime())))) throw new Problem('thing.not_found');
  await deed(doing, 'reportKey.closed', String(agencyId));
};
