/** Where a leak is told to: the channel table against what is known. See README.md. */
import type { Bilingual } from '@boru/contract/fields';
import type { FactAnswers, NoticeStage, RouteVerdict } from '@boru/contract/incidents';
import { IncidentFact } from '@boru/contract/notice-routes';
import type { ReportKind } from '@boru/contract/sealed-reports';

type Condition = {
  readonly all: readonly { readonly fact: IncidentFact; readonly is: 'yes' | 'no' }[];
  readonly why: Bilingual;
};
type Decidable = { readonly isDuty: boolean; readonly conditions: readonly Condition[] };
export type Route = Decidable & {
  readonly id: string;
  readonly tellAll: boolean;
  readonly formAfterUrgent: boolean;
  readonly addressees: readonly { readonly id: string }[];
};
export type Decision<Of extends Decidable = Route> = {
  readonly route: Of;
  readonly verdict: RouteVerdict;
  /** Why: the conditions that hold, or those that are still open. */
  readonly reasons: readonly Bilingual[];
  /** What would settle it, in the order of the table. */
  readonly missing: readonly IncidentFact[];
};

type Truth = 'holds' | 'open' | 'broken';
const truthOf = ({ all }: Condition, facts: FactAnswers): Truth => {
  if (all.some(({ fact, is }) => facts[fact] !== is && facts[fact] !== 'unsure')) return 'broken';
  return all.every(({ fact, is }) => facts[fact] === is) ? 'holds' : 'open';
};

export const decideRoute = <Of extends Decidable>(route: Of, facts: FactAnswers): Decision<Of> => {
  const like = (truth: Truth) => route.conditions.filter((condition) => truthOf(condition, facts) === truth);
  const holding = like('holds');
  if (holding.length > 0)
    return { route, verdict: route.isDuty ? 'due' : 'open', reasons: holding.map(({ why }) => why), missing: [] };
  const open = like('open');
  if (open.length === 0) return { route, verdict: 'notApplicable', reasons: [], missing: [] };
  const unsure = open.flatMap(({ all }) => all.map(({ fact }) => fact)).filter((fact) => facts[fact] === 'unsure');
  return { route, verdict: 'possible', reasons: open.map(({ why }) => why), missing: [...new Set(unsure)] };
};

const order: readonly RouteVerdict[] = ['due', 'possible', 'open', 'notApplicable'];
/** What might be a duty stands before what one may do: not knowing must not hide it. */
const rank = ({ verdict, route }: Decision<Decidable>): number =>
  verdict === 'possible' && !route.isDuty ? 2.5 : order.indexOf(verdict);

export const decideRoutes = <Of extends Decidable>(routes: readonly Of[], facts: FactAnswers): Decision<Of>[] =>
  routes.map((route) => decideRoute(route, facts)).sort((a, b) => rank(a) - rank(b));

/** Told in an emergency only: where the law asks for the form after it, the duty is not done before the form went out. */
export const unfiledOf = (
  route: Route,
  notices: readonly { readonly route: string; readonly addressee: string; readonly stage: NoticeStage }[],
): string[] => {
  if (!route.formAfterUrgent) return [];
  const own = notices.filter((notice) => notice.route === route.id);
  const filed = new Set(own.filter(({ stage }) => stage !== 'urgent').map(({ addressee }) => addressee));
  if (!route.tellAll && filed.size > 0) return [];
  const told = new Set(own.map(({ addressee }) => addressee));
  return route.addressees.map(({ id }) => id).filter((id) => told.has(id) && !filed.has(id));
};

/** Addressees nobody has told. Where any of them will do, one is enough. A confirmed receipt without a dispatch counts too. */
export const untoldOf = (
  route: Route,
  notices: readonly { readonly route: string; readonly addressee: string }[],
): string[] => {
  const told = new Set(notices.filter((notice) => notice.route === route.id).map(({ addressee }) => addressee));
  const untold = route.addressees.map(({ id }) => id).filter((id) => !told.has(id));
  return !route.tellAll && untold.length < route.addressees.length ? [] : untold;
};

const known: Readonly<Record<ReportKind, Partial<FactAnswers>>> = {
  nationalCoreTechnology: { nationalCore: 'yes' },
  nationalResearch: { nationalResearch: 'yes' },
  industrialTechnology: {},
  tradeSecret: { keptSecret: 'yes' },
  subcontracting: { subcontracting: 'yes' },
  cyber: { intrusion: 'yes' },
  personnel: {},
  unsure: {},
};
/** What the type of a report says about the facts, and no more: the rest is not known, which must not hide a duty. */
export const factsOfKind = (kind: ReportKind): FactAnswers => ({
  ...(Object.fromEntries(IncidentFact.options.map((fact) => [fact, 'unsure'])) as FactAnswers),
  ...known[kind],
});
