import { ContactList, FirstHourView, NoticeRoutesView, VictimHelpView } from '@boru/contract/reports';
import { endpoint } from '#platform/services';
import { bundleRoutes } from './bundles/index.ts';
import { incidentRoutes } from './incidents/index.ts';
import { itemRoutes } from './items/index.ts';
import { keyRoutes } from './keys/index.ts';
import { lessonRoutes } from './lessons/index.ts';
import { noticeRoutes } from './notices/index.ts';
import { listContacts, listNoticeRoutes, listVictimHelp, showFirstHour } from './queries.ts';
import { receiptRoutes } from './receipts/index.ts';
import { sealedRoutes } from './sealed/index.ts';
import { sealedCaseRoutes } from './sealed-cases/index.ts';
import { triageRoutes } from './triage/index.ts';

export const routes = [
  ...keyRoutes,
  ...triageRoutes,
  ...sealedCaseRoutes,
  ...sealedRoutes,
  ...receiptRoutes,
  ...incidentRoutes,
  ...itemRoutes,
  ...bundleRoutes,
  ...lessonRoutes,
  ...noticeRoutes,
  endpoint({
    id: 'reports.listContacts',
    method: 'GET',
    path: '/api/reports/contacts',
    summary: { ko: '유출이 의심될 때 연락할 곳', en: 'Whom to call when a leak is suspected' },
    may: ['anyone'],
    output: ContactList,
    handle: async (_input, { services }) => ({ items: listContacts(services.pack) }),
  }),
  endpoint({
    id: 'reports.showFirstHour',
    method: 'GET',
    path: '/api/reports/first-hour',
    summary: {
      ko: '유출이 의심될 때 첫 한 시간의 순서와 법에 따라 알릴 곳',
      en: 'The first hour of a suspected leak, and whom the law says to notify',
    },
    may: ['anyone'],
    output: FirstHourView,
    handle: async (_input, { services }) => showFirstHour(services.pack),
  }),
  endpoint({
    id: 'reports.listNoticeRoutes',
    method: 'GET',
    path: '/api/reports/routes',
    summary: {
      ko: '유출을 알릴 곳: 누가 왜 소관인지, 조문과 기한과 서식',
      en: 'Where a leak is told to: who is competent and why, article, clock and form',
    },
    may: ['anyone'],
    output: NoticeRoutesView,
    handle: async (_input, { services }) => listNoticeRoutes(services.pack),
  }),
  endpoint({
    id: 'reports.listVictimHelp',
    method: 'GET',
    path: '/api/reports/victim-help',
    summary: {
      ko: '피해기업이 쓸 수 있는 도움: 법률 자문, 포렌식, 조정, 비용과 기간',
      en: 'Help for the victim of a leak: legal advice, forensics, mediation, with fees and periods',
    },
    may: ['anyone'],
    output: VictimHelpView,
    handle: async (_input, { services }) => listVictimHelp(services.pack),
  }),
];
