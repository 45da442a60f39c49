import { civilDate, line, prose } from '@boru/contract/fields';
import { z } from 'zod';

const won = z.number().int().min(0);
/** 지방보조금 교부 협약서: one version, with the signatures it bears so far. */
export const schema = z.strictObject({
  reference: line(20),
  number: z.number().int().min(1),
  title: line(100),
  agency: z.string().max(200),
  company: line(200),
  businessNumber: line(20),
  programme: z.string().max(200),
  periodFrom: civilDate,
  periodTo: civilDate,
  grantWon: won,
  ownWon: won,
  article: line(200),
  articleVerified: z.boolean(),
  clause: line(100).nullable(),
  plan: z.array(z.strictObject({ item: line(60), grantWon: won, ownWon: won })).min(1),
  instalments: z.array(
    z.strictObject({
      ordinal: z.number().int(),
      amountWon: won,
      plannedOn: civilDate,
      condition: line(300).nullable(),
    }),
  ),
  text: z.strictObject({
    id: line(60),
    edition: z.number().int(),
    verified: z.boolean(),
    clauses: z.array(z.strictObject({ title: line(200), text: prose(4000) })).min(1),
  }),
  fingerprint: line(64),
  issuedOn: civilDate,
  signatures: z.array(
    z.strictObject({
      side: line(20),
      name: line(100),
      reason: line(300),
      signedOn: civilDate,
      signedAtTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    }),
  ),
});
