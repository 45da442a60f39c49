import { EvidenceProof } from '@boru/contract/evidence';
import { ok } from '@boru/contract/fields';
import {
  DeskKeys,
  KeyParams,
  NewDeskKey,
  NewDeskShare,
  NewOfficerKey,
  OfficerPasskey,
  ReportingDesks,
  TeamChange,
  TeamRemoval,
} from '@boru/contract/sealed-reports';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import {
  addPasskey,
  closeDesk,
  makeOfficerKey,
  nameMember,
  openDesk,
  removeMember,
  removePasskey,
  shareDesk,
} from './commands.ts';
import { listDesks, proveKey, showKeys } from './queries.ts';

const done = { ok: true as const };
const made = KeyParams;

export const routes = [
  endpoint({
    id: 'reports.listDesks',
    method: 'GET',
    path: '/api/reports/desks',
    summary: {
      ko: '봉인된 제보를 받는 창구와 그 공개 열쇠',
      en: 'Desks that take sealed reports, and their public keys',
    },
    may: ['anyone'],
    isUnlogged: true,
    output: ReportingDesks,
    handle: (_input, { tx, now, services }) => listDesks(tx, services.config.dataDir, now),
  }),
  endpoint({
    id: 'reports.proveKey',
    method: 'GET',
    path: '/api/reports/keys/:id/proof',
    summary: { ko: '공개 열쇠가 증적 나무에 있다는 증명', en: 'Proof that a public key stands in the log' },
    may: ['anyone'],
    runAs: 'system',
    isUnlogged: true,
    params: KeyParams,
    output: EvidenceProof,
    handle: ({ params }, { tx, services }) => proveKey(tx, services.config.dataDir, params.id),
  }),
  endpoint({
    id: 'reports.showKeys',
    method: 'GET',
    path: '/api/desk/reports/keys',
    summary: { ko: '제보 창구의 팀과 열쇠', en: 'Team and keys of the reporting desk' },
    may: agencyWorkers,
    output: DeskKeys,
    handle: (_input, context) => showKeys(context),
  }),
  endpoint({
    id: 'reports.nameMember',
    method: 'POST',
    path: '/api/desk/reports/team',
    summary: { ko: '제보를 읽을 사람 지명', en: 'Name somebody to the reporting team' },
    may: ['agency.manager'],
    body: TeamChange,
    output: ok,
    handle: async ({ body }, context) => {
      await nameMember(context, body.personId);
      return done;
    },
  }),
  endpoint({
    id: 'reports.removeMember',
    method: 'POST',
    path: '/api/desk/reports/team/removals',
    summary: { ko: '제보 팀에서 빼기', en: 'Take somebody off the reporting team' },
    may: ['agency.manager'],
    body: TeamRemoval,
    output: ok,
    handle: async ({ body }, context) => {
      await removeMember(context, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.makeOfficerKey',
    method: 'POST',
    path: '/api/desk/reports/officer-keys',
    summary: { ko: '내 열쇠 등록(브라우저에서 만든 것)', en: 'Register my key, made in the browser' },
    may: agencyWorkers,
    body: NewOfficerKey,
    output: made,
    status: 201,
    handle: ({ body }, context) => makeOfficerKey(context, body),
  }),
  endpoint({
    id: 'reports.addPasskey',
    method: 'POST',
    path: '/api/desk/reports/officer-keys/passkey',
    summary: { ko: '내 열쇠를 패스키로도 열기', en: 'Open my key with a passkey, too' },
    may: agencyWorkers,
    body: OfficerPasskey,
    output: ok,
    status: 201,
    handle: async ({ body }, context) => {
      await addPasskey(context, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.removePasskey',
    method: 'POST',
    path: '/api/desk/reports/officer-keys/passkey/removals',
    summary: { ko: '내 열쇠를 여는 패스키 지우기', en: 'Remove the passkey that opens my key' },
    may: agencyWorkers,
    output: ok,
    handle: async (_input, context) => {
      await removePasskey(context);
      return done;
    },
  }),
  endpoint({
    id: 'reports.openDesk',
    method: 'POST',
    path: '/api/desk/reports/keys',
    summary: { ko: '제보 창구 열기 또는 열쇠 바꾸기', en: 'Open the reporting desk, or change its key' },
    may: agencyWorkers,
    body: NewDeskKey,
    output: made,
    status: 201,
    handle: ({ body }, context) => openDesk(context, body),
  }),
  endpoint({
    id: 'reports.shareDesk',
    method: 'POST',
    path: '/api/desk/reports/keys/:id/shares',
    summary: { ko: '창구의 열쇠를 동료에게 나누기', en: 'Hand the key of the desk to a colleague' },
    may: agencyWorkers,
    params: KeyParams,
    body: NewDeskShare,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await shareDesk(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.closeDesk',
    method: 'POST',
    path: '/api/desk/reports/closing',
    summary: { ko: '제보 창구 닫기', en: 'Close the reporting desk' },
    may: agencyWorkers,
    output: ok,
    handle: async (_input, context) => {
      await closeDesk(context);
      return done;
    },
  }),
];
