/** 공동 공문: a letter that several agencies send together; sent only when every one of them agreed to this text. */
import { z } from 'zod';
import { agencyId, bilingual, id, instant, line, prose, version } from './fields.ts';

export const LetterState = z.enum(['draft', 'asking', 'sent', 'withdrawn']);
export type LetterState = z.infer<typeof LetterState>;
export const LetterConsent = z.enum(['waiting', 'agreed', 'declined']);
export type LetterConsent = z.infer<typeof LetterConsent>;
export const LetterPower = z.enum(['write', 'ask', 'answer', 'takeBack', 'send']);
export type LetterPower = z.infer<typeof LetterPower>;

export const LetterInput = z
  .strictObject({
    recipient: line(100),
    title: line(120),
    /** One item a line of the body; two spaces before it put it a level below. */
    body: prose(10_000),
    /** 붙임. */
    enclosed: z.array(line(120)).max(20),
    /** The other agencies in whose name it goes, in their order. */
    parties: z.array(agencyId).min(1, { error: '함께 보낼 기관을 골라 주세요. / Choose the agencies.' }).max(30),
  })
  .refine(({ parties }) => new Set(parties).size === parties.length, {
    path: ['parties'],
    error: '같은 기관이 두 번 있습니다. / An agency is named twice.',
  });
export type LetterInput = z.infer<typeof LetterInput>;
export const LetterUpdate = z.strictObject({ version, letter: LetterInput });
export const LetterStep = z.strictObject({ version });
export const LetterAnswer = z
  .strictObject({ version, consent: LetterConsent.exclude(['waiting']), words: prose(500).nullable() })
  .refine(({ consent, words }) => consent === 'agreed' || words !== null, {
    path: ['words'],
    error: '함께하지 않는 까닭을 적어 주세요. / Say why.',
  });
export type LetterAnswer = z.infer<typeof LetterAnswer>;
export const LetterPaperQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

const short = {
  id,
  title: z.string(),
  recipient: z.string(),
  state: LetterState,
  number: z.string().nullable(),
  lead: bilingual,
};
export const LetterList = z.object({
  items: z.array(z.object({ ...short, agreed: z.number(), of: z.number(), isAsked: z.boolean() })),
  agencies: z.array(z.object({ agencyId, name: bilingual })),
  own: agencyId,
});
export type LetterList = z.infer<typeof LetterList>;
export const LetterView = z.object({
  ...short,
  version,
  body: z.string(),
  enclosed: z.array(z.string()),
  writtenBy: z.string(),
  sentAt: instant.nullable(),
  sentBy: z.string().nullable(),
  parties: z.array(
    z.object({
      agencyId,
      agency: bilingual,
      consent: LetterConsent,
      words: z.string().nullable(),
      by: z.string().nullable(),
      at: instant.nullable(),
    }),
  ),
  may: z.array(LetterPower),
});
export type LetterView = z.infer<typeof LetterView>;
