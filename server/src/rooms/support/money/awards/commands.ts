import { randomBytes } from 'node:crypto';
import type { NewAward, NewAwardChange } from '@boru/contract/awards';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { companyNumbered, personName } from '#rooms/organisations';
import { askForMoney, type Doing, selectLine, selectLineAccounts } from '../budget/index.ts';
import { deskWorker, mayDecide, referenceOf, requireAction, requireChange, sumOf, termsOf } from './model.ts';
import { awardOf, unknownCompany } from './queries.ts';
import {
  type AwardRow,
  insertAward,
  insertChange,
  insertInstalments,
  saveDecision,
  selectAwardAccounts,
  selectByKey,
  selectChanges,
  selectInstalments,
} from './store.ts';

/** The award, its instalments and the request to commit the money for it: all of it or nothing, once per key. */
export const decideAward = async (doing: Doing, input: NewAward): Promise<string> => {
  const { tx, now, requestId, services } = doing;
  const { agencyId, personId } = deskWorker(doing.actor);
  const { key, lineId, businessNumber, title, item, plan, reason, overlapWords, periodFrom, periodTo } = input;
  const line = await selectLine(tx, agencyId, lineId);
  if (line === undefined)
    throw new Problem('request.invalid', {
      fields: { lineId: '우리 기관의 예산 항목이 아닙니다. / Not a budget line of this agency.' },
    });
  const company = await companyNumbered(tx, businessNumber);
  if (company === undefined) throw unknownCompany();
  const [grantWon, ownWon] = [sumOf(plan, 'grantWon'), sumOf(plan, 'ownWon')];
  const id = newId(now.getTime());
  const by = { decidedBy: personId, decidedByName: await personName(tx, personId), decidedAt: now };
  const lookBackYears = services.pack.catalogue.subsidyRules.lookBackYears;
  const what = { title, item, periodFrom, periodTo, grantWon, ownWon, plan, lookBackYears, overlapWords };
  const row = { id, agencyId, companyId: company.id, lineId, key, reference: referenceOf(randomBytes(8)) };
  if (!(await insertAward(tx, { ...row, ...what, ...by }))) return sameAward(doing, input, { grantWon, ownWon });
  await insertInstalments(
    tx,
    { awardId: id, agencyId, companyId: company.id },
    input.instalments.map((one, index) => ({ ...one, id: newId(now.getTime()), ordinal: index + 1 })),
  );
  const { whole } = await selectAwardAccounts(tx, id);
  const available = (await selectLineAccounts(tx, [lineId])).get(lineId)?.available ?? '';
  const basis = line.clause === null ? line.article : `${line.article}, ${line.clause}`;
  const asked = { kind: 'commit' as const, key, reason, basis: basis.slice(0, 200), awardId: id, subjectId: id };
  await askForMoney(doing, asked, [{ from: available, to: whole.committed, won: grantWon }]);
  const detail = { grantWon, ownWon, item, reference: row.reference };
  const deed = { requestId, action: 'award.written', subjectId: id, companyId: company.id, detail, reason };
  await record(tx, doing.actor, deed);
  return id;
};
/** A second press finds what the first did; other words under the same key are refused. */
const sameAward = async ({ tx, actor }: Doing, input: NewAward, won: { grantWon: number; ownWon: number }) => {
  const { agencyId, personId } = deskWorker(actor);
  const first = await selectByKey(tx, agencyId, input.key);
  const isSame =
    first !== undefined &&
    [
      first.decidedBy === personId,
      first.lineId === input.lineId,
      first.businessNumber === input.businessNumber,
      first.title === input.title,
      first.grantWon === won.grantWon,
      first.ownWon === won.ownWon,
    ].every(Boolean);
  if (!isSame) throw new Problem('money.key_used');
  return first.id;
};

type Payment = { key: string; instalmentId: string; amountWon: number; reason: string };
/** Asks for one instalment; who approves and who records the payment are others. */
export const askForPayment = async (doing: Doing, awardId: string, wish: Payment): Promise<string> => {
  deskWorker(doing.actor);
  const award = await awardOf(doing, awardId);
  requireAction(award, doing.actor, 'askPayment');
  const instalment = (await selectInstalments(doing.tx, awardId)).find(({ id }) => id === wish.instalmentId);
  if (instalment === undefined) throw new Problem('thing.not_found');
  if (wish.amountWon > instalment.amountWon)
    throw new Problem('request.invalid', {
      fields: { amountWon: '이 회차의 금액보다 많습니다. / More than this instalment.' },
    });
  const { whole } = await selectAwardAccounts(doing.tx, awardId);
  const { key, reason, amountWon: won } = wish;
  const basis = `협약 제${award.agreement?.number ?? 1}판 ${instalment.ordinal}회차`;
  return askForMoney(doing, { kind: 'disburse', key, reason, basis, awardId, subjectId: instalment.id }, [
    { from: whole.committed, to: whole.held, won },
  ]);
};

const told = (
  { tx, actor, requestId }: Doing,
  verb: string,
  award: AwardRow,
  reason: string,
  detail: Record<string, unknown> = {},
): Promise<void> =>
  record(tx, actor, {
    ...{ requestId, action: `award.${verb}`, subjectId: award.id, companyId: award.companyId },
    ...{ reason, detail },
  });

export const askForChange = async (doing: Doing, awardId: string, wish: NewAwardChange): Promise<void> => {
  const { tx, actor, now } = doing;
  const award = await awardOf(doing, awardId);
  requireAction(award, actor, 'askChange');
  requireChange(wish, termsOf(award, await selectChanges(tx, awardId)), award.periodFrom, award.committedWon);
  if (actor.kind !== 'agency' && actor.kind !== 'company') throw new Problem('role.insufficient');
  const { kind, key, reason } = wish;
  const what = {
    periodTo: wish.kind === 'period' ? wish.periodTo : null,
    plan: wish.kind === 'plan' ? wish.plan : null,
    reduceWon: wish.kind === 'reduce' ? wish.reduceWon : null,
  };
  const by = { askedBy: actor.personId, askedByName: await personName(tx, actor.personId), askedAt: now };
  const of = { awardId, agencyId: award.agencyId, companyId: award.companyId, askedSide: actor.kind };
  const isNew = await insertChange(tx, { id: newId(now.getTime()), ...of, key, kind, ...what, reason, ...by });
  if (isNew) await told(doing, 'change_asked', award, reason, { kind });
};

/** Decided by somebody else. What is reduced goes back to the line by a request of its own that others approve. */
export const decideChange = async (
  doing: Doing,
  awardId: string,
  changeId: string,
  { decision, words }: { decision: 'granted' | 'refused'; words: string },
): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId } = deskWorker(actor);
  const award = await awardOf(doing, awardId);
  const changes = await selectChanges(tx, awardId);
  const change = changes.find(({ id }) => id === changeId);
  if (change === undefined) throw new Problem('thing.not_found');
  if (change.state !== 'asked') throw new Problem('thing.changed');
  if (!mayDecide(change, actor)) throw new Problem('money.same_person');
  if (decision === 'granted') requireAction(award, actor, 'askChange');
  const by = { decidedBy: personId, decidedByName: await personName(tx, personId), decidedAt: now };
  if (!(await saveDecision(tx, changeId, { state: decision, decidedWords: words, ...by })))
    throw new Problem('thing.changed');
  await told(doing, `change_${decision}`, award, words, { kind: change.kind });
  if (decision === 'refused' || change.reduceWon === null) return;
  const { whole } = await selectAwardAccounts(tx, awardId);
  const asked = {
    kind: 'release' as const,
    key: newId(now.getTime()),
    reason: change.reason,
    basis: '교부결정의 변경',
  };
  await askForMoney(doing, { ...asked, awardId, subjectId: changeId }, [
    { from: whole.committed, to: whole.available, won: change.reduceWon },
  ]);
};
