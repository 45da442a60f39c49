import type { NewRequest } from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { activeConsent, giveConsent, openSight, ownCompany } from '#rooms/organisations';
import { clockRulesOf } from '../clocks/index.ts';
import { apply, authorOf, type CaseFile, type Doing, entry, insertEntries, type Scene } from '../files/index.ts';
import { found, release } from './model.ts';
import { routeFor } from './queries.ts';
import { insertCase, linkConsent, nextNumber, selectByKey, selectHeld } from './store.ts';

type Opening = { consentId: string; validTo: string };

/** Sends a request that is written down: number, clock, and the eyes of the one desk the company chose to trust. */
const send = async (doing: Doing, file: CaseFile, { consentId, validTo }: Opening): Promise<void> => {
  const { tx, now, services, actor } = doing;
  const { pack } = services;
  const year = Number(civilOf(now.getTime()).slice(0, 4));
  const number = await nextNumber(tx, year, pack.manifest.province.short.ko);
  const scene: Scene = { file, clocks: [], rules: clockRulesOf(pack), author: await authorOf(tx, actor), now };
  await apply(doing, scene, release(scene, number));
  const { id: caseId, companyId, sections } = file;
  const agencyId = file.route.agency.id;
  await openSight(tx, now, { consentId, companyId, caseId, agencyId, purpose: 'counselling', sections, validTo });
};

const consentTo = (doing: Doing, file: CaseFile, consent: NewRequest['consent'], givenBy: string) => {
  const { companyId, sections, id: caseId, route } = file;
  const given = { companyId, agencyId: route.agency.id, purpose: 'counselling' as const, sections, caseId };
  return giveConsent(doing, { ...given, textId: consent.textId, textVersion: consent.textVersion, givenBy });
};

const writeDown = async (doing: Doing, file: CaseFile, body: string, held: boolean): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const author = await authorOf(tx, actor);
  const owner = { caseId: file.id, companyId: file.companyId };
  const detail = { toAgency: file.route.agency.id };
  const words = entry(author, now, { kind: 'message', body });
  await insertEntries(tx, owner, held ? [words, entry(author, now, { fact: 'held', detail })] : [words]);
  const action = held ? 'case.held' : 'case.written';
  await record(tx, actor, { requestId, action, subjectId: file.id, ...owner }, author.name);
};

/**
 * A company asks for help once. The form's own key makes a repeated press find the first case.
 * While the business is unconfirmed the request is held: visible to no agency, without number and clock.
 */
export const requestHelp = async (doing: Doing, request: NewRequest): Promise<string> => {
  const { tx, actor, now, services } = doing;
  const { company, personId } = await ownCompany(tx, actor);
  const known = await selectByKey(tx, company.id, request.requestKey);
  if (known) return known.id;
  if (company.status === 'refused') throw new Problem('company.unconfirmed');
  const route = await routeFor(tx, services.pack, request, company, now);
  const file = found({ id: newId(now.getTime()), request, company, route, now });
  if (!(await insertCase(tx, file, request.requestKey, personId)))
    return (await selectByKey(tx, company.id, request.requestKey))?.id ?? file.id;
  const consent = await consentTo(doing, file, request.consent, personId);
  await linkConsent(tx, file.id, consent.consentId);
  const held = company.status !== 'confirmed';
  await writeDown(doing, file, request.body, held);
  if (!held) await send(doing, file, consent);
  return file.id;
};

/** Reaction to `company.confirmed`. Repeatable: what is sent already is no longer held. */
export const submitHeldRequests = async (doing: Doing, companyId: string): Promise<void> => {
  for (const file of await selectHeld(doing.tx, companyId)) {
    const { id: caseId, sections, route } = file;
    const wanted = { companyId, agencyId: route.agency.id, caseId, sections, now: doing.now };
    const consent = await activeConsent(doing.tx, wanted);
    // Withdrawn in the meantime: then the request ends by `consent.withdrawn`, and nobody sees it before.
    if (consent) await send(doing, file, { consentId: consent.id, validTo: consent.validTo });
  }
};
