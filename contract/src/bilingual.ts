import { z } from 'zod';

/** A text the reader sees. Korean is the source, English is complete: neither may be empty. */
export const Bilingual = z.strictObject({ ko: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;
export type Language = keyof Bilingual;
