import { readFileSync } from 'node:fs';
import { civilOf } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import { ScreeningInput, type ScreeningResult } from '@boru/contract/screening';
import { type Catalogue, compileCatalogue, screen } from '@boru/engines/screening';
import { systemClock } from '#kernel/clock';
import { asSystem } from '#platform/database/index';
import { Refusal, refusalFor } from '#platform/refusal';
import { loadRegion } from '#rooms/organisations';
import type { Command } from './cli.ts';
import { examinePack, packOf } from './region.ts';
import { openRuntime } from './runtime.ts';

export const packCheckCommand: Command = {
  words: 'pack check',
  usage: '',
  ko: '지역 꾸러미와 목록의 잘못을 파일과 줄로 알린다',
  en: 'report every fault of pack and catalogue with file and line',
  async run(_args, config, speak) {
    const { id, faults } = examinePack(config);
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
      await asSystem(runtime.database, 'write', (tx) => loadRegion(tx, runtime.pack));
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

const catalogueOf = ({ catalogue }: Pack): Catalogue =>
  compileCatalogue({
    lists: catalogue.statutoryLists,
    profiles: catalogue.technologyProfiles,
    terms: catalogue.screeningTerms,
    units: catalogue.screeningUnits,
    quantities: catalogue.screeningQuantities,
    language: catalogue.screeningLanguage,
    ladders: catalogue.thresholdLadders,
  });

const textOf = (file: string | undefined): string => {
  try {
    return readFileSync(file === undefined || file === '-' ? 0 : file, 'utf8');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : '';
    if (code === 'ENOENT')
      throw new Refusal('file.missing', `파일이 없습니다: ${file}`, `There is no such file: ${file}`);
    throw refusalFor(fault, file ?? '-');
  }
};

type Item = { id: string; input: ScreeningInput };

/** A text, or a JSON file of many: { "items": [{ "id", "text", … }] } with the other fields of the screening input. */
const itemsOf = (text: string, on: string): Item[] => {
  if (!text.trimStart().startsWith('{')) return [{ id: '', input: inputOf({ text, on }) }];
  try {
    const { items }: { items: Record<string, unknown>[] } = JSON.parse(text);
    return items.map(({ id, text: words, quantities, facets, answers }, index) => ({
      id: String(id ?? index + 1),
      input: inputOf({ text: words, quantities, facets, answers, on }),
    }));
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    throw new Refusal(
      'file.shape',
      '파일이 { "items": [{ "id", "text" }] } 꼴의 JSON이 아닙니다.',
      'The file is not JSON like { "items": [{ "id", "text" }] }.',
    );
  }
};

const inputOf = (fields: Record<string, unknown>): ScreeningInput => {
  const read = ScreeningInput.safeParse(
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  );
  if (read.success) return read.data;
  const names = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Refusal('file.shape', `읽을 수 없는 항목: ${names}`, `These fields cannot be read: ${names}`);
};

const linesOf = (id: string, result: ScreeningResult): string[] => [
  `${id === '' ? '' : `${id}: `}${result.reason.ko}`,
  ...result.candidates.slice(0, 5).map(({ item, status, score }) => `  ${item} · ${status} · ${score.toFixed(2)}`),
  ...result.asks.slice(0, 3).map(({ question }) => `  ? ${question.ko}`),
];

export const screenCommand: Command = {
  words: 'screen',
  usage: '[file|-] [--on YYYY-MM-DD]',
  ko: '기술 설명을 법정 목록과 견준다(사전 확인)',
  en: 'compare a description with the statutory lists (preliminary)',
  async run({ words, values }, config, speak) {
    const catalogue = catalogueOf(packOf(config));
    const on = values['on'] ?? civilOf(systemClock.now().getTime());
    const items = itemsOf(textOf(words[0]), on);
    const bar = speak.progress('screen');
    const results = items.map(({ id, input }, index) => {
      bar.step(index, items.length, id);
      return { id, ...screen(catalogue, input) };
    });
    bar.end();
    const [first] = results;
    speak.answer(results.length === 1 && first !== undefined && first.id === '' ? first : { items: results }, [
      ...results.flatMap(({ id, ...result }) => linesOf(id, result)),
      ...(first === undefined ? [] : [first.notice.ko, first.notice.en]),
    ]);
    return 0;
  },
};
