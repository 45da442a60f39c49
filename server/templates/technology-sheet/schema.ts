import { civilDate, line, prose } from '@boru/contract/fields';
import { z } from 'zod';

const text = z.string().max(4000);

/** Printed result of a preliminary check (사전확인 결과지), from a saved card. Texts arrive as shown on the screen. */
export const schema = z.strictObject({
  company: line(200).optional(),
  card: z.strictObject({ name: line(80), field: line(200), product: line(200), quantities: text, words: text }),
  screenedOn: civilDate,
  printedOn: civilDate,
  editions: z.array(z.strictObject({ name: line(300), edition: line(20), profile: line(60) })).max(10),
  /** Engine and data this sheet was computed with, and those of the stored result. */
  engine: line(120),
  stored: line(120),
  /** "같은 결과", or what differs. */
  comparison: text,
  /** false: words that stayed in the browser had a part in the result. */
  reproduces: z.boolean(),
  verdict: line(60),
  reason: prose(1000),
  notice: line(200),
  candidates: z
    .array(
      z.strictObject({
        title: line(300),
        item: line(60),
        list: line(100),
        profile: line(60),
        reviewed: z.boolean(),
        status: line(60),
        reason: prose(1000),
        text,
        conditions: z
          .array(
            z.strictObject({
              quote: line(1000),
              required: line(200),
              found: text,
              converted: line(200),
              judged: line(60),
            }),
          )
          .max(60),
        exclusions: z.array(text).max(30),
        timeLimits: z.array(text).max(30),
      }),
    )
    .max(12),
  asks: z.array(text).max(80),
  ladders: z
    .array(
      z.strictObject({
        name: line(200),
        value: line(120),
        steps: z.array(z.strictObject({ list: text, limit: line(200), reached: line(120) })).max(20),
      }),
    )
    .max(20),
});
