import { asSystem } from '#platform/database/index';
import type { Command } from './command.ts';
import { loadPackInto } from './loading.ts';
import { examinePack } from './region.ts';
import { openRuntime } from './runtime.ts';

export const packCheckCommand: Command = {
  words: 'pack check',
  usage: '',
  ko: '지역 꾸러미와 목록의 잘못을 파일과 줄로 알린다',
  en: 'report every fault of pack and catalogue with file and line',
  async run(_args, config, speak) {
    const { id, faults } = await examinePack(config);
    speak.answer({ pack: id, sound: faults.length === 0, faults }, [
      ...faults.map(({ file, line, message }) => `${file}:${line}: ${message.ko} / ${message.en}`),
      faults.length === 0
        ? `${id}: 잘못이 없습니다. / No faults.`
        : `${id}: ${faults.length}가지 / ${faults.length} faults`,
    ]);
    return faults.length === 0 ? 0 : 1;
  },
};

export const packLoadCommand: Command = {
  words: 'pack load',
  usage: '',
  ko: '지역 꾸러미의 기관과 창구를 데이터베이스에 넣는다',
  en: 'put the pack’s agencies and desks into the database',
  async run(_args, config, speak) {
    const runtime = await openRuntime(config, 'command');
    try {
      await asSystem(runtime.database, 'write', (tx) => loadPackInto(tx, runtime.pack, runtime.services.clock.now()));
      const { manifest, agencies, capabilities } = runtime.pack;
      speak.answer({ pack: manifest.id, agencies: agencies.items.length, capabilities: capabilities.items.length }, [
        `${manifest.id}: 기관 ${agencies.items.length}곳, 지원 역량 ${capabilities.items.length}가지를 넣었습니다.`,
        `${manifest.id}: ${agencies.items.length} agencies and ${capabilities.items.length} capabilities loaded.`,
      ]);
      return 0;
    } finally {
      await runtime.close();
    }
  },
};
