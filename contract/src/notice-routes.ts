/** Where a leak is told to, as dated data (catalogue/notice-routes.json): who is competent, why, by which clock, on which form. */
import { z } from 'zod';
import { AsOf, Code, datedFile, doubt, LawRef, Line, Slug, Source, Words } from './dated.ts';

/** What decides about a route. Each is a question a company can answer without a lawyer; not knowing is an answer. */
export const IncidentFact = z.enum([
  'nationalCore',
  'nationalStrategic',
  'nationalResearch',
  'researchSecurity',
  'keptSecret',
  'smallCompany',
  'subcontracting',
  'consignment',
  'intrusion',
  'personalData',
]);
export type IncidentFact = z.infer<typeof IncidentFact>;
export const FactAnswer = z.enum(['yes', 'no', 'unsure']);
export type FactAnswer = z.infer<typeof FactAnswer>;

const Clause = z.strictObject({ fact: IncidentFact, is: z.enum(['yes', 'no']) });
const Condition = z.strictObject({
  /** All of them together. */
  all: z.array(Clause).min(1),
  why: Words,
});
const Addressee = z.strictObject({ id: Slug, name: Words, how: Words, contact: Slug.nullable(), ...doubt });

export const NoticeRoute = z.strictObject({
  id: Slug,
  title: Words,
  /** Why these bodies are competent. */
  why: Words,
  /** The law says must; otherwise the company may. */
  isDuty: z.boolean(),
  /** Any of them. */
  conditions: z.array(Condition).min(1),
  /** Empty only where no article could be read: then `verified` is false. */
  law: z.array(LawRef),
  rule: Code.nullable(),
  clock: Words,
  form: z.strictObject({ number: Line.nullable(), name: Line }),
  /** True: each addressee must be told. False: any of them. */
  tellAll: z.boolean(),
  /** True: telling by word of mouth or network is only the beginning, the law asks for the form after it. */
  formAfterUrgent: z.boolean(),
  addressees: z.array(Addressee).min(1),
  /** What the form asks and Boru cannot know. */
  blanks: z.array(Line),
  evidence: z.array(Words).min(1),
  cautions: z.array(Words),
  sanction: Words.nullable(),
  ...doubt,
});
export type NoticeRoute = z.infer<typeof NoticeRoute>;

export const NoticeRoutes = datedFile(NoticeRoute, {
  facts: z.array(z.strictObject({ id: IncidentFact, question: Words, hint: Words })).min(1),
  /** Said wherever a form is made or a dispatch is written down. */
  notFiling: Words,
});
export type NoticeRoutes = z.infer<typeof NoticeRoutes>;

/** Ways by which something leaves; each has its own records that vanish first. */
export const LeakChannel = z.enum(['pc', 'server', 'mail', 'usb', 'cloud', 'print', 'person', 'partner']);
export type LeakChannel = z.infer<typeof LeakChannel>;

/** 피해기업이 쓸 수 있는 도움. The table is catalogue/victim-help.json. */
export const VictimHelpKind = z.enum([
  'lawyer',
  'forensics',
  'mediation',
  'counselling',
  'court',
  'protection',
  'money',
]);
export type VictimHelpKind = z.infer<typeof VictimHelpKind>;

export const VictimHelp = datedFile(
  z.strictObject({
    id: Slug,
    kind: VictimHelpKind,
    title: Words,
    what: Words,
    /** Whom to turn to. */
    organisation: Words,
    contact: Slug.nullable(),
    /** What it costs, and who bears it; null where no source says it. */
    fee: Words.nullable(),
    /** Periods of the procedure; null where no source says it. */
    limit: Words.nullable(),
    /** Any of them; an empty `all` fits every incident. */
    conditions: z.array(z.strictObject({ all: z.array(Clause), why: Words })).min(1),
    law: z.array(LawRef),
    source: Source,
    asOf: AsOf,
    ...doubt,
  }),
  {
    /** What is left to do when the worst is over; ticked like the checklist of the first hour. */
    recovery: z
      .array(z.strictObject({ id: Slug, title: Words, why: Words, do: z.array(Words).min(1), ...doubt }))
      .min(1),
  },
);
export type VictimHelp = z.infer<typeof VictimHelp>;
