/** Break-glass reading and the blind notice that another desk works for the same company. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { id, instant, line, prose } from './fields.ts';

export const GlassBody = z.strictObject({
  number: line(40),
  /** Long enough to be a reason that somebody can be held to. */
  reason: prose(1000).refine((text) => text.length >= 20, {
    error: '왜 지금 열어야 하는지 20자 이상 적어 주세요. / Say in 20 characters or more why it must be opened now.',
  }),
  hours: z.number().int().min(1).max(24),
});
export const GlassOpened = z.object({ caseId: id, until: instant });

/** Who else is at work, and by which reference to ask. Nothing of the case itself. */
export const Neighbours = z.object({ items: z.array(z.object({ agency: NamedAgency, reference: z.string() })) });
export type Neighbours = z.output<typeof Neighbours>;
