import { civilOf, formatDate, formatDateTime } from '@boru/contract/civil';
import type { AppointmentEvent, CaseEvent } from '@boru/contract/events';
import type { NoticeEvent } from '@boru/contract/notices';
import { appointmentLetter, noticeLetter } from '#platform/mail/index';
import { type News, notify, type Recipient } from '#platform/notices/index';
import { listAgencies, mailAddresses } from '#rooms/organisations';
import { type Appointment, markReminded, selectAppointment, selectToRemind } from '../appointments/index.ts';
import { type CaseFile, type Doing, selectCase } from '../files/index.ts';
import { selectReferrals } from '../referrals/index.ts';
import { sealedTo } from '../sight/index.ts';
import { selectWatchers } from '../ties/index.ts';
import { type Audience, isForWatchers, tellings } from './model.ts';

const agencyOf = async (
  { tx, now }: Doing,
  file: CaseFile,
  news: CaseEvent,
  audience: Audience,
): Promise<number | null> => {
  if (audience === 'owner') return file.ownerAgency;
  if (audience === 'secretariat')
    return (await listAgencies(tx, civilOf(now.getTime()))).find(({ secretariat }) => secretariat)?.id ?? null;
  const referral = (await selectReferrals(tx, file.id)).find(({ id }) => id === news.referralId);
  if (!referral) return null;
  return audience === 'sender' ? referral.fromAgency : referral.toAgency;
};

type Told = readonly string[];
const idsOf = (people: readonly Recipient[]): Told => people.map(({ personId }) => personId);

/** Only people who see the case: whoever was named and has lost sight, or from whom it is sealed, is told nothing. */
const tellNamed = async (doing: Doing, file: CaseFile, personIds: Told, news: Omit<News, 'as'>): Promise<Told> => {
  const told: string[] = [];
  for (const agencyId of file.visibleTo) {
    const sealed = await sealedTo(doing.tx, file.id, agencyId);
    const named = (await mailAddresses(doing.tx, { agencyId })).filter(
      ({ personId }) => personIds.includes(personId) && (sealed === null || sealed.includes(personId)),
    );
    if (named.length === 0) continue;
    await notify(doing, named, { ...news, as: { agencyId }, isSealed: sealed !== null });
    told.push(...idsOf(named));
  }
  return told;
};

/** Watchers who still see the case, except who did it and who has this news already. */
const tellWatchers = async (doing: Doing, file: CaseFile, told: ReadonlySet<string>): Promise<void> => {
  const watchers = (await selectWatchers(doing.tx, file.id)).filter(({ personId }) => !told.has(personId));
  for (const agencyId of new Set(watchers.map((watcher) => watcher.agencyId))) {
    const watching = (await mailAddresses(doing.tx, { agencyId })).filter(({ personId }) =>
      watchers.some((watcher) => watcher.agencyId === agencyId && watcher.personId === personId),
    );
    await notify(doing, watching, {
      event: 'case.watched',
      key: `${doing.requestId}:watchers`,
      reference: file.number,
      path: `/desk/cases/${file.id}`,
      as: { agencyId },
    });
  }
};

/** Whoever has the case is told; while nobody has it, the whole desk is, or of a sealed case the people it is kept to. */
const atDesk = (
  file: CaseFile,
  agencyId: number,
  people: readonly Recipient[],
  named: Told | null,
): readonly Recipient[] => {
  const assignee = agencyId === file.ownerAgency ? file.assigneeId : null;
  return people.filter(
    ({ personId }) => (assignee === null || personId === assignee) && (named === null || named.includes(personId)),
  );
};

const tellDesk = async (doing: Doing, file: CaseFile, agencyId: number, news: Omit<News, 'as'>): Promise<Told> => {
  // A period that ends at midnight ends with the day before.
  const dueOn = (locale: 'ko' | 'en') =>
    file.dueAt === null ? null : formatDate(civilOf(file.dueAt.getTime() - 1), locale);
  const named = await sealedTo(doing.tx, file.id, agencyId);
  const people = atDesk(file, agencyId, await mailAddresses(doing.tx, { agencyId }), named);
  await notify(doing, people, {
    ...news,
    as: { agencyId },
    isSealed: named !== null,
    letter: (locale, url) => noticeLetter({ locale, event: news.event, url, dueOn: dueOn(locale) }),
  });
  return idsOf(people);
};

/** Answers whom at a desk it told. */
const tellOne = async (
  doing: Doing,
  file: CaseFile,
  news: CaseEvent,
  { audience, event }: { audience: Audience; event: NoticeEvent },
): Promise<Told> => {
  const isAlarm = event === 'case.emergency';
  const told = { event, key: `${doing.requestId}:${audience}`, reference: file.number };
  if (audience === 'company') {
    const path = isAlarm ? ('/company/readers' as const) : (`/company/cases/${file.id}` as const);
    const { companyId } = file;
    // An ended case takes no words any more, and an alarm is answered by signing in.
    const answers = isAlarm || file.closedAt !== null || file.number === null ? {} : { answers: file.id };
    await notify(doing, await mailAddresses(doing.tx, { companyId }), { ...told, path, as: { companyId }, ...answers });
    return [];
  }
  const path = `/desk/cases/${file.id}` as const;
  if (audience === 'named') return tellNamed(doing, file, news.personIds ?? [], { ...told, path });
  const agencyId = await agencyOf(doing, file, news, audience);
  if (agencyId === null) return [];
  // The secretariat hears that it happened; the case itself is not its to see.
  if (isAlarm) {
    await notify(doing, await mailAddresses(doing.tx, { agencyId }), { ...told, path: '/desk', as: { agencyId } });
    return [];
  }
  // Before it accepts, a receiver may have nothing but the stub in its inbox, and a stub has no number.
  const unaccepted = { ...told, reference: null, path: '/desk?view=received' as const };
  return tellDesk(doing, file, agencyId, audience === 'receiver' ? unaccepted : { ...told, path });
};

/** Reaction to `case.changed`: people are told that there is news, never what it is. */
export const tellAbout = async (doing: Doing, news: CaseEvent): Promise<void> => {
  const file = await selectCase(doing.tx, news.caseId);
  if (!file) return;
  const told = new Set(news.by === undefined ? [] : [news.by]);
  for (const telling of tellings(news.action))
    for (const personId of await tellOne(doing, file, news, telling)) told.add(personId);
  if (isForWatchers(news.action)) await tellWatchers(doing, file, told);
};

type AppointmentNews = AppointmentEvent['news'] | 'reminder';

/** The company's people and the counsellor; a caller without an account is told on the telephone. */
const tellOfOne = async (doing: Doing, appointment: Appointment, news: AppointmentNews): Promise<void> => {
  const { tx } = doing;
  const { id, agencyId, companyId, counsellorId, startsAt } = appointment;
  const told = {
    event: news === 'reminder' ? ('appointment.reminder' as const) : ('appointment.changed' as const),
    key: news === 'reminder' ? `appointment.reminder:${id}:${startsAt.getTime()}` : doing.requestId,
    letter: (locale: 'ko' | 'en', url: string) =>
      appointmentLetter({ locale, news, when: formatDateTime(startsAt.getTime(), locale), url }),
  };
  if (companyId !== null)
    await notify(doing, await mailAddresses(tx, { companyId }), {
      ...told,
      path: '/company/appointments',
      as: { companyId },
    });
  const counsellor = (await mailAddresses(tx, { agencyId })).filter(({ personId }) => personId === counsellorId);
  await notify(doing, counsellor, { ...told, path: '/desk/appointments', as: { agencyId } });
};

/** Reaction to `appointment.changed`: both sides are told, also the one that did it, since a letter is what people look for later. */
export const tellOfAppointment = async (doing: Doing, { appointmentId, news }: AppointmentEvent): Promise<void> => {
  const appointment = await selectAppointment(doing.tx, appointmentId);
  if (appointment) await tellOfOne(doing, appointment, news);
};

/** Announces what begins within a day, each once: the mark is written with the letters. Answers how many. */
export const remindOfAppointments = async (doing: Doing): Promise<number> => {
  const { tx, now } = doing;
  const due = await selectToRemind(tx, { from: now, to: new Date(now.getTime() + 86_400_000) });
  for (const appointment of due) await tellOfOne(doing, appointment, 'reminder');
  await markReminded(
    tx,
    due.map(({ id }) => id),
    now,
  );
  return due.length;
};
