import { CompanyToDo, Rating } from '@boru/contract/case-steps';
import {
  CaseDone,
  CaseList,
  CaseListQuery,
  CaseParams,
  CaseView,
  Closing,
  Colleagues,
  Note,
  Reopening,
  Step,
  Withdrawal,
  Words,
} from '@boru/contract/cases';
import { empty, ok } from '@boru/contract/fields';
import {
  type Actor,
  agencyWorkers,
  companySigners,
  companyWriters,
  everyAgencyRole,
  everyCompanyRole,
} from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { listColleagues } from '#rooms/organisations';
import { noteReading } from '../files/index.ts';
import {
  acknowledgeCase,
  addNote,
  answerCase,
  askCompany,
  closeCase,
  rateCase,
  reopenCase,
  replyToDesk,
  withdrawCase,
} from './commands.ts';
import { companyToDo, listOwnCases, openCase } from './queries.ts';

const done = (version: number) => ({ ok: true as const, version });
const companyOf = (actor: Actor): string => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor.companyId;
};

const reading = [
  endpoint({
    id: 'cases.listOwn',
    method: 'GET',
    path: '/api/cases',
    summary: { ko: '우리 기업이 요청한 건', en: 'Our requests for help' },
    may: everyCompanyRole,
    query: CaseListQuery,
    output: CaseList,
    handle: ({ query }, { tx, actor, now }) => listOwnCases(tx, companyOf(actor), query.cursor, now),
  }),
  endpoint({
    id: 'cases.listToDo',
    method: 'GET',
    path: '/api/cases/to-do',
    summary: { ko: '기업이 답하거나 동의할 일', en: 'What waits for the company' },
    may: everyCompanyRole,
    output: CompanyToDo,
    handle: (_input, { tx, actor, now }) => companyToDo(tx, companyOf(actor), now),
  }),
  endpoint({
    id: 'cases.listColleagues',
    method: 'GET',
    path: '/api/desk/colleagues',
    summary: { ko: '담당자로 정할 수 있는 동료', en: 'Colleagues a case may be assigned to' },
    may: agencyWorkers,
    output: Colleagues,
    handle: async (_input, { tx, actor }) => {
      if (actor.kind !== 'agency') throw new Problem('role.insufficient');
      const people = await listColleagues(tx, actor.agencyId);
      return { items: people.map(({ id, name }) => ({ id, name, self: id === actor.personId })) };
    },
  }),
  endpoint({
    id: 'cases.show',
    method: 'GET',
    path: '/api/cases/:id',
    summary: { ko: '한 건의 진행 기록', en: 'One case with its timeline' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CaseParams,
    output: CaseView,
    handle: ({ params }, context) => openCase(context, params.id),
  }),
];

const deskSteps = [
  endpoint({
    id: 'cases.acknowledge',
    method: 'POST',
    path: '/api/cases/:id/acknowledge',
    summary: { ko: '접수 확인', en: 'Acknowledge receipt' },
    may: agencyWorkers,
    params: CaseParams,
    body: Step,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await acknowledgeCase(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.answer',
    method: 'POST',
    path: '/api/cases/:id/answer',
    summary: { ko: '기업에 답변', en: 'Answer the company' },
    may: agencyWorkers,
    params: CaseParams,
    body: Words,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await answerCase(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.ask',
    method: 'POST',
    path: '/api/cases/:id/ask',
    summary: { ko: '기업에 되묻기(보완 요구)', en: 'Ask the company back' },
    may: agencyWorkers,
    params: CaseParams,
    body: Words,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await askCompany(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.note',
    method: 'POST',
    path: '/api/cases/:id/notes',
    summary: { ko: '내부 메모(기업에 보이지 않음)', en: 'Internal note, hidden from the company' },
    may: agencyWorkers,
    params: CaseParams,
    body: Note,
    output: CaseDone,
    status: 201,
    handle: async ({ params, body }, context) => done(await addNote(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.close',
    method: 'POST',
    path: '/api/cases/:id/close',
    summary: { ko: '결과를 적어 종결', en: 'Close with an outcome' },
    may: agencyWorkers,
    params: CaseParams,
    body: Closing,
    output: CaseDone,
    undoable: {
      says: { ko: '건을 종결합니다', en: 'The case will be closed' },
      said: { ko: '건을 종결했습니다', en: 'The case is closed' },
      about: ({ params }) => [params.id],
    },
    handle: async ({ params, body }, context) => done(await closeCase(context, params.id, body)),
  }),
];

const companySteps = [
  endpoint({
    id: 'cases.reply',
    method: 'POST',
    path: '/api/cases/:id/reply',
    summary: { ko: '창구에 답하거나 더 묻기', en: 'Reply to the desk' },
    may: companyWriters,
    params: CaseParams,
    body: Words,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await replyToDesk(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.noteReading',
    method: 'POST',
    path: '/api/cases/:id/seen',
    summary: { ko: '건을 읽었음(창구에 읽음으로 보임)', en: 'The company has read its case' },
    may: everyCompanyRole,
    params: CaseParams,
    body: empty,
    output: ok,
    handle: async ({ params }, { tx, now }) => {
      if (!(await noteReading(tx, params.id, now))) throw new Problem('thing.not_found');
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'cases.rate',
    method: 'POST',
    path: '/api/cases/:id/rating',
    summary: { ko: '종결 뒤 만족도', en: 'How it went, after the end' },
    may: companyWriters,
    params: CaseParams,
    body: Rating,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await rateCase(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.withdraw',
    method: 'POST',
    path: '/api/cases/:id/withdraw',
    summary: { ko: '요청 취하', en: 'Withdraw a request' },
    may: companySigners,
    params: CaseParams,
    body: Withdrawal,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await withdrawCase(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.reopen',
    method: 'POST',
    path: '/api/cases/:id/reopen',
    summary: { ko: '종결된 건 다시 열기', en: 'Reopen a closed case' },
    may: companySigners,
    params: CaseParams,
    body: Reopening,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await reopenCase(context, params.id, body)),
  }),
];

export const routes = [...reading, ...deskSteps, ...companySteps];
