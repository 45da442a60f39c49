import type { DeskRun, OfferView, OwnAttendee } from '@boru/contract/education-seats';
import type { Actor } from '#kernel/actor';
import { hashToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import {
  type Asking,
  namesOfAgencies,
  selectMaterials,
  selectRun,
  selectRuns,
  selectSessions,
  showRun,
} from '../courses/index.ts';
import { type Attendee, firstLetter, mayDo } from './model.ts';
import { selectAttendee, selectLinks, selectLiveOffers, selectOfCompany, selectOffer, selectOfRun } from './store.ts';

const lineOf = (one: Attendee) => ({
  ...{ id: one.id, runId: one.runId, name: one.name, role: one.role, email: one.email, state: one.state },
  ...{ isLate: one.isLate, endReason: one.endReason, version: one.version, enrolledAt: one.enrolledAt.toISOString() },
});

/** The people of the company with their seats, places in line, offers and links; newest first. */
export const listOwn = async (asking: Asking, actor: Actor, companyId: string): Promise<OwnAttendee[]> => {
  const { tx, now } = asking;
  const people = await selectOfCompany(tx, companyId);
  const runIds = [...new Set(people.map(({ runId }) => runId))];
  const runs = new Map((await selectRuns(tx, runIds)).map((run) => [run.id, run]));
  const names = await namesOfAgencies(asking);
  const sessions = new Map((await selectSessions(tx, runIds)).map((session) => [session.id, session]));
  const links = await selectLinks(tx, runIds);
  const materials = await selectMaterials(tx, [...new Set([...runs.values()].map(({ courseId }) => courseId))]);
  const offers = await selectLiveOffers(
    tx,
    people.filter(({ state }) => state === 'offered').map(({ id }) => id),
  );
  return people.flatMap((one) => {
    const run = runs.get(one.runId);
    if (!run) return [];
    const offer = offers.find(({ attendeeId }) => attendeeId === one.id);
    const own = links.flatMap(({ sessionId, url }) => {
      const session = sessions.get(sessionId);
      if (one.state !== 'seated' || session?.runId !== run.id) return [];
      return [{ startsAt: session.startsAt.toISOString(), mode: session.mode, url }];
    });
    return [
      {
        ...lineOf(one),
        title: run.title,
        agency: { id: run.agencyId, name: names.get(run.agencyId) ?? { ko: '', en: '' } },
        startsAt: run.startsAt.toISOString(),
        endsAt: run.endsAt.toISOString(),
        offer: offer ? { id: offer.id, expiresAt: offer.expiresAt.toISOString() } : null,
        links: own,
        materials: one.state === 'seated' ? (materials.get(run.courseId) ?? []) : [],
        may: mayDo(one, run.startsAt, offer, actor, now),
      },
    ];
  });
};

/** Who comes, in the order in which they enrolled; each company is told that its people were read. */
export const showDeskRun = async (context: Context<Services>, runId: string): Promise<DeskRun> => {
  const { tx, actor, read } = context;
  const run = await selectRun(tx, runId);
  if (actor.kind !== 'agency' || run?.agencyId !== actor.agencyId) throw new Problem('thing.not_found');
  const people = await selectOfRun(tx, runId);
  for (const companyId of new Set(people.map((one) => one.companyId)))
    read({ companyId, caseId: null, sections: ['summary', 'contact'], reason: '교육 운영' });
  return {
    ...(await showRun(context, runId)),
    attendees: people.map((one) => ({ ...lineOf(one), companyId: one.companyId, companyName: one.companyName })),
  };
};

/** What a link says, also after it was answered: so nobody wonders whether the press was heard. */
export const lookAtOffer = async (asking: Asking, token: string): Promise<OfferView> => {
  const { tx } = asking;
  const offer = await selectOffer(tx, { tokenHash: hashToken(token) });
  const attendee = offer && (await selectAttendee(tx, offer.attendeeId));
  const run = offer && (await selectRun(tx, offer.runId));
  if (!offer || !attendee || !run) throw new Problem('thing.not_found');
  const names = await namesOfAgencies(asking);
  const isOver = offer.outcome === null && offer.expiresAt <= asking.now;
  return {
    title: run.title,
    agency: { id: run.agencyId, name: names.get(run.agencyId) ?? { ko: '', en: '' } },
    person: firstLetter(attendee.name),
    startsAt: run.startsAt.toISOString(),
    endsAt: run.endsAt.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
    outcome: isOver ? 'lapsed' : offer.outcome,
  };
};
