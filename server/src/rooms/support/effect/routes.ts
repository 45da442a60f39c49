import { EffectReport, OwnEffect } from '@boru/contract/effect';
import { everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { showEffect, showOwnEffect } from './queries.ts';

export const routes = [
  endpoint({
    id: 'support.showEffect',
    method: 'GET',
    path: '/api/desk/effect',
    summary: {
      ko: '지원이 진단 점수를 얼마나 바꾸었나(5 미만은 가림)',
      en: 'What support changed in the scores, never under five',
    },
    may: ['secretariat'],
    output: EffectReport,
    perMinute: 20,
    handle: (_input, context) => showEffect(context),
  }),
  endpoint({
    id: 'support.showOwnEffect',
    method: 'GET',
    path: '/api/company/effect',
    summary: { ko: '우리 기업의 컨설팅 전후 점수', en: 'The own score before and after each consulting' },
    may: everyCompanyRole,
    output: OwnEffect,
    handle: (_input, context) => showOwnEffect(context),
  }),
];
