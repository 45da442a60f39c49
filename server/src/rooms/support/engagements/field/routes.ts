import {
  EngagementParams,
  Entries,
  EntryOutcomes,
  PhotoBody,
  PhotoDecision,
  PhotoNotes,
  PhotoParams,
} from '@boru/contract/engagements';
import { ok } from '@boru/contract/fields';
import { companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { decidePhoto, noteEntries, notePhotos, takePhoto } from './commands.ts';
import { openPhoto } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'support.noteEntries',
    method: 'POST',
    path: '/api/expert/engagements/:engagementId/entries',
    summary: { ko: '현장 기록 보내기(두 번 보내도 한 번)', en: 'Send notes of the visit; sent twice, kept once' },
    may: ['expert'],
    params: EngagementParams,
    body: Entries,
    output: EntryOutcomes,
    bodyBytes: 3_000_000,
    handle: ({ params, body }, context) => noteEntries(context, params.engagementId, body),
  }),
  endpoint({
    id: 'support.notePhotos',
    method: 'POST',
    path: '/api/expert/engagements/:engagementId/photos',
    summary: {
      ko: '사진의 설명과 전자지문 알리기(사진은 보내지 않음)',
      en: 'Name pictures and their fingerprints; not the pictures',
    },
    may: ['expert'],
    params: EngagementParams,
    body: PhotoNotes,
    output: EntryOutcomes,
    handle: ({ params, body }, context) => notePhotos(context, params.engagementId, body.photos),
  }),
  endpoint({
    id: 'support.takePhoto',
    method: 'PUT',
    path: '/api/expert/photos/:photoKey',
    summary: { ko: '기업이 허락한 사진 보내기', en: 'Send a picture that the company allowed' },
    may: ['expert'],
    params: PhotoParams,
    body: PhotoBody,
    output: ok,
    bodyBytes: 2_100_000,
    perMinute: 60,
    handle: ({ params, body }, context) => done(takePhoto(context, params.photoKey, body.jpeg)),
  }),
  endpoint({
    id: 'support.decidePhoto',
    method: 'POST',
    path: '/api/company/photos/:photoKey',
    summary: { ko: '현장 사진을 허락하거나 허락하지 않기', en: 'Allow a picture of the visit or not' },
    may: companyWriters,
    params: PhotoParams,
    body: PhotoDecision,
    output: ok,
    handle: ({ params, body }, context) => done(decidePhoto(context, params.photoKey, body.allow)),
  }),
  download({
    id: 'support.openPhoto',
    method: 'GET',
    path: '/api/engagements/photos/:photoKey',
    summary: { ko: '허락된 현장 사진', en: 'An allowed picture of the visit' },
    may: ['expert', ...everyAgencyRole, ...everyCompanyRole],
    params: PhotoParams,
    produces: 'image/jpeg',
    perMinute: 120,
    handle: ({ params }, context) => openPhoto(context, params.photoKey),
  }),
];
