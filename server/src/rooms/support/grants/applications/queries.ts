import { civilOf } from '@boru/contract/civil';
import { agencyNames } from '#rooms/organisations';
import type { Asking } from '../calls/index.ts';
import type { Correction } from './model.ts';
import { selectApplicationVersions, selectOverlaps } from './store.ts';

const nowhere = { ko: '', en: '' };

export const correctionView = ({ askedAt, ...correction }: Correction) => ({
  ...correction,
  askedAt: askedAt.toISOString(),
});

/** Whom to ask about support for the same thing, with the name of the agency and nothing of the other application. */
export const overlapsOf = async ({ tx, now }: Asking, applicationId: string) => {
  const overlaps = await selectOverlaps(tx, applicationId);
  if (overlaps.length === 0) return [];
  const names = await agencyNames(tx, civilOf(now.getTime()));
  return overlaps.map(({ agencyId, ...overlap }) => ({ ...overlap, agencyName: names.get(agencyId) ?? nowhere }));
};

export const versionsOf = async ({ tx }: Asking, applicationId: string) =>
  (await selectApplicationVersions(tx, applicationId)).map(({ submittedAt, ...version }) => ({
    ...version,
    submittedAt: submittedAt.toISOString(),
  }));
