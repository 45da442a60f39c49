import type { Pack } from '@boru/contract/pack';
import { Problem } from '#kernel/problem';
import { contactsForLeak, firstHourOf, noticeRoutesOf, victimHelpOf } from './model.ts';

/** Contacts for a suspected leak: those that answer day and night first. */
export const listContacts = (pack: Pack) => contactsForLeak(pack);

export const showFirstHour = (pack: Pack) => {
  const guidance = firstHourOf(pack);
  if (!guidance) throw new Problem('thing.not_found');
  return guidance;
};

/** Who is competent for what, as data: the browser decides with it, so that nothing a visitor answers is sent. */
export const listNoticeRoutes = (pack: Pack) => noticeRoutesOf(pack);

/** Help for a victim as data: why each fits is decided in the browser, with the facts of the incident there. */
export const listVictimHelp = (pack: Pack) => victimHelpOf(pack);
