import type { ApplicationState, ApplicationVerdict, CorrectionView } from '@boru/contract/applications';
import type { AutomaticCheck, CheckOutcome, DeskApplicationAction } from '@boru/contract/applications-desk';
import { isBusinessNumber } from '@boru/contract/business-number';
import type { GivenValue } from '@boru/contract/eligibility';
import type { AnswerValue, GrantQuestion } from '@boru/contract/grants';
import type { AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

type Application = {
  state: ApplicationState;
  agencyId: number;
  businessNumber: string;
  verdict: ApplicationVerdict | null;
  askedWon: number | null;
  benefitWon: number | null;
};
type Correction = { state: CorrectionView['state'] };
export type Known = { key: string; value: GivenValue; until: string | null };
export type Given = { key: string; value: AnswerValue };

const worksWith = ({ role }: AgencyActor): boolean => role === 'officer' || role === 'manager';

/** What this person of the agency may do with the application now. */
export const mayDo = (
  { state, agencyId }: Pick<Application, 'state' | 'agencyId'>,
  open: Correction | undefined,
  who: AgencyActor,
): DeskApplicationAction[] => {
  if (!worksWith(who) || agencyId !== who.agencyId) return [];
  if (state === 'submitted')
    return open === undefined ? ['check', 'askCorrection', 'review', 'reject'] : ['check', 'withdrawCorrection'];
  return state === 'inReview' ? ['check', 'giveBack'] : [];
};

export const requireMay = (
  action: DeskApplicationAction,
  application: Pick<Application, 'state' | 'agencyId'>,
  open: Correction | undefined,
  who: AgencyActor,
): void => {
  if (mayDo(application, open, who).includes(action)) return;
  throw new Problem(worksWith(who) ? 'grant.not_now' : 'role.insufficient');
};

const outcome = (holds: boolean | null): CheckOutcome => (holds === null ? 'unsure' : holds ? 'met' : 'lacking');
const plain = { fact: null, declared: null, recorded: null };
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** From the record and not from what was declared: each is a hint for the person who checks, and decides nothing. */
export const automaticOf = (
  application: Pick<Application, 'businessNumber' | 'verdict' | 'askedWon' | 'benefitWon'>,
  questions: readonly GrantQuestion[],
  answers: readonly Given[],
  facts: readonly Known[],
  overlaps: number,
): AutomaticCheck[] => {
  const { businessNumber, verdict, askedWon, benefitWon } = application;
  const recorded = new Map(facts.map(({ key, value }) => [key, value]));
  const given = new Map(answers.map(({ key, value }) => [key, value]));
  const confirmed = recorded.get('isConfirmed');
  const within = askedWon === null || benefitWon === null ? null : askedWon <= benefitWon;
  const declared = questions.flatMap(({ key, fact }): AutomaticCheck[] => {
    const value = given.get(key);
    if (fact === null || value === undefined) return [];
    const known = recorded.get(fact) ?? null;
    const agrees = known === null ? null : same(known, value);
    return [{ item: 'declared', outcome: outcome(agrees), fact, declared: value, recorded: known }];
  });
  return [
    { item: 'businessNumber', outcome: outcome(isBusinessNumber(businessNumber)), ...plain },
    { item: 'businessConfirmed', outcome: outcome(typeof confirmed === 'boolean' ? confirmed : null), ...plain },
    {
      item: 'eligibility',
      outcome: outcome(verdict === null || verdict === 'unknown' ? null : verdict === 'eligible'),
      ...plain,
    },
    { item: 'amount', outcome: outcome(within), ...plain },
    { item: 'overlap', outcome: overlaps === 0 ? 'met' : 'unsure', ...plain },
    ...declared,
  ];
};

/** A request for correction names questions of the form and a day that has not passed. */
export const requireCorrection = (
  wish: { keys: readonly string[]; dueOn: string },
  questions: readonly GrantQuestion[],
  today: string,
): void => {
  const own = new Set(questions.map(({ key }) => key));
  const fields: Record<string, string> = {};
  if (wish.keys.some((key) => !own.has(key)))
    fields['keys'] = '이 신청서의 문항이 아닙니다. / Not a question of this form.';
  if (wish.dueOn < today) fields['dueOn'] = '이미 지난 날입니다. / This day has passed.';
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};
