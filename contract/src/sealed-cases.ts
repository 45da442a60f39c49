/** A sealed report that its desk works on as a case: numbers, days and names of the team in the clear, every word sealed. */
import { z } from 'zod';
import { civilDate, id, instant, version } from './fields.ts';
import { SealedTriage } from './report-desk.ts';
import { base64 } from './sealed-reports.ts';

export const SealedCaseState = z.enum(['open', 'closed']);
export type SealedCaseState = z.infer<typeof SealedCaseState>;
/** Which of the desk's cases a list shows. */
export const SealedCaseQuery = z.strictObject({
  state: SealedCaseState.default('open'),
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
});
export const SealedCaseParams = z.strictObject({ id });

/** `caseId`: an open case that the report is added to; null for a case of its own. */
export const OpenSealedCase = z.strictObject({ caseId: id.nullable() });
export const SealedCaseOpened = z.object({ id, number: z.string() });

const person = z.object({ id, name: z.string() });
export const SealedCaseBrief = z.object({
  id,
  /** `R-2026-0003`: of this desk, within the year. */
  number: z.string(),
  state: SealedCaseState,
  /** Null when nobody has it, or whoever had it left the team. */
  owner: person.nullable(),
  dueOn: civilDate.nullable(),
  openedOn: civilDate,
  closedOn: civilDate.nullable(),
  version: z.number().int(),
});
export type SealedCaseBrief = z.infer<typeof SealedCaseBrief>;
const member = z.object({
  id,
  filedAt: instant,
  lastOn: civilDate,
  /** The last word was the reporter's. */
  waiting: z.boolean(),
  triage: SealedTriage.nullable(),
});
export type SealedCaseReport = z.infer<typeof member>;
export const SealedCases = z.object({
  total: z.number().int(),
  items: z.array(z.object({ ...SealedCaseBrief.shape, reports: z.array(member) })),
});
export type SealedCases = z.infer<typeof SealedCases>;
/** What the asking person has to do, without a word of what it is about: no key is needed to see it. */
export const MySealedCases = z.object({ items: z.array(SealedCaseBrief) });
export type MySealedCases = z.infer<typeof MySealedCases>;
export const SealedCase = z.object({
  ...SealedCaseBrief.shape,
  openedBy: person,
  reports: z.array(member),
  notes: z.array(z.object({ id, deskKeyId: id, writtenBy: person, writtenOn: civilDate, body: z.string() })),
});
export type SealedCase = z.infer<typeof SealedCase>;

/** Number drawn by the browser, so that a note sent twice is one. */
export const NewCaseNote = z.strictObject({ id, deskKeyId: id, body: base64(8_000, 20_000) });
export type NewCaseNote = z.infer<typeof NewCaseNote>;
export const AddCaseNote = z.strictObject({ note: NewCaseNote });
/** `version`: the one last seen. The note goes in with the change or not at all. */
export const ChangeSealedCase = z.strictObject({
  version,
  state: SealedCaseState,
  ownerId: id.nullable(),
  dueOn: civilDate.nullable(),
  note: NewCaseNote.nullable(),
});
export type ChangeSealedCase = z.infer<typeof ChangeSealedCase>;
