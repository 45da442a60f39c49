import { z } from 'zod';
import { agencyId, bilingual, civilDate } from './fields.ts';
import { HelpKind, HelpTopic } from './help.ts';

export const ProgrammeState = z.enum(['standing', 'reported', 'closed']);
export const ProgrammeView = z.object({
  id: z.string(),
  name: bilingual,
  kind: HelpKind,
  /** Under which topic a company asks for it here. */
  topic: HelpTopic,
  operator: bilingual,
  agencyId,
  agencyName: bilingual,
  summary: bilingual,
  howToApply: bilingual,
  amount: z.object({ maxWon: z.number().nullable(), percent: z.number().nullable(), explained: bilingual }).nullable(),
  year: z.number().nullable(),
  opensOn: civilDate.nullable(),
  closesOn: civilDate.nullable(),
  state: ProgrammeState,
  url: z.string().nullable(),
  closesDomains: z.array(z.string()),
  closesQuestions: z.array(z.string()),
  law: z.array(z.object({ law: z.string(), lawName: z.string(), article: z.string() })),
  asOf: z.string(),
  source: z.array(z.string()),
  verified: z.boolean(),
  note: z.string().nullable(),
});
export type ProgrammeView = z.infer<typeof ProgrammeView>;
export const ProgrammeList = z.object({ items: z.array(ProgrammeView) });
