import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import { type Opened, openDatabase } from '#platform/database/open';
import { Refusal } from '#platform/refusal';
import { refuseTakenPort } from './address.ts';
import type { Command } from './command.ts';
import type { SampleWorld } from './demo/index.ts';

const repeatedSignalMs = 1_500;

type Ears = { asked: Promise<'asked'>; serving(): void };

/**
 * Listens from the first moment. Before the service is up there is nothing to finish: the process ends at once and the
 * database with it. The terminal sends Ctrl-C to every process of the group, so one press arrives twice; a second
 * press later on means it.
 */
const hearSignals = (): Ears => {
  let since = 0;
  let up = false;
  const asked = new Promise<'asked'>((resolve) => {
    const hear = (): void => {
      if (!up || (since !== 0 && Date.now() - since > repeatedSignalMs)) process.exit(130);
      since = since === 0 ? Date.now() : since;
      resolve('asked');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
    // The launcher that started us is gone (killed): a server nobody can reach must not linger.
    process.on('disconnect', hear);
  });
  return {
    asked,
    serving: () => {
      up = true;
    },
  };
};

const sampleLines = ({ logins, passphrase, authenticatorKey }: SampleWorld): string[] => [
  '',
  `모두의 암호문 / passphrase of all: ${passphrase}`,
  `인증 앱 키 / authenticator key: ${authenticatorKey}  (지금 번호 / present code: npm run boru -- demo code)`,
  ...logins.map(({ role, email, organisation }) => `  ${role.padEnd(14)} ${email}  ${organisation}`),
  '',
];

/**
 * The database of a prepared folder boots in a process of its own while this one still loads code. An empty folder
 * waits: it is founded only once the pack is known to be sound.
 */
const openAhead = (config: Config): Promise<Opened> | null => {
  const isPrepared = ['postgres', 'postgres.location'].some((name) => existsSync(join(config.dataDir, name)));
  if (config.databaseUrl !== undefined || !isPrepared) return null;
  const opening = openDatabase(config, 'serve');
  opening.catch(() => undefined); // Whoever waits for it hears of the fault.
  return opening;
};

export const serveCommand: Command = {
  words: 'serve',
  usage: '[--port N] [--host A] [--demo]',
  ko: '서비스를 시작한다',
  en: 'start the service',
  async run(_args, config, speak) {
    const ears = hearSignals();
    if (config.demo)
      speak.note('견본 세상을 만듭니다. 처음 한 번, 1~3분 / Founding the sample world: once, one to three minutes');
    const bar = speak.progress('견본 / sample');
    await refuseTakenPort(config);
    const ahead = openAhead(config);
    const { serve } = await import('./serve.ts');
    const news = {
      migration: (file: string) => speak.note(`마이그레이션 / migration: ${file}`),
      sample: (what: string, done: number, of: number) => bar.step(done, of, what),
    };
    const { runtime, address, firstRun, sample, broken, stop } = await serve(config, news, ahead);
    bar.end();
    ears.serving();
    const { version, opened } = runtime;
    for (const { ko, en } of opened.notices) speak.remark(ko, en);
    const where = opened.source === 'server' ? 'DATABASE_URL' : `${opened.source}, ${config.dataDir}`;
    speak.answer(
      { version, address, firstRun, sample, postgres: opened.version, source: opened.source, process: process.pid },
      [
        `보루 ${version} · PostgreSQL ${opened.version} (${where})`,
        `주소 / address: ${address}`,
        ...(firstRun === null
          ? []
          : [`첫 관리자 등록(한 번, 24시간) / first administrator (once, 24 hours): ${firstRun}`]),
        ...(runtime.config.demo ? ['견본 자료입니다. 실제 업무에 쓰지 마세요. / Sample data: not for real work.'] : []),
        ...(sample ? sampleLines(sample) : []),
        '끝내려면 Ctrl-C / Ctrl-C to stop',
      ],
    );
    const why = await Promise.race([ears.asked, broken.then(() => 'broken' as const)]);
    speak.note('마무리합니다… / Stopping…');
    await stop();
    if (why === 'broken')
      throw new Refusal(
        'postgres.ended',
        `데이터베이스 프로세스가 갑자기 끝났습니다. ${config.dataDir} 근처의 postgres.log를 보고 다시 시작하세요. 저장된 자료는 그대로입니다.`,
        `The database process ended unexpectedly. See postgres.log near ${config.dataDir} and start again. What was stored is intact.`,
      );
    return 0;
  },
};
