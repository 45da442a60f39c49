import { z } from 'zod';
import type { Taken } from '../sealing/index.ts';
import { type OwnWords, openOwn, sealOwn } from './own.ts';

/** What the team of one desk says about a report, to itself: the server and the reporter cannot read it. */
export const Triage = z.strictObject({
  v: z.literal(1),
  report: z.uuid(),
  /** Counts up from 1: an older one cannot be passed off as the newest without showing. */
  version: z.int().min(1),
  state: z.enum(['triaged', 'answering', 'handedOff', 'closed']),
  kind: z.string().max(40),
  urgency: z.enum(['now', 'soon', 'past', 'unsure']),
  /** Code of the municipality; empty when it is not known, `outside` for another province. */
  territory: z.string().max(20),
  /** What the list shows, in the team's own words. */
  title: z.string().min(1).max(80),
  company: z.string().max(80),
  note: z.string().max(300),
});
export type Triage = z.infer<typeof Triage>;

/** Every triage looks alike, whatever it says. */
export const smallestTriage = 4_096;
const triageWords: OwnWords<Triage> = { label: 'triage', schema: Triage, smallest: smallestTriage };

/** `desk`: the desk's own identity. */
export const sealTriage = (desk: string, triage: Triage): Promise<Taken<Uint8Array>> =>
  sealOwn(desk, triageWords, triage);

/** `at`: the report and version under which it came; one written for another report or kept from earlier is refused. */
export const openTriage = (
  desk: string,
  sealed: Uint8Array,
  at: { readonly report: string; readonly version: number },
): Promise<Taken<Triage>> =>
  openOwn(desk, sealed, triageWords, ({ report, version }) => report === at.report && version === at.version);
