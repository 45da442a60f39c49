import { z } from 'zod';
import { id, instant } from './fields.ts';

/** Papers that a company or a desk attaches to a case (붙임). Never technical documents; those are refused with the reason. */
export const paperStates = ['uploaded', 'scanning', 'clean', 'infected', 'unscanned'] as const;
export const PaperState = z.enum(paperStates);
export const PaperView = z.object({
  id,
  name: z.string(),
  /** What the content is, such as pdf or hwpx; not what the name says. */
  kind: z.string(),
  size: z.number().int(),
  /** SHA-256 of the content, so that anyone can check that it is the same file. */
  sha256: z.string(),
  state: PaperState,
  mayDownload: z.boolean(),
  from: z.enum(['company', 'agency']),
  self: z.boolean(),
  /** Of the reader's own agency or company: nobody is asked why it is downloaded. */
  ours: z.boolean(),
  createdAt: instant,
});
export const PaperList = z.object({ items: z.array(PaperView), mayAdd: z.boolean() });
export const PaperParams = z.strictObject({ id, paperId: id });
export type PaperView = z.output<typeof PaperView>;
export type PaperList = z.output<typeof PaperList>;
