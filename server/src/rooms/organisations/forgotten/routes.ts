import { ForgottenPassphrase, PassphraseReset } from '@boru/contract/accounts';
import { ok } from '@boru/contract/fields';
import { endpoint } from '#platform/services';
import { askForReset, resetPassphrase } from './commands.ts';

const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'organisations.askForReset',
    method: 'POST',
    path: '/api/passphrase/forgotten',
    summary: { ko: '암호문을 다시 정하는 링크 요청', en: 'Ask for a link to choose a new passphrase' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 5,
    body: ForgottenPassphrase,
    output: ok,
    handle: async ({ body }, context) => {
      await askForReset(context, body.email);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.resetPassphrase',
    method: 'POST',
    path: '/api/passphrase/reset',
    summary: { ko: '새 암호문 정하기', en: 'Choose a new passphrase' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 10,
    body: PassphraseReset,
    output: ok,
    handle: async ({ body }, context) => {
      await resetPassphrase(context, body);
      return done;
    },
  }),
];
