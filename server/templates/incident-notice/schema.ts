import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

const text = z.string().min(1).max(8000);
const row = { label: line(100), value: text, isOpen: z.boolean() };

/** A report to one body about one incident, pre-filled. No field holds the technology itself. */
export const schema = z.strictObject({
  number: line(60),
  form: z.strictObject({ number: line(100), name: line(100) }),
  law: line(300),
  addressee: line(60),
  preparedOn: civilDate,
  preparedBy: z.string().max(60),
  notice: line(200),
  unverified: line(400),
  parts: z.array(z.strictObject({ title: line(60), rows: z.array(z.strictObject(row)).max(40) })).max(12),
  /** The same rows in one list, for the form of Hangul. */
  rows: z.array(z.strictObject({ part: line(60), ...row })).max(120),
  attachments: z.array(z.strictObject({ number: z.int(), title: line(200), hint: line(300) })).max(12),
  cautions: z.array(z.strictObject({ value: line(300) })).max(10),
});
