import type { CandidateStatus, ScreeningVerdict } from '@boru/contract/screening';
import type { CardStanding } from '@boru/contract/technologies';
import type { TagTone } from '#ui/Tag';
import type { technologyMessages } from './messages.ts';

type Key = keyof (typeof technologyMessages)['ko'];
type Plain = Exclude<Key, 'edition'>;

export const statusWord: Readonly<Record<CandidateStatus, Plain>> = {
  met: 'statusMet',
  likely: 'statusLikely',
  ask: 'statusAsk',
  borderline: 'statusBorderline',
  review: 'statusReview',
  below: 'statusBelow',
};
/** Red is for what brings duties, amber for what is open; grey for what does not apply. */
export const statusTone: Readonly<Record<CandidateStatus, TagTone>> = {
  met: 'red',
  likely: 'red',
  ask: 'amber',
  borderline: 'amber',
  review: 'amber',
  below: 'plain',
};
export const verdictWord: Readonly<Record<ScreeningVerdict, Plain>> = {
  match: 'verdictMatch',
  borderline: 'verdictBorderline',
  review: 'verdictReview',
  insufficient: 'verdictInsufficient',
  'near-miss': 'verdictNearMiss',
  none: 'verdictNone',
};
export const verdictTone: Readonly<Record<ScreeningVerdict, 'warning' | 'info'>> = {
  match: 'warning',
  borderline: 'warning',
  review: 'info',
  insufficient: 'info',
  'near-miss': 'info',
  none: 'info',
};
export const standingWord: Readonly<Record<CardStanding, Plain>> = {
  checked: 'standingChecked',
  preparing: 'standingPreparing',
  applied: 'standingApplied',
  applies: 'standingApplies',
  doesNotApply: 'standingDoesNotApply',
};
export const standings: readonly CardStanding[] = ['checked', 'preparing', 'applied', 'applies', 'doesNotApply'];

export const listWord = (list: string): Plain =>
  list === 'nationalStrategicTechnology' ? 'listStrategic' : 'listCore';
