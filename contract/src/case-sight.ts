/** Why somebody sees something, what a receiver would see, and who of an agency a case is kept to. */
import { z } from 'zod';
import { NamedAgency, ReferableSection } from './cases.ts';
import { Section } from './evidence.ts';
import { bilingual, civilDate, id, instant, prose } from './fields.ts';
import { HelpTopic } from './help.ts';

export const chainStates = ['open', 'later', 'over', 'revoked'] as const;

/** One link between an agency and a section: the grant, and what it rests on. */
export const SightChain = z.object({
  agency: NamedAgency,
  section: Section,
  /** Null: the company as a whole. */
  caseId: id.nullable(),
  level: z.enum(['read', 'work']),
  kind: z.enum(['shared', 'emergency']),
  /** Only one person of the agency. */
  personal: z.boolean(),
  /** Only one team of the agency. */
  team: z.boolean(),
  /** What the team or the person is called where a referral named it. */
  addressee: z.string(),
  purpose: z.string(),
  state: z.enum(chainStates),
  from: instant,
  endsAt: instant,
  revokedAt: instant.nullable(),
  consent: z
    .object({
      receiptNumber: z.string(),
      textId: z.string(),
      textVersion: z.number().int(),
      givenAt: instant,
      validTo: civilDate,
      withdrawnAt: instant.nullable(),
    })
    .nullable(),
  law: z.object({ text: z.string(), asOf: z.string() }).nullable(),
  referral: z
    .object({ id, from: NamedAgency, to: NamedAgency, requestedAt: instant, answeredAt: instant.nullable() })
    .nullable(),
});
export type SightChain = z.output<typeof SightChain>;

export const Seal = z.object({
  people: z.array(z.object({ id, name: z.string() })),
  reason: z.string(),
  sealedAt: instant,
});
export const CaseSight = z.object({
  chains: z.array(SightChain),
  /** Of the asking agency; null for a company and where nothing is sealed. */
  seal: Seal.nullable(),
  /** People of the asking agency and whether the case is open to them; a company gets none. */
  people: z.array(z.object({ id, name: z.string(), sees: z.boolean(), self: z.boolean() })),
  maySeal: z.boolean(),
});
export type CaseSight = z.output<typeof CaseSight>;

export const SealBody = z.strictObject({
  people: z.array(id).min(1, { error: '볼 사람을 한 명 이상 골라 주세요. / Choose at least one person.' }).max(20),
  reason: prose(500),
});

/** What would go along. Chosen sections only; the sender sees them itself. */
export const SightTrial = z.strictObject({ sections: z.array(ReferableSection).min(1).max(5) });
const Seen = z.object({
  table: z.string(),
  section: Section,
  amount: z.number().int(),
  titles: z.array(z.string()),
});
export const SightPreview = z.object({
  /** What a receiver by law has until it accepts; the deadline stands in the form. */
  stub: z.object({ topic: HelpTopic, territory: bilingual }),
  shown: z.array(Seen),
  /** What the asker sees and the receiver would not. */
  hidden: z.array(z.object({ table: z.string(), section: Section, amount: z.number().int() })),
});
export type SightPreview = z.output<typeof SightPreview>;

/** Every grant the company ever gave or had to suffer, so that each reading of its file can be explained. */
export const CompanySight = z.object({ chains: z.array(SightChain) });
export type CompanySight = z.output<typeof CompanySight>;
