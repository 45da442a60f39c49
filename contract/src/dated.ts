// The frame every reference file shares. Reference data is never a constant in code: it is a dated,
// sourced statement that the interface can show together with its doubt (verified: false → 확인 필요).
import { z } from 'zod';

export const CivilDate = z.iso.date();
/** How precisely the source dates the statement: 2026, 2026-03 or 2026-03-01. */
export const AsOf = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
export const Line = z.string().min(1).max(4000);
export const Words = z.strictObject({ ko: Line, en: Line });
export const Source = z.array(Line).min(1);
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** Identifiers we inherited from the sources keep their upper case: NCT-SEMI-01, MW-TRANSFER. */
export const Code = z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/);

/** A null validFrom means the beginning is not known; a null validTo means still in force. */
export const validity = { validFrom: CivilDate.nullable(), validTo: CivilDate.nullable() };
/** An unverified statement says in `note` what is missing (the checker insists). */
export const doubt = { verified: z.boolean(), note: Line.optional() };
export const header = { title: Words, source: Source, asOf: AsOf, ...validity, ...doubt };

/** A file: the frame, its own fields, and items. */
export function datedFile<Item extends z.ZodType, Extra extends z.ZodRawShape>(item: Item, extra: Extra) {
  return z.strictObject({ ...header, ...extra, items: z.array(item).min(1) });
}

export const LawRef = z.strictObject({ law: Slug, article: Line });

export type CivilDate = z.infer<typeof CivilDate>;
export type Words = z.infer<typeof Words>;
export type LawRef = z.infer<typeof LawRef>;
