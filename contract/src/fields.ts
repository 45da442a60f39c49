import { z } from 'zod';

/** Building blocks of all inputs. Free text refuses NUL, lone surrogates and control characters: PostgreSQL and printers choke on them. */
const wellFormed = (text: string): boolean => text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text);

export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: '내용을 적어 주세요. / Required.' })
    .max(max, { error: `${max}자까지 적을 수 있습니다. / At most ${max} characters.` })
    .refine((text) => wellFormed(text) && !/[\n\r\t]/.test(text), {
      error: '쓸 수 없는 글자가 있습니다. / Contains characters that cannot be used.',
    });

export const prose = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: '내용을 적어 주세요. / Required.' })
    .max(max, { error: `${max}자까지 적을 수 있습니다. / At most ${max} characters.` })
    .refine(wellFormed, { error: '쓸 수 없는 글자가 있습니다. / Contains characters that cannot be used.' });

export const id = z.uuid({ error: '번호의 형식이 아닙니다. / Not an identifier.' });
export const agencyId = z.number().int().min(1).max(999);
/** Civil date in Asia/Seoul. */
export const civilDate = z.iso.date({ error: '날짜는 2026-11-22처럼 적어 주세요. / Use a date such as 2026-11-22.' });
/** Instants travel as RFC 3339 in UTC. */
export const instant = z.iso.datetime({ offset: true });
export const emailAddress = z
  .email({ error: '전자우편 주소를 확인해 주세요. / Check the e-mail address.' })
  .max(254)
  .transform((address) => address.toLowerCase());
export const bilingual = z.object({ ko: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;
export const version = z.number().int().min(1).max(2_000_000_000);
export const empty = z.strictObject({});
export const ok = z.object({ ok: z.literal(true) });
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
