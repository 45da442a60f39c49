import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { isSane } from './limits.ts';

/** What was sent, as the schema of the endpoint reads it; a problem that names the fields otherwise. */
export const parse = (schema: z.ZodType | null, value: unknown, place: string): unknown => {
  if (!schema) return undefined;
  if (!isSane(value))
    throw new Problem('request.invalid', {
      fields: { [place]: '쓸 수 없는 글자나 너무 깊은 구조가 있습니다. / Unusable characters or nesting.' },
    });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues
      .slice(0, 50)
      .map((issue) => [issue.path.join('.').slice(0, 200) || place, issue.message.slice(0, 300)]),
  );
  // An identifier in the path that is no identifier names nothing: the same answer as for one that does not exist.
  throw place === 'params' ? new Problem('thing.not_found') : new Problem('request.invalid', { fields });
};
