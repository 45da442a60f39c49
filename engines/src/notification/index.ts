/** Where a leak is told to: the channel table against what is known. See README.md. */
import type { Bilingual } from '@boru/contract/fields';
import type { FactAnswers, RouteVerdict } from '@boru/contract/incidents';
import type { IncidentFact } from '@boru/contract/notice-routes';

type Condition = {
  readonly all: readonly { readonly fact: IncidentFact; readonly is: 'yes' | 'no' }[];
  readonly why: Bilingual;
};
export type Route = {
  readonly id: string;
  readonly isDuty: boolean;
  readonly tellAll: boolean;
  readonly conditions: readonly Condition[];
  readonly addressees: readonly { readonly id: string }[];
};
export type Decision<Of extends Route = Route> = {
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

export const decideRoute = <Of extends Route>(route: Of, facts: FactAnswers): Decision<Of> => {
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
const rank = ({ verdict, route }: Decision): number =>
  verdict === 'possible' && !route.isDuty ? 2.5 : order.indexOf(verdict);

export const decideRoutes = <Of extends Route>(routes: readonly Of[], facts: FactAnswers): Decision<Of>[] =>
  routes.map((route) => decideRoute(route, facts)).sort((a, b) => rank(a) - rank(b));

/** Addressees nobody has told. Where any of them will do, one is enough. A confirmed receipt without a dispatch counts too. */
export const untoldOf = (
  route: Route,
  notices: readonly { readonly route: string; readonly addressee: string }[],
): string[] => {
  const told = new Set(notices.filter((notice) => notice.route === route.id).map(({ addressee }) => addressee));
  const untold = route.addressees.map(({ id }) => id).filter((id) => !told.has(id));
  return !route.tellAll && untold.length < route.addressees.length ? [] : untold;
};
