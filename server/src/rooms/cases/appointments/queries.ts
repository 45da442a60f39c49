import type { Agenda, AppointmentView, FreeSlot } from '@boru/contract/appointments';
import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames, allDesks, desksOf } from '#rooms/organisations';
import { type Appointment, agendaDays, agendaFrom, mayDo } from './model.ts';
import { selectAppointment, selectFree, selectOfAgency, selectOfCompany, selectSlots } from './store.ts';

const none: Bilingual = { ko: '', en: '' };
type Names = { agencies: ReadonlyMap<number, Bilingual>; desks: ReadonlyMap<string, Bilingual> };

const namesOn = async (tx: Tx, now: Date): Promise<Names> => ({
  agencies: await agencyNames(tx, civilOf(now.getTime())),
  desks: new Map((await allDesks(tx)).map(({ code, nameKo, nameEn }) => [code, { ko: nameKo, en: nameEn }])),
});

const view = (row: Appointment, names: Names, actor: Actor, now: Date): AppointmentView => ({
  id: row.id,
  agency: { id: row.agencyId, name: names.agencies.get(row.agencyId) ?? none },
  desk: names.desks.get(row.deskCode) ?? none,
  counsellorName: row.counsellorName,
  mode: row.mode,
  place: row.place,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  companyName: row.companyName,
  contactName: row.contactName,
  contactPhone: row.contactPhone,
  topic: row.topic,
  caseId: row.caseId,
  status: row.status,
  cancelReason: row.cancelReason,
  mine: 'personId' in actor && (row.counsellorId === actor.personId || row.bookedBy === actor.personId),
  version: row.version,
  may: mayDo(row, actor, now),
});

/** What a desk reads of a company's appointment, told to the company before the answer leaves. */
const traceReading = ({ actor, read }: Context<Services>, rows: readonly Appointment[]): void => {
  if (actor.kind !== 'agency') return;
  for (const { companyId, caseId } of rows)
    if (companyId !== null) read({ companyId, caseId, sections: ['summary', 'contact'], reason: '상담 예약' });
};

export const showAppointment = async (context: Context<Services>, id: string): Promise<AppointmentView> => {
  const { tx, actor, now } = context;
  const row = await selectAppointment(tx, id);
  if (!row) throw new Problem('thing.not_found');
  traceReading(context, [row]);
  return view(row, await namesOn(tx, now), actor, now);
};

export const listOwnAppointments = async (tx: Tx, actor: Actor, now: Date): Promise<{ items: AppointmentView[] }> => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  const since = new Date(now.getTime() - 90 * 86_400_000);
  const names = await namesOn(tx, now);
  return { items: (await selectOfCompany(tx, actor.companyId, since)).map((row) => view(row, names, actor, now)) };
};

export const listFree = async (
  tx: Tx,
  wanted: { agencyId?: number | undefined; caseId?: string | undefined; from?: string | undefined },
  now: Date,
): Promise<{ items: FreeSlot[] }> => {
  const begins = Math.max(now.getTime(), wanted.from === undefined ? 0 : instantOf(wanted.from));
  const names = await namesOn(tx, now);
  const rows = await selectFree(tx, {
    from: new Date(begins),
    to: new Date(begins + 56 * 86_400_000),
    agencyId: wanted.agencyId ?? null,
    caseId: wanted.caseId ?? null,
  });
  return {
    items: rows.map(({ agencyId, deskCode, place, startsAt, endsAt, ...row }) => ({
      ...row,
      agency: { id: agencyId, name: names.agencies.get(agencyId) ?? none },
      desk: names.desks.get(deskCode) ?? none,
      room: place,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
};

/** Four weeks of a desk's own agency: three statements besides the names. */
export const showAgenda = async (context: Context<Services>, actor: AgencyActor, from?: string): Promise<Agenda> => {
  const { tx, now } = context;
  const first = agendaFrom(from, now);
  const until = addDays(first, agendaDays);
  const span = { from: new Date(instantOf(first)), to: new Date(instantOf(until)) };
  const names = await namesOn(tx, now);
  const rows = await selectOfAgency(tx, actor.agencyId, span);
  traceReading(context, rows);
  const slots = await selectSlots(tx, actor.agencyId, span);
  const desks = await desksOf(tx, actor.agencyId);
  return {
    from: first,
    until: addDays(until, -1),
    appointments: rows.map((row) => view(row, names, actor, now)),
    slots: slots.map(({ deskCode, startsAt, endsAt, ...slot }) => ({
      ...slot,
      desk: names.desks.get(deskCode) ?? none,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    desks: desks.map(({ code, nameKo, nameEn }) => ({ code, name: { ko: nameKo, en: nameEn } })),
  };
};
