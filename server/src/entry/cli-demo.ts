import { timeCode } from '#platform/session/totp';
import type { Command } from './command.ts';
import { authenticatorKey, passphrase } from './demo/index.ts';

/** For people who try the sample world without an authenticator app. The key is public and protects invented data only. */
export const demoCodeCommand: Command = {
  words: 'demo code',
  usage: '',
  ko: '견본 계정의 지금 인증 번호를 보여 준다',
  en: 'show the present code of the sample accounts',
  async run(_args, _config, speak) {
    const code = timeCode(authenticatorKey, new Date());
    speak.answer({ code, passphrase }, [`인증 번호 / code: ${code}`, `암호문 / passphrase: ${passphrase}`]);
    return 0;
  },
};
