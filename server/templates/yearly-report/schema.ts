import { line } from '@boru/contract/fields';
import { z } from 'zod';

const text = z.string().max(5000);
const table = z.strictObject({
  title: line(200),
  columns: z.array(text).min(1).max(10),
  rows: z.array(z.array(text)).max(2000),
  chart: z.string().max(200_000),
  alt: z.string().max(2000),
});
/** The whole report: numbered lines with their tables and charts (`parts`), and the same as plain lines and cells for HWPX. */
export const schema = z.strictObject({
  year: z.string().regex(/^\d{4}$/),
  agreement: line(200),
  state: line(60),
  by: line(120),
  preparedOn: line(40),
  parts: z
    .array(
      z.strictObject({
        level: z.int().min(1).max(8),
        indent: z.string().max(40),
        text,
        table: table.nullable(),
      }),
    )
    .max(5000),
  lines: z.array(z.strictObject({ indent: z.string().max(40), text })).max(5000),
  attached: z.array(text).max(20),
  appendix: z.array(table).max(20),
  cells: z.array(z.strictObject({ table: text, item: text, content: text })).max(20_000),
});
