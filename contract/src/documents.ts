import { z } from 'zod';
import { bilingual } from './fields.ts';

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
