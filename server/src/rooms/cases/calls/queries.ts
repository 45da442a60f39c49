import type { CallerHits, CallPreview, CallReceipt } from '@boru/contract/calls';
import type { CaseView, RouteReason } from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import type { HelpTopic } from '@boru/contract/help';
import type { AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import {
  agencyNames,
  callersLike,
  consentTextFor,
  desksOf,
  findRoute,
  hasAccount,
  listConsents,
} from '#rooms/organisations';
import { clockRulesOf, explain, selectClocks } from '../clocks/index.ts';
import type { CaseFile } from '../files/index.ts';
import { selectCall, selectCallersByPhone, selectLastCalls, selectOpenOf } from './store.ts';

const heard = {
  ko: '전화를 받은 창구입니다. 다른 창구가 더 알맞으면 이관합니다.',
  en: 'The desk that took the call. It refers the case when another fits better.',
};

/** A call stays at the desk that took it: its own desk for the topic when it has one, else its first. */
export const routeOfCall = async (
  tx: Tx,
  { pack }: Services,
  agencyId: number,
  topic: HelpTopic,
  now: Date,
): Promise<RouteReason> => {
  const on = civilOf(now.getTime());
  const route = await findRoute(tx, pack, { topic, subject: null, municipality: null, industry: null, on });
  const fitting = [route?.chosen, ...(route?.others ?? [])].find((desk) => desk?.agencyId === agencyId);
  const [first] = await desksOf(tx, agencyId);
  const name = (await agencyNames(tx, on)).get(agencyId);
  const desk = fitting ? { code: fitting.deskCode, name: fitting.deskName } : null;
  const own = desk ?? (first ? { code: first.code, name: { ko: first.nameKo, en: first.nameEn } } : null);
  if (!own || !name) throw new Problem('case.no_desk');
  return { desk: own, agency: { id: agencyId, name }, reasons: [heard], verified: fitting?.verified ?? true };
};

/** What is read out to the caller before the desk writes anything down. */
export const previewCall = async (
  tx: Tx,
  services: Services,
  actor: AgencyActor,
  topic: HelpTopic,
  now: Date,
): Promise<CallPreview> => {
  const route = await routeOfCall(tx, services, actor.agencyId, topic, now);
  const { id, version, ...text } = await consentTextFor(tx, services, 'counselling', actor.agencyId, now);
  const answer = explain(clockRulesOf(services.pack), 'answer', topic, now);
  return { consent: { ...text, textId: id, textVersion: version }, answer, desk: route.desk.name };
};

const digits = (text: string): string => text.replace(/\D/g, '');

/** Callers like what is typed so far: four statements at most, and never beyond what the agency sees. */
export const findCallers = async (
  tx: Tx,
  typed: { name: string; number: string; phone: string },
): Promise<CallerHits> => {
  const number = digits(typed.phone);
  const byPhone = number.length >= 4 ? await selectCallersByPhone(tx, number) : [];
  const known = byPhone.map(({ companyId }) => companyId);
  const callers = await callersLike(tx, typed, known);
  if (callers.length === 0) return { items: [] };
  const ids = callers.map(({ companyId }) => companyId);
  const last = new Map((await selectLastCalls(tx, ids)).map((call) => [call.companyId, call]));
  const open = await selectOpenOf(tx, ids);
  return {
    items: callers.map((caller) => ({
      ...caller,
      lastCaller: last.get(caller.companyId)?.callerName ?? null,
      lastPhone: last.get(caller.companyId)?.callerPhone ?? null,
      openCases: open
        .filter(({ companyId }) => companyId === caller.companyId)
        .slice(0, 3)
        .map(({ companyId: _company, ...file }) => file),
    })),
  };
};

/** Who called, beside the case; null for a case that did not begin with a call, or whose conversation is closed to the reader. */
export const callOf = async (tx: Tx, file: CaseFile): Promise<CaseView['call']> => {
  if (file.origin !== 'phone') return null;
  const call = await selectCall(tx, file.id);
  if (!call) return null;
  return { ...call, takenAt: call.takenAt.toISOString(), hasAccount: await hasAccount(tx, file.companyId) };
};

export const receiptOf = async (tx: Tx, file: CaseFile, now: Date): Promise<CallReceipt> => {
  const clocks = await selectClocks(tx, file.id);
  const answer = clocks.find(({ purpose }) => purpose === 'answer');
  const consents = await listConsents(tx, file.companyId, file.id, now);
  const spoken = consents.find(({ channel }) => channel === 'phone');
  if (!answer || !spoken || file.number === null) throw new Problem('thing.not_found');
  return {
    id: file.id,
    number: file.number,
    consentReceipt: spoken.receiptNumber,
    takenAt: file.createdAt.toISOString(),
    dueAt: answer.dueAt?.toISOString() ?? null,
    answer: answer.explanation,
  };
};
