import type { Rehearsal } from '@boru/contract/rehearsal';
import { faultsOfAnswers, formats, schemaOf } from '@boru/engines/questions';
import { Problem } from '#kernel/problem';
import { schemaFaults } from '#platform/json-schema';
import { selectPublished, selectVersion } from '../../programmes/index.ts';
import { type Judged, judgeApplication } from '../applications/index.ts';
import {
  type Asking,
  type Call,
  deskOf,
  type Form,
  selectCall,
  selectForms,
  takesApplications,
} from '../calls/index.ts';
import { type Invented, inventAnswers, inventCompanies } from './model.ts';

type Run = { company: Invented; judged: Judged | null; outcome: 'received' | 'tooEarly' | 'tooLate' };

/** As a company would: only who arrives in time is looked at, by the very functions that receive a real application. */
const runOf = (call: Call, company: Invented, judge: (one: Invented) => Judged): Run => {
  const { arrivesAt } = company;
  if (takesApplications({ ...call, state: 'published' }, arrivesAt)) {
    return { company, judged: judge(company), outcome: 'received' };
  }
  return { company, judged: null, outcome: arrivesAt < call.opensAt ? 'tooEarly' : 'tooLate' };
};

const disagree = ({ asked, answers }: Judged): boolean =>
  (faultsOfAnswers(asked, answers).length === 0) !==
  (schemaFaults(schemaOf(asked, 'asked'), answers, formats).length === 0);

const sum = (amounts: readonly number[]): number => amounts.reduce((so, one) => so + one, 0);

/** Where the budget ends when everybody is served in the order of arrival: a first idea, never a selection. */
const withinBudget = (runs: readonly Run[], budgetWon: number): Set<Run> => {
  let left = budgetWon;
  const inside = new Set<Run>();
  for (const run of runs) {
    const { judged } = run;
    if (judged === null || judged.evaluation.verdict !== 'eligible') continue;
    const won = Math.min(judged.askedWon ?? judged.benefitWon ?? 0, judged.benefitWon ?? Number.MAX_SAFE_INTEGER);
    if (won > left) continue;
    left -= won;
    inside.add(run);
  }
  return inside;
};

const viewOf = (
  call: Call,
  form: Form,
  rules: { id: string; title: { ko: string; en: string } }[],
  runs: Run[],
): Rehearsal => {
  const inside = withinBudget(runs, call.budgetWon);
  const judged = runs.flatMap((run) => (run.judged === null ? [] : [run.judged]));
  const count = (outcome: Run['outcome']) => runs.filter((run) => run.outcome === outcome).length;
  const verdicts = (verdict: string) => judged.filter(({ evaluation }) => evaluation.verdict === verdict).length;
  const truths = (id: string, truth: string) =>
    judged.filter(({ evaluation }) => evaluation.rules.some((rule) => rule.id === id && rule.truth === truth)).length;
  return {
    ...{ companies: runs.length, received: count('received'), tooEarly: count('tooEarly'), tooLate: count('tooLate') },
    ...{ eligible: verdicts('eligible'), ineligible: verdicts('ineligible'), unknown: verdicts('unknown') },
    askedWon: sum(judged.map(({ askedWon }) => askedWon ?? 0)),
    benefitWon: sum(judged.map(({ benefitWon }) => benefitWon ?? 0)),
    ...{ budgetWon: call.budgetWon, withinBudget: inside.size, disagreements: judged.filter(disagree).length },
    rules: rules.map(({ id, title }) => ({ id, title, no: truths(id, 'no'), unknown: truths(id, 'unknown') })),
    questions: form.questions.map(({ key, label }) => ({
      ...{ key, label },
      asked: judged.filter(({ asked }) => asked.some((one) => one.key === key)).length,
    })),
    applications: runs.slice(0, 30).map((run) => ({
      ...{ name: run.company.name, arrivesAt: run.company.arrivesAt.toISOString(), outcome: run.outcome },
      verdict: run.judged?.evaluation.verdict ?? null,
      ...{ askedWon: run.judged?.askedWon ?? null, benefitWon: run.judged?.benefitWon ?? null },
      isWithinBudget: inside.has(run),
    })),
  };
};

/** A call played through on invented companies. Nothing is written: no company, no application, no number is used up. */
export const rehearseCall = async (
  asking: Asking,
  id: string,
  wish: { companies: number; seed: number },
): Promise<Rehearsal> => {
  const { tx } = asking;
  const who = deskOf(asking.actor);
  const call = await selectCall(tx, id);
  if (call === undefined || call.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  const [form] = await selectForms(tx, id);
  const programme =
    call.programmeVersionId === null
      ? (await selectPublished(tx)).find((one) => one.id === call.programmeId)?.version
      : await selectVersion(tx, call.programmeVersionId);
  if (form === undefined || programme === undefined) throw new Problem('thing.not_found');
  const { content, noticeOn } = programme;
  const terms = { programme: content, noticeOn, mostWon: call.mostWon };
  const invented = inventCompanies(wish.companies, wish.seed, content.rules, call);
  const runs = invented.map((company, place) =>
    runOf(call, company, ({ facts }) =>
      judgeApplication(form.questions, inventAnswers(form.questions, facts, wish.seed + place + 1), facts, terms),
    ),
  );
  const inOrder = [...runs].sort((a, b) => a.company.arrivesAt.getTime() - b.company.arrivesAt.getTime());
  return viewOf(call, form, content.rules.rules, inOrder);
};
