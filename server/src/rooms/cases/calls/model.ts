import type { NewCall } from '@boru/contract/calls';
import type { RouteReason } from '@boru/contract/cases';
import type { Section } from '@boru/contract/evidence';
import { meet, startClock } from '../clocks/model.ts';
import { type CaseFile, type Change, entry, type Scene, untouched } from '../files/model.ts';

/** What the desk wrote down itself: the case and the conversation. Contacts, diagnoses and cards stay as closed as before. */
export const calledSections: readonly Section[] = ['summary', 'counsel'];

type Founding = { id: string; call: NewCall; company: { id: string; name: string }; route: RouteReason; now: Date };

/** Written down, still without number and sight: both come with the spoken consent. */
export const called = ({ id, call, company, route, now }: Founding): CaseFile => ({
  ...untouched,
  id,
  number: null,
  companyId: company.id,
  companyName: company.name,
  topic: call.topic,
  subject: call.subject,
  urgency: call.urgency,
  origin: 'phone',
  title: call.title,
  status: 'held',
  sections: calledSections,
  ownerAgency: route.agency.id,
  deskCode: route.desk.code,
  route,
  lastWord: 'called',
  lastWordBy: 'agency',
  updatedAt: now,
  createdAt: now,
  dueAt: null,
  version: 1,
  visibleTo: [],
});

/** Who picks up has received it and has it: receipt is acknowledged with the call, the answer's period runs from it. */
export const take = (scene: Scene, number: string, words: { body: string; saidBy: string }): Change => {
  const { author, now, rules, file } = scene;
  const begin = (purpose: 'acknowledge' | 'answer') => startClock(rules, { purpose, topic: file.topic, at: now });
  return {
    set: {
      number,
      status: 'acknowledged',
      submittedAt: now,
      acknowledgedAt: now,
      assigneeId: author.personId,
      assigneeName: author.name,
      consentId: file.consentId,
      lastWord: 'called',
      lastWordBy: 'agency',
    },
    entries: [
      entry(author, now, {
        kind: 'message',
        fact: 'called',
        body: words.body,
        detail: { saidBy: words.saidBy, sections: calledSections, toAgency: file.route.agency.id },
      }),
    ],
    clocks: [],
    started: [meet(begin('acknowledge'), now), begin('answer')],
    action: 'case.called',
  };
};
