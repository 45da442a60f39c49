import {
  PasskeyAnswer,
  PasskeyAsk,
  PasskeyQuestion,
  SecondFactor,
  SessionView,
  SignedIn,
  SignIn,
  SignInAnswer,
} from '@boru/contract/accounts';
import { empty, ok } from '@boru/contract/fields';
import { endpoint } from '#platform/services';
import { answerPasskey, answerSecondFactor, askPasskey, signIn, signOut } from './commands.ts';
import { showSession } from './queries.ts';

const done = { ok: true as const };

/** All run as the system actor: before sign-in there is nobody whose rights could be used. */
export const routes = [
  endpoint({
    id: 'organisations.showSession',
    method: 'GET',
    path: '/api/session',
    summary: { ko: '지금 로그인한 사람', en: 'Who is signed in' },
    may: ['anyone'],
    runAs: 'system',
    output: SessionView,
    handle: (_input, { tx, actor, ticket, services }) => showSession(tx, actor, ticket, services.config.demo),
  }),
  endpoint({
    id: 'organisations.signIn',
    method: 'POST',
    path: '/api/sign-in',
    summary: { ko: '암호문으로 로그인', en: 'Sign in with a passphrase' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 30,
    body: SignIn,
    output: SignInAnswer,
    handle: ({ body }, context) => signIn(context, body),
  }),
  endpoint({
    id: 'organisations.answerSecondFactor',
    method: 'POST',
    path: '/api/sign-in/second-factor',
    summary: { ko: '2단계 인증 번호 또는 복구 코드', en: 'Answer with a time code or a recovery code' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 30,
    body: SecondFactor,
    output: SignedIn,
    handle: ({ body }, context) => answerSecondFactor(context, body),
  }),
  endpoint({
    id: 'organisations.askPasskey',
    method: 'POST',
    path: '/api/sign-in/passkey/start',
    summary: { ko: '패스키에 물을 것', en: 'A question for a passkey' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 30,
    body: PasskeyAsk,
    output: PasskeyQuestion,
    handle: ({ body }, context) => askPasskey(context, body.step),
  }),
  endpoint({
    id: 'organisations.answerPasskey',
    method: 'POST',
    path: '/api/sign-in/passkey/finish',
    summary: { ko: '패스키로 로그인', en: 'Sign in with a passkey' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 30,
    body: PasskeyAnswer,
    output: SignedIn,
    handle: ({ body }, context) => answerPasskey(context, body),
  }),
  endpoint({
    id: 'organisations.signOut',
    method: 'POST',
    path: '/api/sign-out',
    summary: { ko: '로그아웃', en: 'Sign out' },
    may: ['anyone'],
    runAs: 'system',
    body: empty,
    output: ok,
    handle: async (_input, context) => {
      await signOut(context);
      return done;
    },
  }),
];
