import type { Programme } from '@boru/contract/pack';

/** Shown are programmes that stand or were reported, and those with a date only until that date has passed. */
export const isOpen = (programme: Pick<Programme, 'state' | 'closesOn' | 'validTo'>, on: string): boolean =>
  programme.state !== 'closed' &&
  (programme.closesOn ?? '9999-12-31') >= on &&
  (programme.validTo ?? '9999-12-31') >= on;

/** Those with a closing day first, the nearest day first; then standing ones, then reported ones; verified before unverified. */
export const compareProgrammes = (a: Programme, b: Programme): number =>
  (a.closesOn ?? '9999-12-31').localeCompare(b.closesOn ?? '9999-12-31') ||
  Number(a.state === 'reported') - Number(b.state === 'reported') ||
  Number(b.verified) - Number(a.verified) ||
  a.id.localeCompare(b.id);
