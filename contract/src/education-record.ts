/** The company's training record: who had what when, the gaps of its diagnosis, the next suitable run. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { TargetRole } from './education.ts';
import { bilingual, civilDate, id, instant } from './fields.ts';

export const LessonState = z.enum(['certified', 'expired', 'revoked', 'attended', 'missed', 'planned', 'waiting']);
const NextRun = z.object({
  runId: id,
  title: z.string(),
  agency: NamedAgency,
  roles: z.array(TargetRole),
  startsAt: instant,
  free: z.number().int(),
});
/** Name and role, nothing else of a person. */
export const TrainingRecord = z.object({
  people: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      roles: z.array(TargetRole),
      lessons: z.array(
        z.object({
          attendeeId: id,
          runId: id,
          title: z.string(),
          agency: NamedAgency,
          startsAt: instant,
          minutes: z.number().int(),
          state: LessonState,
          certificate: z.string().nullable(),
          expiresOn: civilDate.nullable(),
          again: NextRun.nullable(),
        }),
      ),
    }),
  ),
  diagnosedOn: civilDate.nullable(),
  needs: z.array(
    z.object({
      domain: z.string(),
      name: bilingual,
      points: z.number(),
      critical: z.boolean(),
      trained: z.array(z.string()),
      coming: z.array(z.string()),
      next: NextRun.nullable(),
    }),
  ),
});
export type TrainingRecord = z.output<typeof TrainingRecord>;
export type NextRun = z.output<typeof NextRun>;
