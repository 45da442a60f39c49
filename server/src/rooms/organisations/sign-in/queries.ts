import type { SessionView } from '@boru/contract/accounts';
import { type Actor, capacitiesOf } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import { countRecoveryCodes, credentialOf, currentSession, listPasskeys } from '#platform/session/index';
import { type Enrolled, factorState, type Membership, mustSetUpFactor } from './model.ts';
import { selectMemberships, selectPerson } from './store.ts';

export const enrolmentOf = async (tx: Tx, personId: string): Promise<Enrolled> => ({
  totp: (await credentialOf(tx, personId))?.totpConfirmedAt != null,
  passkeys: (await listPasskeys(tx, personId)).length,
  recoveryCodes: await countRecoveryCodes(tx, personId),
});

const organisationOf = ({ agencyId, companyId, name }: Membership) =>
  name === null ? null : { id: agencyId ?? companyId ?? '', name };

const nobody = (demo: boolean): SessionView => ({
  person: null,
  kind: 'anonymous',
  organisation: null,
  roles: [],
  secondFactor: 'none',
  secondFactorNeeded: false,
  memberships: [],
  expiresAt: null,
  demo,
});

/** What the page needs to know about whoever is looking. A stranger's ticket and none at all read the same. */
export const showSession = async (tx: Tx, actor: Actor, ticket: string | null, demo: boolean) => {
  if (!('personId' in actor) || ticket === null) return nobody(demo);
  const person = await selectPerson(tx, actor.personId);
  if (!person) return nobody(demo);
  const memberships = await selectMemberships(tx, actor.personId);
  const current = memberships.find(({ id }) => id === actor.membershipId);
  return {
    person,
    kind: actor.kind,
    organisation: current ? organisationOf(current) : null,
    roles: capacitiesOf(actor).filter((capacity) => capacity !== 'anyone' && capacity !== 'signedIn'),
    secondFactor: factorState(actor, await enrolmentOf(tx, actor.personId)),
    secondFactorNeeded: mustSetUpFactor(actor, current),
    memberships: memberships.map((membership) => ({
      id: membership.id,
      role: membership.role,
      organisation: organisationOf(membership),
      current: membership.id === actor.membershipId,
    })),
    expiresAt: (await currentSession(tx, ticket))?.expiresAt.toISOString() ?? null,
    demo,
  };
};
