import { civilOf } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import type { ExpenseRow, SpendingAction } from '@boru/contract/spending';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

type Open = { agencyId: number; companyId: string; state: string };
const isOpen = ({ state }: Open): boolean => state === 'agreeing' || state === 'running' || state === 'reported';

export const mayDo = (award: Open, actor: Actor): SpendingAction[] => {
  if (!isOpen(award)) return [];
  if (actor.kind === 'company' && actor.companyId === award.companyId) return ['enterExpense', 'handInResult'];
  if (actor.kind === 'agency' && actor.agencyId === award.agencyId)
    return actor.role === 'officer' || actor.role === 'manager' ? ['noteCheck'] : [];
  return [];
};
export const requireAction = (award: Open, actor: Actor, action: SpendingAction): void => {
  if (!mayDo(award, actor).includes(action)) throw new Problem('award.not_now');
};

type Bounds = { items: readonly string[]; periodFrom: string; periodTo: string; heldWon: number; today: string };
type Known = Pick<ExpenseRow, 'vendorNumber' | 'receiptNumber'>;

const sameReceipt = (one: Known, other: Known): boolean =>
  one.receiptNumber !== null && one.receiptNumber === other.receiptNumber && one.vendorNumber === other.vendorNumber;

const faultOf = (
  row: ExpenseRow,
  { items, periodFrom, periodTo, today }: Bounds,
  before: readonly Known[],
): [field: string, words: string] | null => {
  if (!items.includes(row.item)) return ['item', '협약에 없는 비목입니다. / Not a cost head of the agreement.'];
  if (row.spentOn < periodFrom || row.spentOn > periodTo)
    return ['spentOn', '보조사업 기간 밖의 날입니다. / Outside the period of the project.'];
  if (row.spentOn > today) return ['spentOn', '아직 오지 않은 날입니다. / This day has not come yet.'];
  if (before.some((other) => sameReceipt(row, other)))
    return ['receiptNumber', '같은 영수증이 이미 있습니다. / This receipt is there already.'];
  return null;
};

/** All rows or none: every row that cannot be taken is named with its field, so that the others need not be written again. */
export const requireRows = (rows: readonly ExpenseRow[], bounds: Bounds, known: readonly Known[]): void => {
  const fields: Record<string, string> = {};
  let left = bounds.heldWon;
  for (const [index, row] of rows.entries()) {
    const fault = faultOf(row, bounds, [...known, ...rows.slice(0, index)]);
    left -= row.grantWon;
    if (fault !== null) fields[`rows.${index}.${fault[0]}`] = fault[1];
    else if (left < 0 && row.grantWon > 0)
      fields[`rows.${index}.grantWon`] = '갖고 있는 보조금보다 많습니다. / More than the grant that is held.';
  }
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};

const wrong = (field: string, words: string): Problem => new Problem('request.invalid', { fields: { [field]: words } });
export const requireDay = (field: string, on: string, from: string, now: Date): void => {
  if (on < from) throw wrong(field, '보조사업이 시작하기 전입니다. / Before the project began.');
  if (on > civilOf(now.getTime())) throw wrong(field, '아직 오지 않은 날입니다. / This day has not come yet.');
};

/** The last day for the report of the result, by the rule that is in force; null where the catalogue has none. */
export const resultDue = (pack: Pack, from: string) => {
  const rule = pack.catalogue.deadlineRules.items.find((item) => item.id === 'SUB-RESULT' && inForce(item, from));
  if (rule === undefined) return null;
  const due = compute(rule, calendarOf(pack.holidays, pack.catalogue.workingHours), { on: from });
  if (due.dueOn === null) return null;
  const laws = new Map(pack.catalogue.laws.items.map(({ id, short }) => [id, short.ko]));
  const article = rule.lawRef.map(({ law, article: text }) => `${laws.get(law) ?? law} ${text}`).join(', ');
  return { dueOn: due.dueOn, from, article, verified: due.verified, note: rule.note ?? null };
};
