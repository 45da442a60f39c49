import { line, prose } from '@boru/contract/fields';
import { z } from 'zod';

/** 두문·본문·결문 of 행정업무규정, in Boru's own layout: what is printed is exactly what stands here. */
export const schema = z.strictObject({
  heading: line(120),
  sender: line(300),
  recipient: line(200),
  title: line(200),
  lines: z
    .array(z.strictObject({ level: z.int().min(1).max(8), indent: z.string().max(40), text: prose(6000) }))
    .min(1)
    .max(1_000),
  /** 발신명의: one agency, or all that send it together, in their order. */
  names: z
    .array(z.strictObject({ name: line(120) }))
    .min(1)
    .max(40),
  number: line(60),
  on: line(40),
  written: line(120),
  summary: line(300),
});
