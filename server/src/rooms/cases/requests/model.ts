import { alwaysShown, type NewRequest, type RouteReason } from '@boru/contract/cases';
import type { Section } from '@boru/contract/evidence';
import { startClock } from '../clocks/model.ts';
import { type CaseFile, type Change, entry, type Scene, untouched } from '../files/model.ts';

export const sectionsOf = (share: NewRequest['share']): Section[] => [...alwaysShown, ...share];

type Founding = {
  id: string;
  request: NewRequest;
  company: { id: string; name: string };
  route: RouteReason;
  now: Date;
};

/** Written down but not sent: no number, no clock, no agency that sees it. Sending is `release`, at once or later. */
export const found = ({ id, request, company, route, now }: Founding): CaseFile => ({
  ...untouched,
  id,
  number: null,
  companyId: company.id,
  companyName: company.name,
  topic: request.topic,
  subject: request.subject,
  urgency: request.urgency,
  origin: 'company',
  title: request.title,
  status: 'held',
  sections: sectionsOf(request.share),
  ownerAgency: route.agency.id,
  deskCode: route.desk.code,
  route,
  lastWord: 'held',
  lastWordBy: 'company',
  updatedAt: now,
  createdAt: now,
  dueAt: null,
  version: 1,
  visibleTo: [],
});

/** The request goes out: it gets a number, and the statutory clock starts at this moment and not before. */
export const release = (scene: Scene, number: string): Change => {
  const { file, rules, author, now } = scene;
  const started = (['acknowledge', 'answer'] as const).map((purpose) =>
    startClock(rules, { purpose, topic: file.topic, at: now }),
  );
  return {
    set: { number, status: 'submitted', submittedAt: now, lastWord: 'submitted', lastWordBy: author.kind },
    entries: [entry(author, now, { fact: 'submitted', detail: { toAgency: file.route.agency.id } })],
    clocks: [],
    started,
    action: 'case.submitted',
  };
};
