import { civilOf } from '@boru/contract/civil';
import type { DiagnosisHome, DiagnosisTask, DraftView, OutcomeDetail, OutcomeSummary } from '@boru/contract/diagnosis';
import type { Pack } from '@boru/contract/pack';
import type { QuestionSet } from '@boru/contract/question-set';
import { compare, setInForce } from '@boru/engines/diagnosis';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Reading } from '#platform/endpoint';
import { answeredIn, type Draft, tasksFor } from './model.ts';
import * as store from './store.ts';

/** A company keeps far fewer; the number only bounds the answer. */
const mostOutcomes = 100;

export const currentSet = (pack: Pack, now: Date): QuestionSet => {
  const set = setInForce(pack.catalogue.questionSets, civilOf(now.getTime()));
  if (!set) throw new Problem('thing.not_found');
  return set;
};

export const setOf = (pack: Pack, wanted: { id: string; version: number }): QuestionSet => {
  const set = pack.catalogue.questionSets.find((each) => each.id === wanted.id && each.version === wanted.version);
  if (!set) throw new Problem('thing.not_found');
  return set;
};

export const viewOf = (draft: Draft): DraftView => ({
  id: draft.id,
  set: draft.set,
  answers: draft.answers,
  version: draft.version,
  startedAt: draft.startedAt.toISOString(),
  updatedAt: draft.updatedAt.toISOString(),
});

const summaryOf = (row: store.StoredOutcome, today: string): OutcomeSummary => {
  const level = row.levels.find((each) => each.id === row.level);
  return {
    id: row.id,
    set: { id: row.setId, version: row.setVersion },
    completedOn: row.completedOn,
    completedAt: row.completedAt.toISOString(),
    expiresOn: row.expiresOn,
    expired: row.expiresOn < today,
    total: row.total,
    level: level ? { id: level.id, name: level.name } : null,
    criticalGaps: row.criticalGaps,
  };
};

const openOf = async (tx: Tx, pack: Pack, companyId: string) => {
  const draft = await store.findDraft(tx, companyId);
  if (!draft) return null;
  const set = setOf(pack, draft.set);
  const counts = { answered: answeredIn(set, draft.answers), questions: set.questions.length };
  return { id: draft.id, ...counts, updatedAt: draft.updatedAt.toISOString() };
};

export const diagnosisHome = async (tx: Tx, pack: Pack, companyId: string, now: Date): Promise<DiagnosisHome> => ({
  draft: await openOf(tx, pack, companyId),
  outcomes: await outcomesOf(tx, companyId, now),
});

/** What row security lets the caller see of one company; newest first. */
export const outcomesOf = async (tx: Tx, companyId: string, now: Date): Promise<OutcomeSummary[]> => {
  const today = civilOf(now.getTime());
  return (await store.listOutcomes(tx, companyId, mostOutcomes)).map((row) => summaryOf(row, today));
};

/** What the newest outcome found wanting, most urgent first; null before the first outcome. */
export const gapsOf = async (tx: Tx, companyId: string) => {
  const [newest] = await store.listOutcomes(tx, companyId, 1);
  const row = newest && (await store.findOutcome(tx, newest.id));
  if (!row) return null;
  const { questions, domains } = row.questionSet;
  const asked = new Map(questions.map((one) => [one.id, one]));
  const named = new Map(domains.map((one) => [one.id, one.name]));
  const gaps = row.outcome.gaps.map(({ question, points, critical }) => {
    const { text, domain } = asked.get(question) ?? { text: { ko: question, en: question }, domain: '' };
    return { question, points, critical, text, domain: { id: domain, name: named.get(domain) ?? text } };
  });
  return { completedOn: row.completedOn, gaps };
};

export const readDraft = async (tx: Tx, companyId: string): Promise<DraftView> => {
  const draft = await store.findDraft(tx, companyId);
  if (!draft) throw new Problem('thing.not_found');
  return viewOf(draft);
};

const readOutcome = async (tx: Tx, outcomeId: string, now: Date): Promise<OutcomeDetail> => {
  const row = await store.findOutcome(tx, outcomeId);
  if (!row) throw new Problem('thing.not_found');
  const previous = await store.findPrevious(tx, row);
  const today = civilOf(now.getTime());
  const asked = new Set(row.questionSet.questions.map((question) => question.id));
  const shared = new Set(previous?.questionSet.questions.map(({ id }) => id).filter((id) => asked.has(id)));
  return {
    ...summaryOf(row, today),
    companyId: row.companyId,
    questionSet: row.questionSet,
    answers: row.answers,
    outcome: row.outcome,
    previous: previous ? summaryOf(previous, today) : null,
    comparison: previous ? compare(previous.outcome, row.outcome, shared) : null,
  };
};

type Looking = { tx: Tx; actor: Actor; now: Date; read(reading: Reading): void };

/** Whoever may see an outcome sees it whole; an agency's look leaves a trace the company can read. */
export const openOutcome = async ({ tx, actor, now, read }: Looking, outcomeId: string): Promise<OutcomeDetail> => {
  const detail = await readOutcome(tx, outcomeId, now);
  if (actor.kind === 'agency') read({ companyId: detail.companyId, caseId: null, sections: ['diagnosis'] });
  return detail;
};

/** This room's lines of the company's "오늘 할 일". */
export const diagnosisTasks = async (tx: Tx, pack: Pack, companyId: string, now: Date): Promise<DiagnosisTask[]> => {
  const [latest] = await store.listOutcomes(tx, companyId, 1);
  return tasksFor(await openOf(tx, pack, companyId), latest ?? null, civilOf(now.getTime()));
};
