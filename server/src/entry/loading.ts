import type { Pack } from '@boru/contract/pack';
import type { Tx } from '#platform/database/index';
import { loadArticles } from '#rooms/governance';
import { loadConsentTexts, loadRegion } from '#rooms/organisations';

/** Puts what the pack says of the region into the database, in one transaction: a broken pack changes nothing. */
export const loadPackInto = async (tx: Tx, pack: Pack, now: Date): Promise<void> => {
  await loadRegion(tx, pack);
  await loadConsentTexts(tx, pack);
  await loadArticles(tx, pack, now);
};
