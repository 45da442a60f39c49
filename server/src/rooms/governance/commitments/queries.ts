import { civilOf } from '@boru/contract/civil';
import type { AgreementChange, CommitmentsView } from '@boru/contract/commitments';
import type { Bilingual } from '@boru/contract/fields';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { type Agency, agencyNames, listAgencies } from '#rooms/organisations';
import { type Change, governs, memberOf, type Party, partySpans } from './model.ts';
import { selectChanges, selectCommitments } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'now' | 'services'>;

const foundersOf = ({ services }: Asking, agencies: readonly Agency[]): number[] => {
  const { parties } = services.pack.agreement;
  return agencies.filter(({ code }) => parties.includes(code)).map(({ id }) => id);
};
/** Who is a party and since when, by the pack and by what was written down since. */
export const spansOf = async (asking: Asking, changes?: readonly Change[]): Promise<Party[]> => {
  const agencies = await listAgencies(asking.tx, civilOf(asking.now.getTime()));
  const { signedOn } = asking.services.pack.agreement;
  return partySpans(foundersOf(asking, agencies), signedOn, changes ?? (await selectChanges(asking.tx)));
};

export const clausesOf = ({ services }: Asking): CommitmentsView['clauses'] =>
  services.pack.agreement.items.map(({ id, number, text }) => ({ id, number, text }));

/** Under the name that the agency bore on the day of effect; names of one day are asked for once. */
export const changesShown = async (asking: Asking, changes: readonly Change[]): Promise<AgreementChange[]> => {
  const days = [...new Set(changes.filter(({ agencyId }) => agencyId !== null).map(({ effectiveOn }) => effectiveOn))];
  const names = new Map<string, Map<number, Bilingual>>();
  for (const day of days) names.set(day, await agencyNames(asking.tx, day));
  return changes.map(({ writtenAt, ...change }) => ({
    ...change,
    agency: change.agencyId === null ? null : (names.get(change.effectiveOn)?.get(change.agencyId) ?? null),
    writtenAt: writtenAt.toISOString(),
  }));
};

export type Last = CommitmentsView['commitments'][number]['last'];
type Reviewed = { rounds: CommitmentsView['rounds']; lastOf: (commitmentId: string) => Last };

/** The whole of it for the desks: promises by clause, the years, the parties, the changes. */
export const showCommitments = async (
  context: Context<Services>,
  reviewed: (changes: readonly Change[]) => Promise<Reviewed>,
): Promise<Sent<CommitmentsView>> => {
  const { tx, now, actor } = context;
  const { agencyId: own, role } = memberOf(actor);
  const today = civilOf(now.getTime());
  const [agencies, changes] = [await listAgencies(tx, today), await selectChanges(tx)];
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const nameOf = (id: number): Bilingual => names.get(id) ?? { ko: String(id), en: String(id) };
  const spans = partySpans(foundersOf(context, agencies), context.services.pack.agreement.signedOn, changes);
  const { rounds, lastOf } = await reviewed(changes);
  return {
    today,
    clauses: clausesOf(context),
    parties: spans.map((span) => ({ ...span, name: nameOf(span.agencyId) })),
    commitments: (await selectCommitments(tx)).map((commitment) => ({
      ...commitment,
      agency: nameOf(commitment.agencyId),
      isOwn: commitment.agencyId === own,
      last: lastOf(commitment.id),
    })),
    rounds,
    changes: await changesShown(context, changes),
    agencies: agencies.map(({ id, name }) => ({ agencyId: id, name })),
    own,
    may: [...(role === 'manager' ? (['promise'] as const) : []), ...(governs(actor) ? (['govern'] as const) : [])],
  };
};
