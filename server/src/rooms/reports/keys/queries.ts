import { civilOf } from '@boru/contract/civil';
import { writeVerifier } from '@boru/engines/merkle';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { logSigner, proofOfDeed } from '#rooms/evidence';
import { type Agency, listAgencies, listColleagues } from '#rooms/organisations';
import { keyView } from './model.ts';
import {
  reportingAgency,
  selectDeskKeys,
  selectKeyEntry,
  selectLocked,
  selectOfficerKeys,
  selectPasskey,
  selectReadKeys,
  selectSeats,
  selectShares,
  selectTeam,
} from './store.ts';

export type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string };

/** Whoever is not named to the team meets nothing here, a colleague of the same agency no less than a stranger. */
export const teamOf = async ({ tx, actor }: Pick<Doing, 'tx' | 'actor'>): Promise<AgencyActor> => {
  if (actor.kind !== 'agency' || (await reportingAgency(tx)) !== actor.agencyId) throw new Problem('thing.not_found');
  return actor;
};

export const agencyView = ({ id, code, name, role }: Agency) => ({ id, code, name, role });

/** Every desk that takes sealed reports or once did, with every key it ever had. */
export const listDesks = async (tx: Tx, dataDir: string, now: Date) => {
  const keys = await selectDeskKeys(tx);
  const agencies = await listAgencies(tx, civilOf(now.getTime()));
  const opened = await selectReadKeys(tx);
  return {
    items: agencies.flatMap((agency) => {
      const own = keys.filter(({ agencyId }) => agencyId === agency.id).map(keyView);
      const key = own.find(({ retiredOn }) => retiredOn === null) ?? null;
      return own.length === 0
        ? []
        : [
            {
              agency: agencyView(agency),
              key,
              read: key !== null && opened.has(key.id),
              retired: own.filter(({ id }) => id !== key?.id),
            },
          ];
    }),
    logKey: writeVerifier(await logSigner(dataDir)),
  };
};

/** That a key stands in the log of evidence; says the key and its agency, and nothing of who made it. */
export const proveKey = async (tx: Tx, dataDir: string, id: string) => {
  const at = await selectKeyEntry(tx, id);
  if (at === undefined) throw new Problem('thing.not_found');
  return proofOfDeed(tx, dataDir, { at, action: 'reportKey.published', subjectId: id });
};

/** The team of an agency, and those of it who can open one key of the desk. */
export const readersOf = async (tx: Tx, agencyId: number, deskKeyId: string) => {
  const team = await selectTeam(tx, agencyId);
  const shared = new Set(
    (await selectShares(tx, agencyId)).flatMap((share) =>
      share.deskKeyId === deskKeyId ? (share.officerKeyId ?? []) : [],
    ),
  );
  const officers = await selectOfficerKeys(tx, agencyId);
  return {
    team,
    readers: officers.flatMap(({ id, personId }) => (shared.has(id) && team.has(personId) ? personId : [])),
  };
};

/** The page of the keys: for the team, and for a manager who may name it. Absent for everybody else. */
export const showKeys = async ({ tx, actor, now }: Doing) => {
  if (actor.kind !== 'agency') throw new Problem('thing.not_found');
  const { agencyId, personId } = actor;
  const isTeam = (await reportingAgency(tx)) === agencyId;
  const mayName = actor.role === 'manager';
  if (!isTeam && !mayName) throw new Problem('thing.not_found');
  const agency = (await listAgencies(tx, civilOf(now.getTime()))).find(({ id }) => id === agencyId);
  if (!agency) throw new Problem('thing.not_found');
  const team = await selectTeam(tx, agencyId);
  const officers = await selectOfficerKeys(tx, agencyId);
  const mine = officers.find((key) => key.personId === personId) ?? null;
  const shares = await selectShares(tx, agencyId);
  const colleagues = await listColleagues(tx, agencyId);
  const keys = await selectDeskKeys(tx, agencyId);
  const opened = await selectReadKeys(tx);
  const seats = await selectSeats(tx);
  const wrappedTo = (deskKeyId: string, officerKeyId: string | null): string | null =>
    shares
      .find((share) => share.deskKeyId === deskKeyId && share.officerKeyId === officerKeyId)
      ?.wrapped.toString('base64') ?? null;
  const passkey = mine === null ? undefined : await selectPasskey(tx, mine.id);
  return {
    agency: agencyView(agency),
    mayName,
    unread: keys.flatMap(({ id }) => (opened.has(id) ? [] : id)),
    people: colleagues.map(({ id, name }) => {
      const key = officers.find((each) => each.personId === id);
      return {
        id,
        name,
        self: id === personId,
        team: team.has(id),
        keyId: key?.id ?? null,
        recipient: key?.recipient ?? null,
        hasKey: seats.get(id)?.hasKey ?? false,
        reads: seats.get(id)?.reads ?? false,
        alone: seats.get(id)?.alone ?? false,
      };
    }),
    locked: mine === null ? null : ((await selectLocked(tx, mine.id))?.toString('base64') ?? null),
    passkey:
      passkey === undefined
        ? null
        : {
            credential: passkey.credential.toString('base64'),
            salt: passkey.salt.toString('base64'),
            locked: passkey.locked.toString('base64'),
          },
    keys: keys.map((key) => ({
      ...keyView(key),
      share: mine === null ? null : wrappedTo(key.id, mine.id),
      recoveryShare: isTeam ? wrappedTo(key.id, null) : null,
      sharedWith: shares.flatMap(({ deskKeyId, officerKeyId }) =>
        deskKeyId === key.id && officerKeyId !== null ? [officerKeyId] : [],
      ),
    })),
  };
};
