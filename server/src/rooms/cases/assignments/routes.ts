import { AssignedMany, AssignMany } from '@boru/contract/assignments';
import { Assignment, CaseDone, CaseParams } from '@boru/contract/cases';
import { problems } from '@boru/contract/problems';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { assignCase, assignCases } from './commands.ts';

export const routes = [
  endpoint({
    id: 'cases.assign',
    method: 'POST',
    path: '/api/cases/:id/assign',
    summary: { ko: '담당자 배정', en: 'Assign to a colleague' },
    may: agencyWorkers,
    params: CaseParams,
    body: Assignment,
    output: CaseDone,
    handle: async ({ params, body }, context) => ({
      ok: true as const,
      version: await assignCase(context, params.id, body),
    }),
  }),
  endpoint({
    id: 'cases.assignMany',
    method: 'POST',
    path: '/api/desk/assignments',
    summary: { ko: '여러 건 한꺼번에 배정(모두 되거나 하나도 안 됨)', en: 'Assign many cases, all or none' },
    may: agencyWorkers,
    body: AssignMany,
    output: AssignedMany,
    undoable: {
      says: { ko: '고른 건을 배정합니다', en: 'The chosen cases will be assigned' },
      said: { ko: '고른 건을 배정했습니다', en: 'The chosen cases were assigned' },
      about: ({ body }) => body.cases.map(({ id }) => id),
      // With a refusal nothing is assigned, and there is nothing to take back.
      when: ({ value }) => value.assigned > 0,
    },
    handle: async ({ body }, context) => {
      const { refused, ...done } = await assignCases(context, body);
      return { ...done, refused: refused.map(({ id, code }) => ({ id, why: problems[code].title })) };
    },
  }),
];
