import {
  CompanyOutcomes,
  CompanyPath,
  DiagnosisHome,
  DiagnosisTasks,
  DraftComplete,
  DraftDiscard,
  DraftPath,
  DraftSave,
  DraftView,
  ImportInput,
  ImportResult,
  OutcomeCreated,
  OutcomeDetail,
  OutcomePath,
  PlanProgrammes,
  QuestionSetQuery,
} from '@boru/contract/diagnosis';
import { empty, ok } from '@boru/contract/fields';
import { QuestionSet } from '@boru/contract/question-set';
import { type Actor, type CompanyActor, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { endpoint, type Services } from '#platform/services';
import { completeDraft, discardDraft, importAnswers, saveDraft, startDraft, type Work } from './commands.ts';
import { currentSet, diagnosisHome, diagnosisTasks, openOutcome, outcomesOf, readDraft, setOf } from './queries.ts';

const companyActor = (actor: Actor): CompanyActor => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor;
};

const workOf = ({ tx, actor, now, requestId, services }: Context<Services>): Work => ({
  tx,
  actor: companyActor(actor),
  now,
  requestId,
  services,
});

export const routes = [
  endpoint({
    id: 'diagnosis.questionSet',
    method: 'GET',
    path: '/api/diagnosis/question-set',
    summary: { ko: '자가진단 문항집', en: 'The question set of the self-diagnosis' },
    may: ['anyone'],
    query: QuestionSetQuery,
    output: QuestionSet,
    handle: async ({ query: { id, version } }, { services, now }) =>
      id && version ? setOf(services.pack, { id, version }) : currentSet(services.pack, now),
  }),
  endpoint({
    id: 'diagnosis.programmes',
    method: 'GET',
    path: '/api/diagnosis/programmes',
    summary: { ko: '개선 계획에 쓰이는 지원사업', en: 'Programmes an improvement plan may name' },
    may: ['anyone'],
    output: PlanProgrammes,
    handle: async (_input, { services }) => ({ programmes: [...services.pack.programmes.items] }),
  }),
  endpoint({
    id: 'diagnosis.home',
    method: 'GET',
    path: '/api/diagnosis',
    summary: { ko: '우리 기업의 진단', en: 'The diagnoses of our company' },
    may: everyCompanyRole,
    output: DiagnosisHome,
    handle: (_input, { tx, actor, now, services }) =>
      diagnosisHome(tx, services.pack, companyActor(actor).companyId, now),
  }),
  endpoint({
    id: 'diagnosis.tasks',
    method: 'GET',
    path: '/api/diagnosis/tasks',
    summary: { ko: '진단에 관해 오늘 할 일', en: 'What the diagnosis asks of us today' },
    may: everyCompanyRole,
    output: DiagnosisTasks,
    handle: async (_input, { tx, actor, now, services }) => ({
      tasks: await diagnosisTasks(tx, services.pack, companyActor(actor).companyId, now),
    }),
  }),
  endpoint({
    id: 'diagnosis.readDraft',
    method: 'GET',
    path: '/api/diagnosis/draft',
    summary: { ko: '작성 중인 진단', en: 'The open draft' },
    may: everyCompanyRole,
    output: DraftView,
    handle: (_input, { tx, actor }) => readDraft(tx, companyActor(actor).companyId),
  }),
  endpoint({
    id: 'diagnosis.startDraft',
    method: 'POST',
    path: '/api/diagnosis/draft',
    summary: { ko: '진단 시작(작성 중인 것이 있으면 그대로)', en: 'Start a diagnosis, or go on with the open one' },
    may: companyWriters,
    body: empty,
    output: DraftView,
    handle: (_input, context) => startDraft(workOf(context)),
  }),
  endpoint({
    id: 'diagnosis.saveDraft',
    method: 'PUT',
    path: '/api/diagnosis/drafts/:draftId',
    summary: { ko: '답 저장', en: 'Save the answers' },
    may: companyWriters,
    params: DraftPath,
    body: DraftSave,
    output: DraftView,
    handle: ({ params, body }, context) => saveDraft(workOf(context), params.draftId, body.version, body.answers),
  }),
  endpoint({
    id: 'diagnosis.discardDraft',
    method: 'DELETE',
    path: '/api/diagnosis/drafts/:draftId',
    summary: { ko: '작성 중인 진단 버리기', en: 'Discard the draft' },
    may: companyWriters,
    params: DraftPath,
    query: DraftDiscard,
    output: ok,
    handle: async ({ params, query }, context) => {
      await discardDraft(workOf(context), params.draftId, query.version);
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'diagnosis.completeDraft',
    method: 'POST',
    path: '/api/diagnosis/drafts/:draftId/complete',
    summary: { ko: '진단 마치기', en: 'Complete the diagnosis' },
    may: companyWriters,
    params: DraftPath,
    body: DraftComplete,
    output: OutcomeCreated,
    status: 201,
    handle: async ({ params, body }, context) => ({
      outcomeId: await completeDraft(workOf(context), params.draftId, body.version),
    }),
  }),
  endpoint({
    id: 'diagnosis.importAnswers',
    method: 'POST',
    path: '/api/diagnosis/import',
    summary: {
      ko: '가입 전에 브라우저에서 답한 것 가져오기',
      en: 'Bring in what was answered before there was an account',
    },
    may: companyWriters,
    body: ImportInput,
    output: ImportResult,
    handle: ({ body }, context) => importAnswers(workOf(context), body),
  }),
  endpoint({
    id: 'diagnosis.readOutcome',
    method: 'GET',
    path: '/api/diagnosis/outcomes/:outcomeId',
    summary: { ko: '진단 결과', en: 'An outcome' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: OutcomePath,
    output: OutcomeDetail,
    handle: ({ params }, context) => openOutcome(context, params.outcomeId),
  }),
  endpoint({
    id: 'diagnosis.listForAgency',
    method: 'GET',
    path: '/api/diagnosis/companies/:companyId/outcomes',
    summary: { ko: '기업이 보여 주기로 한 진단 결과', en: 'Outcomes a company lets us see' },
    may: everyAgencyRole,
    params: CompanyPath,
    output: CompanyOutcomes,
    handle: async ({ params }, { tx, now, read }) => {
      const outcomes = await outcomesOf(tx, params.companyId, now);
      // Nothing to see and nothing allowed look the same from outside.
      if (outcomes.length === 0) throw new Problem('thing.not_found');
      read({ companyId: params.companyId, caseId: null, sections: ['diagnosis'] });
      return { outcomes };
    },
  }),
];
