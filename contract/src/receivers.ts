import { z } from 'zod';
import { agencyId, bilingual, id } from './fields.ts';

/** Whose it is at the receiving agency: everybody's, one team's, or one person's, and then nobody else's there. */
export const Receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agency') }),
  z.strictObject({ kind: z.literal('team'), teamId: id }),
  z.strictObject({ kind: z.literal('person'), personId: id }),
]);
export type Receiver = z.infer<typeof Receiver>;

/** An agency in the list of receivers; `teams` are those it lets others address. */
export const ReceivingAgency = z.object({
  id: agencyId,
  name: bilingual,
  fits: z.boolean(),
  desks: z.array(bilingual),
  online: z.boolean(),
  /** Teams that agency lets others address, with their people. */
  teams: z.array(z.object({ id, name: z.string(), people: z.array(z.object({ id, name: z.string() })) })),
});
