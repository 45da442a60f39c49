import { addMonths, type CivilDate } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';

export type Certificate = {
  id: string;
  number: string;
  checkCode: string;
  runId: string;
  attendeeId: string;
  agencyId: number;
  companyId: string;
  personName: string;
  companyName: string;
  courseTitle: string;
  agencyName: string;
  basis: string;
  heldFrom: CivilDate;
  heldUntil: CivilDate;
  minutes: number;
  issuedOn: CivilDate;
  expiresOn: CivilDate | null;
  revokedAt: Date | null;
  revokeReason: string | null;
};

/** 제2026-충북-00001호: the word of the region comes from its pack. */
export const numberOf = (year: number, region: string, serial: number): string =>
  `제${year}-${region}-${String(serial).padStart(5, '0')}호`;

// Crockford's letters: none is taken for another when it is read out.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Ten characters out of random bytes: 50 bits. */
export const codeOf = (random: Buffer): string =>
  [...random.subarray(0, 10)].map((byte) => letters[byte % 32]).join('');
/** As somebody types it: small letters, spaces, O for 0. */
export const typedCode = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

export const expiryOf = (issuedOn: CivilDate, validMonths: number | null): CivilDate | null =>
  validMonths === null ? null : addMonths(issuedOn, validMonths);

export const stateOf = (one: Pick<Certificate, 'revokedAt' | 'expiresOn'>, today: CivilDate) =>
  one.revokedAt !== null ? 'revoked' : one.expiresOn !== null && one.expiresOn < today ? 'expired' : 'valid';

export const requireStanding = (one: Certificate | undefined, agencyId: number): Certificate => {
  if (!one || one.agencyId !== agencyId) throw new Problem('thing.not_found');
  if (one.revokedAt !== null) throw new Problem('thing.changed');
  return one;
};
