/** Steps on a case beyond its first files of steps: what is said after the end. */
import { z } from 'zod';
import { prose, version } from './fields.ts';

export const Rating = z.strictObject({ version, score: z.int().min(1).max(5), body: prose(1000).nullable() });
