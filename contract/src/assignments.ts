/** 한꺼번에 배정: up to one page of the inbox to one colleague. */
import { z } from 'zod';
import { bilingual, id, version } from './fields.ts';

export const mostAssigned = 50;

export const AssignMany = z.strictObject({
  personId: id,
  /** Each with the version on screen: what somebody has changed since is said, not overwritten. */
  cases: z
    .array(z.strictObject({ id, version }))
    .min(1, { error: '건을 하나 이상 골라 주세요. / Choose at least one case.' })
    .max(mostAssigned, { error: '한 번에 50건까지 배정할 수 있습니다. / At most 50 cases at once.' })
    .refine((cases) => new Set(cases.map((one) => one.id.toLowerCase())).size === cases.length, {
      error: '같은 건이 두 번 들어 있습니다. / A case stands twice in the list.',
    }),
});
export const AssignedMany = z.object({
  assigned: z.number().int(),
  /** In the colleague's charge already. */
  unchanged: z.number().int(),
  /** With one refusal nothing is assigned. */
  refused: z.array(z.object({ id, why: bilingual })),
});
export type AssignMany = z.output<typeof AssignMany>;
export type AssignedMany = z.output<typeof AssignedMany>;
