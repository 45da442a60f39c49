import { id, ok } from '@boru/contract/fields';
import {
  CompanySupport,
  CountView,
  CountWish,
  FactStatement,
  NewProgramme,
  ProgrammeDetail,
  ProgrammePath,
  ProgrammeRows,
  PublishedProgrammes,
  VersionDecision,
  VersionDraft,
  VersionProposal,
  VersionSeen,
} from '@boru/contract/programmes';
import { z } from 'zod';
import { type Capacity, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { decideVersion, foundProgramme, proposeVersion, saveDraft, stateFact, withdrawVersion } from './commands.ts';
import {
  companySupport,
  countCompanies,
  listDeskProgrammes,
  publishedProgrammes,
  regionNames,
  showProgramme,
} from './queries.ts';

const keepers: readonly Capacity[] = ['agency.officer', 'agency.manager'];
const managers: readonly Capacity[] = ['agency.manager'];

const reading = [
  endpoint({
    id: 'support.publishedProgrammes',
    method: 'GET',
    path: '/api/programmes',
    summary: { ko: '공개된 지원사업과 자격 규칙', en: 'Published programmes with their rules' },
    may: ['anyone'],
    output: PublishedProgrammes,
    handle: async (_input, context) => ({ items: await publishedProgrammes(context), names: regionNames(context) }),
  }),
  endpoint({
    id: 'support.companySupport',
    method: 'GET',
    path: '/api/company/support',
    summary: { ko: '우리 기업이 받을 수 있는 지원', en: 'What our company can get' },
    may: everyCompanyRole,
    output: CompanySupport,
    handle: async (_input, context) => companySupport(context),
  }),
  endpoint({
    id: 'support.listDeskProgrammes',
    method: 'GET',
    path: '/api/desk/programmes',
    summary: { ko: '우리 기관의 지원사업', en: 'Programmes of our agency' },
    may: everyAgencyRole,
    output: ProgrammeRows,
    handle: (_input, context) => listDeskProgrammes(context),
  }),
  endpoint({
    id: 'support.showProgramme',
    method: 'GET',
    path: '/api/desk/programmes/:id',
    summary: { ko: '지원사업과 그 판', en: 'A programme with its versions' },
    may: everyAgencyRole,
    params: ProgrammePath,
    output: ProgrammeDetail,
    handle: ({ params }, context) => showProgramme(context, params.id),
  }),
  endpoint({
    id: 'support.countCompanies',
    method: 'POST',
    path: '/api/desk/programmes/count',
    summary: { ko: '이 규칙이면 몇 곳이 받을 수 있는지', en: 'How many companies these rules let in' },
    may: everyAgencyRole,
    body: CountWish,
    output: CountView,
    handle: ({ body }, context) => countCompanies(context, body.rules, body.noticeOn),
  }),
];

const writing = [
  endpoint({
    id: 'support.foundProgramme',
    method: 'POST',
    path: '/api/desk/programmes',
    summary: { ko: '지원사업 만들기', en: 'Begin a programme' },
    may: keepers,
    body: NewProgramme,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await foundProgramme(context, body) }),
  }),
  endpoint({
    id: 'support.saveDraft',
    method: 'PUT',
    path: '/api/desk/programmes/:id/draft',
    summary: { ko: '지원사업 초안 저장', en: 'Save the draft of a programme' },
    may: keepers,
    params: ProgrammePath,
    body: VersionDraft,
    output: ProgrammeDetail,
    handle: async ({ params, body }, context) => {
      await saveDraft(context, params.id, body);
      return showProgramme(context, params.id);
    },
  }),
  endpoint({
    id: 'support.proposeVersion',
    method: 'POST',
    path: '/api/desk/programmes/:id/propose',
    summary: { ko: '공개를 제안하기', en: 'Propose a version for publication' },
    may: keepers,
    params: ProgrammePath,
    body: VersionProposal,
    output: ProgrammeDetail,
    handle: async ({ params, body }, context) => {
      await proposeVersion(context, params.id, body);
      return showProgramme(context, params.id);
    },
  }),
  ...(['publish', 'return'] as const).map((step) =>
    endpoint({
      id: `support.${step}Version`,
      method: 'POST',
      path: `/api/desk/programmes/:id/${step}`,
      summary:
        step === 'publish'
          ? { ko: '제안된 판 공개하기', en: 'Publish a proposed version' }
          : { ko: '제안된 판 돌려보내기', en: 'Send a proposed version back' },
      may: managers,
      params: ProgrammePath,
      body: VersionDecision,
      output: ProgrammeDetail,
      handle: async ({ params, body }, context) => {
        await decideVersion(context, params.id, { ...body, step });
        return showProgramme(context, params.id);
      },
    }),
  ),
  endpoint({
    id: 'support.withdrawVersion',
    method: 'POST',
    path: '/api/desk/programmes/:id/withdraw',
    summary: { ko: '공개 제안 거두기', en: 'Take a proposal back' },
    may: keepers,
    params: ProgrammePath,
    body: VersionSeen,
    output: ProgrammeDetail,
    handle: async ({ params, body }, context) => {
      await withdrawVersion(context, params.id, body.version);
      return showProgramme(context, params.id);
    },
  }),
  endpoint({
    id: 'support.stateFact',
    method: 'PUT',
    path: '/api/company/support/facts',
    summary: { ko: '지원 자격에 쓰이는 사실 적기', en: 'State a fact of our company' },
    may: companyWriters,
    body: FactStatement,
    output: ok,
    handle: async ({ body }, context) => {
      await stateFact(context, body.key, body.value);
      return { ok: true as const };
    },
  }),
];

export const routes = [...reading, ...writing];
