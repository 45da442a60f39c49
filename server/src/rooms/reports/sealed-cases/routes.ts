import { empty, ok } from '@boru/contract/fields';
import {
  AddCaseNote,
  ChangeSealedCase,
  MySealedCases,
  OpenSealedCase,
  SealedCase,
  SealedCaseOpened,
  SealedCaseParams,
  SealedCaseQuery,
  SealedCases,
} from '@boru/contract/sealed-cases';
import { ReportParams } from '@boru/contract/sealed-reports';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { addCaseNote, changeSealedCase, openSealedCase } from './commands.ts';
import { listMySealedCases, listSealedCases, showSealedCase } from './queries.ts';

const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'reports.openCase',
    method: 'POST',
    path: '/api/desk/reports/:id/case',
    summary: {
      ko: '봉인된 제보를 건으로 만들거나 있는 건에 넣기',
      en: 'Make a sealed report a case, or add it to one',
    },
    may: agencyWorkers,
    params: ReportParams,
    body: OpenSealedCase,
    output: SealedCaseOpened,
    status: 201,
    handle: ({ params, body }, context) => openSealedCase(context, params.id, body),
  }),
  endpoint({
    id: 'reports.listCases',
    method: 'GET',
    path: '/api/desk/reports/cases',
    summary: { ko: '봉인된 건(지명된 팀만)', en: 'Sealed cases of the desk, for its named team' },
    may: agencyWorkers,
    query: SealedCaseQuery,
    output: SealedCases,
    handle: async ({ query }, context) => {
      const found = await listSealedCases(context, query);
      // Each carries the team's own title of its reports: opening the list is a reading of them.
      if (found.items.length > 0)
        context.trace({
          action: 'reportCase.listed',
          subjectId: found.items[0]?.id ?? '',
          detail: { cases: found.items.map(({ id }) => id) },
        });
      return found;
    },
  }),
  endpoint({
    id: 'reports.listMyCases',
    method: 'GET',
    path: '/api/desk/reports/cases/mine',
    summary: { ko: '내가 맡은 봉인된 건의 번호와 기한', en: 'Numbers and days of the sealed cases I have' },
    may: agencyWorkers,
    query: empty,
    output: MySealedCases,
    handle: (_input, context) => listMySealedCases(context),
  }),
  endpoint({
    id: 'reports.showCase',
    method: 'GET',
    path: '/api/desk/reports/cases/:id',
    summary: { ko: '봉인된 건 하나', en: 'One sealed case' },
    may: agencyWorkers,
    params: SealedCaseParams,
    output: SealedCase,
    handle: async ({ params }, context) => {
      const found = await showSealedCase(context, params.id);
      context.trace({ action: 'reportCase.read', subjectId: params.id });
      return found;
    },
  }),
  endpoint({
    id: 'reports.changeCase',
    method: 'PUT',
    path: '/api/desk/reports/cases/:id',
    summary: { ko: '봉인된 건의 담당, 기한, 종결', en: 'Who has a sealed case, until when, and its end' },
    may: agencyWorkers,
    params: SealedCaseParams,
    body: ChangeSealedCase,
    output: ok,
    handle: async ({ params, body }, context) => {
      await changeSealedCase(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.addCaseNote',
    method: 'POST',
    path: '/api/desk/reports/cases/:id/notes',
    summary: { ko: '봉인된 건에 기록하기(봉인된 채로)', en: 'Write into a sealed case, under seal' },
    may: agencyWorkers,
    params: SealedCaseParams,
    body: AddCaseNote,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await addCaseNote(context, params.id, body.note);
      return done;
    },
  }),
];
