import { civilDate, line, prose } from '@boru/contract/fields';
import { z } from 'zod';

const said = prose(4000);
export const schema = z.strictObject({
  company: line(200),
  agency: line(100),
  expert: line(60),
  reviewer: line(60),
  kickoffOn: civilDate,
  state: line(60),
  agenda: prose(2000),
  summary: prose(4000),
  verified: z.number().int(),
  claimed: z.number().int(),
  notes: z.array(z.strictObject({ question: prose(600), claimed: said, advised: said, verified: said })).max(300),
  recommendations: z
    .array(
      z.strictObject({
        number: z.number().int(),
        finding: prose(1000),
        advice: prose(1000),
        gaps: prose(6000),
        effort: line(20),
        effect: line(20),
      }),
    )
    .max(100),
  photos: z.array(z.strictObject({ caption: line(200), sha256: line(64) })).max(500),
});
