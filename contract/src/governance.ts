import { z } from 'zod';
import { AgreementChange, PublicReview } from './commitments.ts';
import { agencyId, bilingual, civilDate } from './fields.ts';

export const AgreementView = z.object({
  title: bilingual,
  signedOn: civilDate,
  place: bilingual,
  context: bilingual,
  source: z.array(z.string()),
  verified: z.boolean(),
  parties: z.array(
    z.object({
      agencyId,
      name: bilingual,
      role: bilingual,
      joinedOn: civilDate,
      signatoryTitle: bilingual.nullable(),
      signatoryName: z.string().nullable(),
    }),
  ),
  clauses: z.array(z.object({ id: z.string(), number: z.number(), text: bilingual, verified: z.boolean() })),
  /** Accessions, withdrawals, amendments and terms since, oldest first. */
  changes: z.array(AgreementChange),
  termTo: civilDate.nullable(),
  reviews: z.array(PublicReview),
  ordinance: z.object({
    name: z.string(),
    enactedOn: civilDate.nullable(),
    articleTextKnown: z.boolean(),
    source: z.array(z.string()),
    verified: z.boolean(),
    headings: z.array(z.object({ id: z.string(), heading: bilingual, verified: z.boolean() })),
  }),
});
export type AgreementView = z.infer<typeof AgreementView>;
