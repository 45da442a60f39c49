import { Problem } from '#kernel/problem';

export type StaffMembership = { id: string; personId: string; role: string; disabled: boolean };

const isLastAdministrator = (personId: string, all: readonly StaffMembership[]): boolean => {
  const able = new Set(
    all.filter(({ role, disabled }) => role === 'administrator' && !disabled).map((m) => m.personId),
  );
  return able.has(personId) && able.size === 1;
};

/** `all`: every membership of staff that holds. */
export const decideEnd = (all: readonly StaffMembership[], membershipId: string, by: string): StaffMembership => {
  const membership = all.find(({ id }) => id === membershipId);
  if (!membership) throw new Problem('thing.not_found');
  if (membership.personId === by) throw new Problem('administration.own_account');
  if (membership.role === 'administrator' && isLastAdministrator(membership.personId, all))
    throw new Problem('administration.last_administrator');
  return membership;
};

/** `by` is null for the command line, whose user holds the machine anyway. */
export const decideDisable = (all: readonly StaffMembership[], personId: string, by: string | null): void => {
  if (personId === by) throw new Problem('administration.own_account');
  if (isLastAdministrator(personId, all)) throw new Problem('administration.last_administrator');
};

/** Only people who work here; a company's people are the company's own business. */
export const requireStaff = (all: readonly StaffMembership[], personId: string): void => {
  if (!all.some((membership) => membership.personId === personId)) throw new Problem('thing.not_found');
};

export const peopleShown = 200;
