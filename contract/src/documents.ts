import { z } from 'zod';
import { bilingual, line } from './fields.ts';

export const templateFormats = ['pdf', 'hwpx'] as const;
export const templateName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, { error: '서식의 이름이 아닙니다. / Not the name of a template.' });

/** The papers Boru prints. Staff look at them with sample data before anything real is printed. */
export const TemplateList = z.object({
  items: z.array(
    z.object({ name: z.string(), title: bilingual, purpose: bilingual, formats: z.array(z.enum(templateFormats)) }),
  ),
});
export type TemplateList = z.infer<typeof TemplateList>;
export const TemplateName = z.strictObject({ name: templateName });
export const PreviewQuery = z.strictObject({ format: z.enum(templateFormats).default('pdf') });

/** Whoever takes a company's paper away for an agency says why (접속기록의 다운로드 사유); a company taking its own does not. */
const taken = { reason: line(200).optional() };
export const TakeQuery = z.strictObject(taken);
export const TakePaperQuery = PreviewQuery.extend(taken);
