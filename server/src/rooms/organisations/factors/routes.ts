import {
  PasskeyCreation,
  PasskeyName,
  PasskeyOffer,
  Reassurance,
  RecoveryCodes,
  TotpConfirmation,
  TotpOffer,
} from '@boru/contract/accounts';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { endpoint } from '#platform/services';
import {
  acceptNewPasskey,
  acceptTotp,
  dropPasskey,
  dropTotp,
  nameOfPasskey,
  offerPasskey,
  offerTotp,
  renewRecoveryCodes,
} from './commands.ts';

const params = z.strictObject({ id });
const done = { ok: true as const };
/** A person's own factors; the tables hold secrets, so only the system actor reads them, for the caller alone. */
const own = { method: 'POST' as const, may: ['signedIn'] as const, runAs: 'system' as const, perMinute: 30 };

export const routes = [
  endpoint({
    ...own,
    id: 'organisations.offerTotp',
    path: '/api/account/totp/start',
    summary: { ko: '인증 앱 등록 시작', en: 'Begin to set up an authenticator app' },
    body: Reassurance,
    output: TotpOffer,
    handle: ({ body }, context) => offerTotp(context, body.currentPassphrase),
  }),
  endpoint({
    ...own,
    id: 'organisations.acceptTotp',
    path: '/api/account/totp/confirm',
    summary: { ko: '인증 앱 등록 확인', en: 'Confirm the authenticator app' },
    body: TotpConfirmation,
    output: RecoveryCodes,
    handle: ({ body }, context) => acceptTotp(context, body.code),
  }),
  endpoint({
    ...own,
    id: 'organisations.dropTotp',
    path: '/api/account/totp/remove',
    summary: { ko: '인증 앱 지우기', en: 'Remove the authenticator app' },
    body: Reassurance,
    output: ok,
    handle: async ({ body }, context) => (await dropTotp(context, body.currentPassphrase)) ?? done,
  }),
  endpoint({
    ...own,
    id: 'organisations.offerPasskey',
    path: '/api/account/passkeys/start',
    summary: { ko: '패스키 등록 시작', en: 'Begin to add a passkey' },
    body: Reassurance,
    output: PasskeyCreation,
    handle: ({ body }, context) => offerPasskey(context, body.currentPassphrase),
  }),
  endpoint({
    ...own,
    id: 'organisations.acceptNewPasskey',
    path: '/api/account/passkeys/finish',
    summary: { ko: '패스키 등록 확인', en: 'Add the passkey' },
    body: PasskeyOffer,
    output: RecoveryCodes,
    handle: ({ body }, context) => acceptNewPasskey(context, body),
  }),
  endpoint({
    ...own,
    id: 'organisations.namePasskey',
    path: '/api/account/passkeys/:id/name',
    summary: { ko: '패스키 이름 바꾸기', en: 'Rename a passkey' },
    params,
    body: PasskeyName,
    output: ok,
    handle: async (input, context) => {
      await nameOfPasskey(context, input.params.id, input.body.name);
      return done;
    },
  }),
  endpoint({
    ...own,
    id: 'organisations.dropPasskey',
    path: '/api/account/passkeys/:id/remove',
    summary: { ko: '패스키 지우기', en: 'Remove a passkey' },
    params,
    body: Reassurance,
    output: ok,
    handle: async (input, context) =>
      (await dropPasskey(context, input.params.id, input.body.currentPassphrase)) ?? done,
  }),
  endpoint({
    ...own,
    id: 'organisations.renewRecoveryCodes',
    path: '/api/account/recovery-codes',
    summary: { ko: '복구 코드 새로 만들기', en: 'Make new recovery codes' },
    body: Reassurance,
    output: RecoveryCodes,
    handle: ({ body }, context) => renewRecoveryCodes(context, body.currentPassphrase),
  }),
];
