import {
  AbsenceParams,
  AssignmentParams,
  ExpertAnswer,
  ExpertAssignment,
  ExpertHome,
  ExpertParams,
  NewAbsence,
  NewTie,
  OwnPart,
  PledgeSigning,
} from '@boru/contract/experts';
import { ok } from '@boru/contract/fields';
import { endpoint } from '#platform/services';
import { answerAssignment } from '../../consulting/assignments/index.ts';
import { changeOwn, dropOwnAbsence, noteOwnAbsence, noteOwnTie, signPledge } from './commands.ts';
import { showAssignment, showHome } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};
const may = ['expert'] as const;
const pool = '/api/expert/pools/:expertId' as const;
const one = '/api/expert/assignments/:assignmentId' as const;

export const routes = [
  endpoint({
    id: 'support.showExpertHome',
    method: 'GET',
    path: '/api/expert',
    summary: { ko: '전문가 본인의 배정, 일정, 서약', en: 'Own assignments, calendar and pledges of an expert' },
    may,
    output: ExpertHome,
    handle: (_input, context) => showHome(context),
  }),
  endpoint({
    id: 'support.changeOwnExpert',
    method: 'PUT',
    path: pool,
    summary: { ko: '내 일정과 언어 고치기', en: 'Change the own half-days and languages' },
    may,
    params: ExpertParams,
    body: OwnPart,
    output: ok,
    handle: ({ params, body }, context) => done(changeOwn(context, params.expertId, body)),
  }),
  endpoint({
    id: 'support.signExpertPledge',
    method: 'POST',
    path: `${pool}/pledge`,
    summary: { ko: '전문가로서 서약하기', en: 'Pledge as an expert' },
    may,
    params: ExpertParams,
    body: PledgeSigning,
    output: ok,
    status: 201,
    handle: ({ params, body }, context) => done(signPledge(context, params.expertId, body)),
  }),
  endpoint({
    id: 'support.noteOwnTie',
    method: 'POST',
    path: `${pool}/ties`,
    summary: { ko: '내 이해관계 알리기', en: 'Declare an own tie' },
    may,
    params: ExpertParams,
    body: NewTie,
    output: ok,
    status: 201,
    handle: ({ params, body }, context) => done(noteOwnTie(context, params.expertId, body)),
  }),
  endpoint({
    id: 'support.noteOwnAbsence',
    method: 'POST',
    path: `${pool}/absences`,
    summary: { ko: '내가 비우는 기간 알리기', en: 'Say when one is away' },
    may,
    params: ExpertParams,
    body: NewAbsence,
    output: ok,
    status: 201,
    handle: ({ params, body }, context) => done(noteOwnAbsence(context, params.expertId, body)),
  }),
  endpoint({
    id: 'support.dropOwnAbsence',
    method: 'DELETE',
    path: `${pool}/absences/:absenceId`,
    summary: { ko: '내가 비우는 기간 지우기', en: 'Delete an own time away' },
    may,
    params: AbsenceParams,
    output: ok,
    handle: ({ params }, context) => done(dropOwnAbsence(context, params.expertId, params.absenceId)),
  }),
  endpoint({
    id: 'support.showOwnAssignment',
    method: 'GET',
    path: one,
    summary: { ko: '내 배정 하나', en: 'One own assignment' },
    may,
    params: AssignmentParams,
    output: ExpertAssignment,
    handle: ({ params }, context) => showAssignment(context, params.assignmentId),
  }),
  endpoint({
    id: 'support.answerAssignment',
    method: 'POST',
    path: `${one}/answer`,
    summary: { ko: '배정을 맡거나 맡지 않기', en: 'Take an assignment or not' },
    may,
    params: AssignmentParams,
    body: ExpertAnswer,
    output: ok,
    handle: ({ params, body }, context) => done(answerAssignment(context, params.assignmentId, body)),
  }),
];
