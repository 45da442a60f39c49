import { InboxView, InCharge, Urgency } from '@boru/contract/case-lists';
import { HelpTopic } from '@boru/contract/help';
import type { SavedView } from '@boru/contract/saved-views';

/** What the address of the desk asks of the inbox; the same that a saved view keeps. */
export type Narrowing = Pick<SavedView, 'view' | 'search' | 'topic' | 'urgency' | 'charge'>;

type Address = Readonly<Record<string, string | undefined>>;

/** An address can be typed by hand: what is not in a list is left out. */
export const readNarrowing = (address: Address): Narrowing => ({
  view: InboxView.safeParse(address['view']).data ?? 'open',
  search: (address['search'] ?? '').slice(0, 80),
  topic: HelpTopic.safeParse(address['topic']).data ?? null,
  urgency: Urgency.safeParse(address['urgency']).data ?? null,
  charge: InCharge.safeParse(address['charge']).data ?? null,
});

/** For the call and for the address: what narrows nothing is not said. */
export const said = (narrowing: Narrowing): Record<string, string> => {
  const { view, search, topic, urgency, charge } = narrowing;
  return {
    view,
    ...(search === '' ? {} : { search }),
    ...(topic === null ? {} : { topic }),
    ...(urgency === null ? {} : { urgency }),
    ...(charge === null ? {} : { charge }),
  };
};

export const addressFor = (narrowing: Narrowing, caseId: string): string =>
  `/desk?${new URLSearchParams({ ...said(narrowing), ...(caseId === '' ? {} : { case: caseId }) }).toString()}`;

export const isSame = (one: Narrowing, other: Narrowing): boolean =>
  new URLSearchParams(said(one)).toString() === new URLSearchParams(said(other)).toString();

export const isNarrowed = ({ topic, urgency, charge }: Narrowing): boolean =>
  topic !== null || urgency !== null || charge !== null;
