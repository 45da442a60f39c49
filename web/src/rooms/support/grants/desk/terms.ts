import { addDays } from '@boru/contract/civil';
import type { GrantItem } from '@boru/contract/grants';
import { todayInSeoul } from '#lib/formats';
import { instantText, type Moment, momentOf } from '#lib/moment';
import type { CallWords, DeskCall } from '../api.ts';

/** The terms as they are typed. */
export interface Terms {
  readonly title: string;
  readonly notice: string;
  readonly item: GrantItem;
  readonly opensAt: Moment;
  readonly closesAt: Moment;
  readonly runsFrom: string | null;
  readonly runsTo: string | null;
  readonly lineId: string | null;
  readonly budgetWon: number;
  readonly mostEach: number;
  readonly mostWon: number;
}

export const firstTerms = (title: string): Terms => ({
  title,
  notice: '',
  item: 'securitySystem',
  opensAt: { on: addDays(todayInSeoul(), 7), clock: '09:00' },
  closesAt: { on: addDays(todayInSeoul(), 28), clock: '18:00' },
  runsFrom: addDays(todayInSeoul(), 60),
  runsTo: addDays(todayInSeoul(), 360),
  lineId: null,
  budgetWon: 0,
  mostEach: 1,
  mostWon: Number.NaN,
});

export const termsOf = (call: DeskCall): Terms => ({
  ...{ title: call.title, notice: call.notice, item: call.item, lineId: call.lineId },
  opensAt: momentOf(Date.parse(call.opensAt)),
  closesAt: momentOf(Date.parse(call.closesAt)),
  ...{ runsFrom: call.runsFrom, runsTo: call.runsTo, budgetWon: call.budgetWon, mostEach: call.mostEach },
  mostWon: call.mostWon ?? Number.NaN,
});

/** What is sent; null while something that is needed is missing. */
export const wordsOf = (terms: Terms): CallWords | null => {
  const [opensAt, closesAt] = [instantText(terms.opensAt), instantText(terms.closesAt)];
  const { runsFrom, runsTo, budgetWon, mostEach, mostWon, item, lineId } = terms;
  const [title, notice] = [terms.title.trim(), terms.notice.trim()];
  if (opensAt === null || closesAt === null || runsFrom === null || runsTo === null) return null;
  if (title === '' || notice === '' || Number.isNaN(budgetWon) || Number.isNaN(mostEach)) return null;
  const limit = Number.isNaN(mostWon) ? null : mostWon;
  return { title, notice, item, opensAt, closesAt, runsFrom, runsTo, lineId, budgetWon, mostEach, mostWon: limit };
};
