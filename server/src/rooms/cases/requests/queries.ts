import type { RequestPreview, RequestReceipt, RouteReason } from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import type { HelpSubject, HelpTopic, Pack } from '@boru/contract/pack';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { consentTextFor, findRoute, listConsents, ownCompany } from '#rooms/organisations';
import { clockRulesOf, explain, selectClocks, viewClock } from '../clocks/index.ts';
import { selectCase } from '../files/index.ts';

type Wanted = { topic: HelpTopic; subject?: HelpSubject | null | undefined };
type Place = { municipality: string; industry: string };

/** The desk that serves this topic for a company of that place and industry, with the reasons that are kept with the case. */
export const routeFor = async (tx: Tx, pack: Pack, wanted: Wanted, place: Place, now: Date): Promise<RouteReason> => {
  const { municipality, industry } = place;
  const need = { topic: wanted.topic, subject: wanted.subject ?? null, municipality, industry };
  const route = await findRoute(tx, pack, { ...need, on: civilOf(now.getTime()) });
  if (!route) throw new Problem('case.no_desk');
  const { chosen, agency, reasons } = route;
  return {
    desk: { code: chosen.deskCode, name: chosen.deskName },
    agency: { id: agency.id, name: agency.name },
    reasons,
    verified: chosen.verified,
  };
};

/** Before the button: which desk, who sees what until when, on what basis, how to take it back, by when they answer. */
export const previewRequest = async (
  tx: Tx,
  services: Services,
  actor: Actor,
  wanted: Wanted,
  now: Date,
): Promise<RequestPreview> => {
  const { company } = await ownCompany(tx, actor);
  const route = await routeFor(tx, services.pack, wanted, company, now);
  const { id, version, ...text } = await consentTextFor(tx, services, 'counselling', route.agency.id, now);
  const rules = clockRulesOf(services.pack);
  return {
    companyConfirmed: company.status === 'confirmed',
    route,
    consent: { ...text, textId: id, textVersion: version },
    acknowledge: explain(rules, 'acknowledge', wanted.topic, now),
    answer: explain(rules, 'answer', wanted.topic, now),
  };
};

export const showReceipt = async (tx: Tx, caseId: string, now: Date): Promise<RequestReceipt> => {
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  const consents = await listConsents(tx, file.companyId, caseId, now);
  const clocks = await selectClocks(tx, caseId);
  return {
    id: file.id,
    number: file.number,
    status: file.status,
    route: file.route,
    consentReceipt: consents.find(({ id }) => id === file.consentId)?.receiptNumber ?? null,
    createdAt: file.createdAt.toISOString(),
    submittedAt: file.submittedAt?.toISOString() ?? null,
    clocks: clocks.map((clock) => viewClock(clock, now)),
  };
};
