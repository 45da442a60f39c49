import type { ExposureSide } from '@boru/contract/exposure';
import type { Span } from '@boru/engines/exposure';

/** What an agency may see of a company; null where it was not shown. */
export type KnownCompany = {
  companyId: string;
  name: string;
  domains: readonly { id: string; score: number | null; range: { min: number; max: number } | null }[] | null;
  /** Statuses of the items on the cards; null: no card was shown. */
  statuses: readonly string[] | null;
  topics: readonly string[];
};

const domainOf = { people: 'personnel', partners: 'partners', facilities: 'facility', it: 'it' } as const;

/** A weak domain is an exposed side. Open questions leave the span that the diagnosis itself gives. */
const ofDomain = (company: KnownCompany, id: string): Span | undefined => {
  const domain = company.domains?.find((one) => one.id === id);
  if (domain?.range == null) return undefined;
  return { low: 1 - domain.range.max / 100, high: 1 - domain.range.min / 100 };
};

/** That something was asked is known; that nothing was asked says nothing, for it may have been asked elsewhere. */
const ofTopic = ({ topics }: KnownCompany, topic: string, low: number): Span | undefined =>
  topics.includes(topic) ? { low, high: 1 } : undefined;

const ofCards = ({ statuses }: KnownCompany): Span | undefined => {
  if (statuses === null) return undefined;
  if (statuses.includes('met')) return { low: 0.9, high: 1 };
  return statuses.length > 0 ? { low: 0.3, high: 1 } : { low: 0, high: 0.6 };
};

const higher = (one: Span | undefined, other: Span | undefined): Span | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return { low: Math.max(one.low, other.low), high: Math.max(one.high, other.high) };
};

/** What is known of each side. Sides that nothing is known of are left out, and so stay open from end to end. */
export const sidesOf = (company: KnownCompany): Partial<Record<ExposureSide, Span>> => {
  const sides: Record<ExposureSide, Span | undefined> = {
    technology: ofCards(company),
    people: ofDomain(company, domainOf.people),
    partners: higher(ofDomain(company, domainOf.partners), ofTopic(company, 'dispute', 0.6)),
    facilities: ofDomain(company, domainOf.facilities),
    it: ofDomain(company, domainOf.it),
    overseas: ofTopic(company, 'exportGuidance', 0.5),
    incidents: ofTopic(company, 'leakSuspected', 0.7),
  };
  return Object.fromEntries(Object.entries(sides).filter(([, span]) => span !== undefined));
};
