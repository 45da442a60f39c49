import type { Tx } from '#platform/database/index';
import {
  selectAddress,
  selectAddresses,
  selectBelongings,
  selectColleagues,
  selectInvitations,
  selectMembers,
  selectName,
} from './store.ts';

export const listMembers = async (tx: Tx, companyId: string, self: string, now: Date) => ({
  members: (await selectMembers(tx, companyId)).map(({ createdAt, personId, ...member }) => ({
    ...member,
    since: createdAt.toISOString(),
    self: personId === self,
  })),
  invitations: (await selectInvitations(tx, companyId, now)).map((invitation) => ({
    ...invitation,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
  })),
});

/** The name as it stands now; empty when the caller may not see the person. */
export const personName = async (tx: Tx, personId: string): Promise<string> =>
  (await selectName(tx, personId))?.name ?? '';

/** Whom a case may be assigned to. */
export const listColleagues = (tx: Tx, agencyId: number) => selectColleagues(tx, agencyId);

const inLanguage = <Row extends { locale: string }>({ locale, ...row }: Row) => ({
  ...row,
  locale: locale === 'en' ? ('en' as const) : ('ko' as const),
});

/** Mail addresses of a company's signers or of an agency's workers, with their language. */
export const mailAddresses = async (
  tx: Tx,
  of: { companyId: string } | { agencyId: number; role?: 'manager' | 'auditor' },
) => (await selectAddresses(tx, of)).map(inLanguage);

/** One person with an account, wherever she belongs; null when the account is closed. */
export const recipientOf = async (tx: Tx, personId: string) => {
  const row = await selectAddress(tx, personId);
  return row === undefined ? null : inLanguage(row);
};

/** The agencies and companies a person belongs to now; both empty when the account is closed. */
export const belongingsOf = async (tx: Tx, personId: string): Promise<{ agencies: number[]; companies: string[] }> => {
  const rows = await selectBelongings(tx, personId);
  return {
    agencies: rows.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])),
    companies: rows.flatMap(({ companyId }) => (companyId === null ? [] : [companyId])),
  };
};
