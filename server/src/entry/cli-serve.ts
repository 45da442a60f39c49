import { Refusal } from '#platform/refusal';
import type { Command } from './cli.ts';
import { serve } from './serve.ts';

const repeatedSignalMs = 1_500;

/** The terminal sends Ctrl-C to every process of the group, so one press arrives twice; a later second press means it. */
const untilStopped = (broken: Promise<unknown>): Promise<'asked' | 'broken'> =>
  new Promise((resolve) => {
    let first = 0;
    const asked = (): void => {
      if (first === 0) first = Date.now();
      else if (Date.now() - first > repeatedSignalMs) process.exit(130);
      resolve('asked');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked);
    // The launcher that started us is gone (killed): a server nobody can reach must not linger.
    process.on('disconnect', asked);
    void broken.then(() => resolve('broken'));
  });

export const serveCommand: Command = {
  words: 'serve',
  usage: '[--port N] [--host A] [--demo]',
  ko: '서비스를 시작한다',
  en: 'start the service',
  async run(_args, config, speak) {
    const { runtime, address, firstRun, broken, stop } = await serve(config, (file) =>
      speak.note(`마이그레이션 / migration: ${file}`),
    );
    const { version, opened } = runtime;
    for (const { ko, en } of opened.notices) speak.remark(ko, en);
    const where = opened.source === 'server' ? 'DATABASE_URL' : `${opened.source}, ${config.dataDir}`;
    speak.answer(
      { version, address, firstRun, postgres: opened.version, source: opened.source, process: process.pid },
      [
        `보루 ${version} · PostgreSQL ${opened.version} (${where})`,
        `주소 / address: ${address}`,
        ...(firstRun === null
          ? []
          : [`첫 관리자 등록(한 번, 24시간) / first administrator (once, 24 hours): ${firstRun}`]),
        ...(config.demo ? ['견본 자료입니다. 실제 업무에 쓰지 마세요. / Sample data: not for real work.'] : []),
        '끝내려면 Ctrl-C / Ctrl-C to stop',
      ],
    );
    const why = await untilStopped(broken);
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
