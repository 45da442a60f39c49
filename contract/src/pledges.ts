/** 비밀유지 서약: what each reader of a case signs once before its content opens. */
import { z } from 'zod';
import { bilingual, id, instant, line, version } from './fields.ts';

export const PledgeAsked = z.object({
  textId: z.string(),
  textVersion: version,
  title: bilingual,
  paragraphs: z.array(bilingual),
  /** Verbatim, with article and edition; `verified: false` shows as 확인 필요. */
  statute: z.object({
    law: z.string(),
    edition: z.string(),
    article: z.string(),
    text: z.string(),
    verified: z.boolean(),
  }),
  verified: z.boolean(),
});
export type PledgeAsked = z.output<typeof PledgeAsked>;

export const PledgeBody = z.strictObject({
  caseId: id,
  textId: line(60),
  textVersion: version,
  agreed: z.literal(true, { error: '서약해야 내용이 열립니다. / The content opens once you pledge.' }),
});
export const PledgeSigned = z.object({ id, signedAt: instant });

export const PledgeFilter = z.strictObject({ caseId: id.optional() });
export const PledgeList = z.object({
  items: z.array(
    z.object({
      id,
      personName: z.string(),
      agencyName: z.string(),
      caseId: id,
      caseNumber: z.string(),
      textId: z.string(),
      textVersion: version,
      /** False once the text has changed: that person is asked again. */
      current: z.boolean(),
      signedAt: instant,
    }),
  ),
});
export type PledgeList = z.output<typeof PledgeList>;
