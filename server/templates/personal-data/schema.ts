import { civilDate, line, prose } from '@boru/contract/fields';
import { z } from 'zod';

/** What is held of one person (개인정보 열람 결과): own fields whole, the rest by class and amount; nobody else is named. */
export const schema = z.strictObject({
  madeOn: civilDate,
  name: line(100),
  email: line(254),
  phone: line(40),
  held: z
    .array(
      z.strictObject({
        title: line(60),
        what: line(300),
        amount: z.number().int().min(0),
        keeps: z.string().max(300),
        verified: z.boolean(),
      }),
    )
    .min(1)
    .max(20),
  requests: z
    .array(
      z.strictObject({
        receiptNumber: line(60),
        kind: line(40),
        receivedOn: civilDate,
        state: line(40),
        answer: z.union([z.literal(''), prose(2000)]),
        grounds: z.array(line(500)).max(20),
      }),
    )
    .max(50),
});
