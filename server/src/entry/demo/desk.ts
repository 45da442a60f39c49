import { civilOf } from '@boru/contract/civil';
import { newId } from '#kernel/ids';
import * as said from './conversations.ts';
import { ask, day, hour, inOfficeHours, type Stage } from './life.ts';
import type { Actor } from './population.ts';
import * as words from './words.ts';

type Place = { mode: 'room' | 'video' | 'visit'; place: string };

/** Agencies with a desk; the first officer of each answers the telephone and publishes times. */
const desks = ({ pack, population }: Stage): [number, Actor][] => {
  const withDesk = new Set(pack.capabilities.items.map(({ agency }) => agency));
  return pack.agencies.items.flatMap(({ id, code }): [number, Actor][] => {
    const first = population.staff.get(id)?.[0];
    return first && withDesk.has(code) ? [[id, first]] : [];
  });
};

const placeFor = ({ chance }: Stage, agency: number): Place =>
  chance.weighted([
    [{ mode: 'room', place: chance.pick(said.rooms) }, 3],
    [{ mode: 'video', place: `https://meet.example.kr/boru-${agency}` }, 2],
    [{ mode: 'visit', place: '' }, 1],
  ] as const);

/** Two mornings or afternoons a week, half an hour each. */
const publish = async (stage: Stage, agency: number, who: Actor, from: Date, until: Date): Promise<void> => {
  const { desks: own } = (await ask(stage, who, 'GET', '/api/desk/appointments')) as { desks: { code: string }[] };
  const [desk] = own;
  if (!desk) return;
  const opening = stage.chance.pick([10, 14]) * 60;
  await ask(stage, who, 'POST', '/api/desk/slots', {
    deskCode: desk.code,
    counsellorId: null,
    ...placeFor(stage, agency),
    from: civilOf(from.getTime()),
    until: civilOf(until.getTime()),
    weekdays: [stage.chance.pick([1, 2]), stage.chance.pick([3, 4])],
    startMinute: opening,
    endMinute: opening + 120,
    minutes: 30,
    gap: 0,
    openToAll: true,
  });
};

/** A company takes one of the free times; now and then it calls off. */
const book = async (stage: Stage, agency: number): Promise<void> => {
  const { chance, population } = stage;
  const confirmed = population.companies.filter((company) => company.confirmed);
  const company = chance.pick(confirmed);
  const { items } = (await ask(stage, company.signer, 'GET', `/api/appointments/free?agencyId=${agency}`)) as {
    items: { id: string }[];
  };
  if (items.length === 0) return;
  const booked = await ask(stage, company.signer, 'POST', '/api/appointments', {
    slotId: chance.pick(items).id,
    caseId: null,
    topic: chance.pick(said.meetings),
    contactName: `${chance.pick(words.families)}${chance.pick(words.givens)}`,
    contactPhone: '043-000-0000',
  });
  if (chance.next() < 0.15)
    await ask(stage, company.signer, 'POST', `/api/appointments/${String(booked['id'])}/cancel`, {
      version: booked['version'],
      reason: null,
    });
};

/** Every desk publishes times, three weeks ago and again now; about half of them are taken. */
export const liveAppointments = async (stage: Stage): Promise<void> => {
  const own = desks(stage);
  for (const [index, [agency, who]] of own.entries()) {
    stage.step(index + 1, own.length);
    for (const [begun, days] of [
      [20, 16],
      [2, 21],
    ] as const) {
      const at = inOfficeHours(Date.now() - begun * day);
      stage.setClock(new Date(at));
      await publish(stage, agency, who, new Date(at + day), new Date(at + days * day));
      for (let taken = 3 + stage.chance.below(5); taken > 0; taken--) await book(stage, agency);
    }
  }
};

/** Two calls at every desk in the last month, from firms that have no account: the desk keeps its own record of them. */
export const liveCalls = async (stage: Stage): Promise<void> => {
  const { chance } = stage;
  const own = desks(stage);
  for (const [index, [agency, who]] of own.entries()) {
    stage.step(index + 1, own.length);
    for (const [turn, ago] of [3 + chance.below(25), chance.below(3)].entries()) {
      stage.setClock(new Date(Math.min(inOfficeHours(Date.now() - ago * day - 2 * hour), Date.now() - 600_000)));
      const { topic, subject, title, body } = chance.pick(said.calls);
      const { consent } = (await ask(stage, who, 'GET', `/api/desk/calls/preview?topic=${topic}`)) as {
        consent: { textId: string; textVersion: number };
      };
      await ask(stage, who, 'POST', '/api/desk/calls', {
        requestKey: newId(),
        companyId: null,
        company: {
          name: `${chance.pick(words.nameHeads)}${chance.pick(['상사', '정밀', '테크'])}`,
          businessNumber: null,
        },
        caller: {
          name: `${chance.pick(words.families)}${chance.pick(words.givens)}`,
          phone: `043-000-${String(agency * 10 + turn).padStart(4, '0')}`,
        },
        topic,
        subject,
        urgency: chance.pick(['normal', 'normal', 'soon']),
        title,
        body,
        consent: { textId: consent.textId, textVersion: consent.textVersion, agreed: true },
      });
    }
  }
};
