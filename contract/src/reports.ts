import { z } from 'zod';
import { FirstHourPhase } from './catalogue.ts';
import { bilingual } from './fields.ts';
import { HelpTopic } from './help.ts';
import { FactAnswer, IncidentFact, LeakChannel, VictimHelpKind } from './notice-routes.ts';

/** Whom to call, from dated data; nothing that a person types here is sent anywhere. */
export const ContactView = z.object({
  id: z.string(),
  name: bilingual,
  organisation: bilingual,
  phone: z.string().nullable(),
  hours: bilingual.nullable(),
  url: z.string().nullable(),
  emergency: z.boolean(),
  topics: z.array(HelpTopic),
  asOf: z.string(),
  verified: z.boolean(),
  /** What is not verified about it. */
  note: z.string().nullable(),
});
export const ContactList = z.object({ items: z.array(ContactView) });
export type ContactView = z.infer<typeof ContactView>;

const doubt = { verified: z.boolean(), note: z.string().nullable() };

/** The first hour of a suspected leak: steps in order, the statutory duty, and who takes a report. Boru itself takes none yet. */
export const FirstHourView = z.object({
  title: bilingual,
  asOf: z.string(),
  source: z.array(z.string()),
  ...doubt,
  steps: z.array(
    z.object({
      id: z.string(),
      phase: FirstHourPhase,
      title: bilingual,
      why: bilingual,
      do: z.array(bilingual),
      avoid: z.array(bilingual),
      contacts: z.array(ContactView),
    }),
  ),
  duty: z.object({
    title: bilingual,
    what: bilingual,
    when: bilingual,
    appliesTo: bilingual,
    law: z.array(z.object({ law: z.string(), lawName: z.string(), article: z.string() })),
    form: z.object({ number: z.string().nullable(), name: z.string() }).nullable(),
    deadline: bilingual,
    sanction: bilingual.nullable(),
    ...doubt,
    addressees: z.array(
      z.object({ id: z.string(), name: bilingual, how: bilingual, contact: ContactView.nullable(), ...doubt }),
    ),
  }),
  channels: z.array(z.object({ contact: ContactView, text: bilingual, source: z.array(z.string()), ...doubt })),
  checklists: z.array(
    z.object({
      channel: LeakChannel,
      title: bilingual,
      vanishes: bilingual,
      do: z.array(bilingual),
      avoid: z.array(bilingual),
      ...doubt,
    }),
  ),
});
export type FirstHourView = z.infer<typeof FirstHourView>;

const law = z.array(z.object({ law: z.string(), lawName: z.string(), article: z.string(), address: z.string() }));
const conditions = z.array(
  z.object({ all: z.array(z.object({ fact: IncidentFact, is: FactAnswer.extract(['yes', 'no']) })), why: bilingual }),
);

/** The channel table: who is competent, why, by which article, on which form. What decides is the engine `notification`. */
export const NoticeRouteView = z.object({
  id: z.string(),
  title: bilingual,
  why: bilingual,
  isDuty: z.boolean(),
  conditions,
  law,
  rule: z.string().nullable(),
  clock: bilingual,
  form: z.object({ number: z.string().nullable(), name: z.string() }),
  tellAll: z.boolean(),
  formAfterUrgent: z.boolean(),
  addressees: z.array(
    z.object({ id: z.string(), name: bilingual, how: bilingual, contact: ContactView.nullable(), ...doubt }),
  ),
  evidence: z.array(bilingual),
  cautions: z.array(bilingual),
  sanction: bilingual.nullable(),
  ...doubt,
});
export type NoticeRouteView = z.infer<typeof NoticeRouteView>;
export const NoticeRoutesView = z.object({
  title: bilingual,
  asOf: z.string(),
  ...doubt,
  notFiling: bilingual,
  facts: z.array(z.object({ id: IncidentFact, question: bilingual, hint: bilingual })),
  items: z.array(NoticeRouteView),
});
export type NoticeRoutesView = z.infer<typeof NoticeRoutesView>;

/** Help for the victim of a leak, and why each fits: what decides is the engine `notification`, in the browser. */
export const VictimHelpView = z.object({
  title: bilingual,
  asOf: z.string(),
  ...doubt,
  items: z.array(
    z.object({
      id: z.string(),
      kind: VictimHelpKind,
      title: bilingual,
      what: bilingual,
      organisation: bilingual,
      contact: ContactView.nullable(),
      fee: bilingual.nullable(),
      limit: bilingual.nullable(),
      conditions,
      law,
      source: z.array(z.string()),
      asOf: z.string(),
      ...doubt,
    }),
  ),
});
export type VictimHelpView = z.infer<typeof VictimHelpView>;
