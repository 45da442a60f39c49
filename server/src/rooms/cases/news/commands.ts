import { civilOf, formatDate, formatDateTime } from '@boru/contract/civil';
import type { AppointmentEvent, CaseEvent } from '@boru/contract/events';
import {
  appointmentLetter,
  caseNewsLetter,
  deskTaskLetter,
  emergencyLetter,
  postMail,
  watchedLetter,
} from '#platform/mail/index';
import { listAgencies, mailAddresses } from '#rooms/organisations';
import { type Appointment, markReminded, selectAppointment, selectToRemind } from '../appointments/index.ts';
import { type CaseFile, type Doing, selectCase } from '../files/index.ts';
import { selectReferrals } from '../referrals/index.ts';
import { selectWatchers } from '../ties/index.ts';
import { type Audience, audienceOf, isForWatchers } from './model.ts';

const agencyOf = async ({ tx }: Doing, file: CaseFile, news: CaseEvent, audience: Audience): Promise<number | null> => {
  if (audience === 'owner') return file.ownerAgency;
  const referral = (await selectReferrals(tx, file.id)).find(({ id }) => id === news.referralId);
  if (!referral) return null;
  return audience === 'sender' ? referral.fromAgency : referral.toAgency;
};

/** Only people of agencies that see the case: whoever was named and has lost sight since is told nothing. */
const writeToNamed = async ({ tx, services }: Doing, file: CaseFile, personIds: readonly string[]): Promise<void> => {
  const url = `${services.config.origin}/desk/cases/${file.id}`;
  for (const agencyId of file.visibleTo)
    for (const { email, locale, personId } of await mailAddresses(tx, { agencyId }))
      if (personIds.includes(personId))
        await postMail(tx, email, deskTaskLetter({ locale, caseNumber: file.number ?? '', dueOn: null, url }));
};

/** Watchers who still see the case, except who did it and who has this news already. */
const writeToWatchers = async (doing: Doing, file: CaseFile, told: ReadonlySet<string>): Promise<void> => {
  const { tx, services } = doing;
  const watchers = (await selectWatchers(tx, file.id)).filter(({ personId }) => !told.has(personId));
  for (const agency of new Set(watchers.map(({ agencyId }) => agencyId)))
    for (const { email, locale, personId } of await mailAddresses(tx, { agencyId: agency }))
      if (watchers.some((watcher) => watcher.agencyId === agency && watcher.personId === personId))
        await postMail(
          tx,
          email,
          watchedLetter({
            locale,
            caseNumber: file.number ?? '',
            url: `${services.config.origin}/desk/cases/${file.id}`,
          }),
        );
};

/** Answers whom at a desk it told. */
const writeTo = async (doing: Doing, file: CaseFile, news: CaseEvent, audience: Audience): Promise<string[]> => {
  const { tx, services } = doing;
  const caseNumber = file.number ?? '';
  const { origin } = services.config;
  if (audience === 'company') {
    for (const { email, locale } of await mailAddresses(tx, { companyId: file.companyId }))
      await postMail(tx, email, caseNewsLetter({ locale, caseNumber, url: `${origin}/company/cases/${file.id}` }));
    return [];
  }
  if (audience === 'named') {
    await writeToNamed(doing, file, news.personIds ?? []);
    return [];
  }
  const agencyId = await agencyOf(doing, file, news, audience);
  if (agencyId === null) return [];
  const told: string[] = [];
  // Before it accepts, a receiver may have nothing but the stub in its inbox.
  const url = audience === 'receiver' ? `${origin}/desk?view=received` : `${origin}/desk/cases/${file.id}`;
  for (const { email, locale, personId } of await mailAddresses(tx, { agencyId })) {
    // Whoever has the case is told; while nobody has it, the whole desk is.
    if (agencyId === file.ownerAgency && file.assigneeId !== null && file.assigneeId !== personId) continue;
    // A period that ends at midnight ends with the day before.
    const dueOn = file.dueAt === null ? null : formatDate(civilOf(file.dueAt.getTime() - 1), locale);
    await postMail(tx, email, deskTaskLetter({ locale, caseNumber, dueOn, url }));
    told.push(personId);
  }
  return told;
};

/** 긴급 열람: the company and the secretariat hear that it happened; who and why stands behind the link. */
const alarm = async (doing: Doing, file: CaseFile, audience: Audience): Promise<void> => {
  const { tx, services, now } = doing;
  const caseNumber = file.number ?? '';
  const { origin } = services.config;
  const office = (await listAgencies(tx, civilOf(now.getTime()))).find(({ secretariat }) => secretariat);
  const at = audience === 'company' ? { companyId: file.companyId } : { agencyId: office?.id ?? 0 };
  const url = audience === 'company' ? `${origin}/company/readers` : `${origin}/desk`;
  for (const { email, locale } of await mailAddresses(tx, at))
    await postMail(tx, email, emergencyLetter({ locale, caseNumber, url }));
};

/** Reaction to `case.changed`: a mail that there is news, never what it is. A repetition costs a second mail and harms nobody. */
export const tellAbout = async (doing: Doing, news: CaseEvent): Promise<void> => {
  const file = await selectCase(doing.tx, news.caseId);
  if (!file) return;
  const told = new Set(news.by === undefined ? [] : [news.by]);
  for (const audience of audienceOf[news.action] ?? [])
    if (news.action === 'case.emergency') await alarm(doing, file, audience);
    else for (const personId of await writeTo(doing, file, news, audience)) told.add(personId);
  if (isForWatchers(news.action)) await writeToWatchers(doing, file, told);
};

type AppointmentNews = AppointmentEvent['news'] | 'reminder';

/** The company's people and the counsellor; a caller without an account is told on the telephone. */
const writeOf = async (doing: Doing, appointment: Appointment, news: AppointmentNews): Promise<void> => {
  const { tx, services } = doing;
  const { agencyId, companyId, counsellorId, startsAt } = appointment;
  const { origin } = services.config;
  const letter = (locale: 'ko' | 'en', url: string) =>
    appointmentLetter({ locale, news, when: formatDateTime(startsAt.getTime(), locale), url });
  if (companyId !== null)
    for (const { email, locale } of await mailAddresses(tx, { companyId }))
      await postMail(tx, email, letter(locale, `${origin}/company/appointments`));
  for (const { email, locale, personId } of await mailAddresses(tx, { agencyId }))
    if (personId === counsellorId) await postMail(tx, email, letter(locale, `${origin}/desk/appointments`));
};

/** Reaction to `appointment.changed`: both sides are told, also the one that did it, since a letter is what people look for later. */
export const tellOfAppointment = async (doing: Doing, { appointmentId, news }: AppointmentEvent): Promise<void> => {
  const appointment = await selectAppointment(doing.tx, appointmentId);
  if (appointment) await writeOf(doing, appointment, news);
};

/** Announces what begins within a day, each once: the mark is written with the letters. Answers how many. */
export const remindOfAppointments = async (doing: Doing): Promise<number> => {
  const { tx, now } = doing;
  const due = await selectToRemind(tx, { from: now, to: new Date(now.getTime() + 86_400_000) });
  for (const appointment of due) await writeOf(doing, appointment, 'reminder');
  await markReminded(
    tx,
    due.map(({ id }) => id),
    now,
  );
  return due.length;
};
