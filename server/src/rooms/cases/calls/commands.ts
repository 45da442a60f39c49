import type { NewCall } from '@boru/contract/calls';
import { civilOf } from '@boru/contract/civil';
import type { AgencyActor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { hearConsent, takeCaller, unhearConsents } from '#rooms/organisations';
import { clockRulesOf } from '../clocks/index.ts';
import { withdraw } from '../counsel/model.ts';
import { apply, authorOf, type CaseFile, type Doing, openFor, type Scene, selectCase } from '../files/index.ts';
import { dropOpenReferrals } from '../referrals/index.ts';
import { nextNumber } from '../requests/store.ts';
import { called, calledSections, take } from './model.ts';
import { routeOfCall } from './queries.ts';
import { insertCall, lockKey, openCall, selectCallByKey } from './store.ts';

const again = async (doing: Doing, id: string): Promise<CaseFile> => {
  const file = await selectCase(doing.tx, id);
  if (!file) throw new Problem('thing.not_found');
  return file;
};

/** The spoken consent opens the case's own rows to this desk; from here on row security shows it the case. */
const hear = async (doing: Doing, file: CaseFile, call: NewCall, takenByName: string): Promise<string> => {
  const { textId, textVersion } = call.consent;
  const consent = {
    companyId: file.companyId,
    caseId: file.id,
    agencyId: file.route.agency.id,
    sections: calledSections,
  };
  const words = { ...consent, purpose: 'counselling' as const, textId, textVersion };
  return (await hearConsent(doing, { ...words, saidBy: call.caller.name, takenByName })).consentId;
};

/**
 * A call becomes a case in one transaction: the caller found or written down, the consent as it was spoken, number, clock and trace.
 * The form's own key makes a repeated press find the first case.
 */
export const takeCall = async (doing: Doing, actor: AgencyActor, call: NewCall): Promise<CaseFile> => {
  const { tx, now, services } = doing;
  await lockKey(tx, call.requestKey);
  const known = await selectCallByKey(tx, call.requestKey, actor.personId);
  if (known) return known;
  const company = await takeCaller(tx, { companyId: call.companyId, company: call.company, now });
  const route = await routeOfCall(tx, services, actor.agencyId, call.topic, now);
  const file = called({ id: newId(now.getTime()), call, company, route, now });
  await openCall(tx, file, call.requestKey);
  const author = await authorOf(tx, actor);
  const consentId = await hear(doing, file, call, author.name);
  const number = await nextNumber(
    tx,
    Number(civilOf(now.getTime()).slice(0, 4)),
    services.pack.manifest.province.short.ko,
  );
  const scene: Scene = { file: { ...file, consentId }, clocks: [], rules: clockRulesOf(services.pack), author, now };
  await apply(doing, scene, take(scene, number, { body: call.body, saidBy: call.caller.name }));
  await insertCall(tx, {
    caseId: file.id,
    companyId: company.id,
    callerName: call.caller.name,
    callerPhone: call.caller.phone,
    takenBy: actor.personId,
    takenByName: author.name,
    takenAgency: actor.agencyId,
  });
  return again(doing, file.id);
};

/** What was said by telephone is taken back by telephone: the case ends as a withdrawn request, and all sight of it. */
export const recordWithdrawal = async (
  doing: Doing,
  id: string,
  wish: { version: number; saidBy: string },
): Promise<void> => {
  const scene = await openFor(doing, id, 'recordWithdrawal', wish.version);
  await dropOpenReferrals(doing, scene.file);
  const change = withdraw(scene, null);
  const entries = change.entries.map((entry) => ({ ...entry, detail: { saidBy: wish.saidBy } }));
  await apply(doing, scene, { ...change, entries });
  // Last, because after it the desk may not write to the case any more.
  await unhearConsents(doing, { caseId: id, companyId: scene.file.companyId });
};
