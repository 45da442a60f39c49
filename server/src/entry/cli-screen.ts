import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { civilOf, isCivilDate } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import { type CandidateStatus, ScreeningInput, type ScreeningResult } from '@boru/contract/screening';
import { type Catalogue, compileCatalogue, screen } from '@boru/engines/screening';
import { systemClock } from '#kernel/clock';
import { Refusal } from '#platform/refusal';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { packOf } from './region.ts';
import type { Speaker } from './speak.ts';

const catalogueOf = ({ catalogue }: Pack): Catalogue =>
  compileCatalogue({
    lists: catalogue.statutoryLists,
    profiles: catalogue.technologyProfiles,
    terms: catalogue.screeningTerms,
    units: catalogue.screeningUnits,
    quantities: catalogue.screeningQuantities,
    language: catalogue.screeningLanguage,
    ladders: catalogue.thresholdLadders,
    revisions: catalogue.statutoryRevisions,
  });

const because = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);

/** Korean offices still send CP949; what is neither that nor UTF-8 is no text. */
const decoded = (bytes: Buffer, name: string): string => {
  if (!bytes.includes(0)) {
    for (const encoding of ['utf-8', 'euc-kr']) {
      try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
      } catch {
        // The next encoding may fit.
      }
    }
  }
  throw new Refusal('file.not_text', `글 파일이 아닙니다: ${name}`, `Not a text file: ${name}`);
};

const contentOf = (file: string): string => {
  const name = file === '-' ? 'stdin' : file;
  try {
    return decoded(readFileSync(file === '-' ? 0 : file), name);
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    if (because(fault) === 'ENOENT')
      throw new Refusal('file.missing', `파일이 없습니다: ${file}`, `There is no such file: ${file}`);
    throw new Refusal(
      'file.unreadable',
      `파일을 읽을 수 없습니다: ${name} (${because(fault)})`,
      `Cannot read: ${name} (${because(fault)})`,
    );
  }
};

const dayIn = ({ values }: Arguments): string => {
  const on = values['on'] ?? civilOf(systemClock.now().getTime());
  if (!isCivilDate(on))
    throw new Refusal(
      'arguments',
      `--on에는 2026-11-01처럼 날짜를 적으세요: ${on}`,
      `Give --on a date such as 2026-11-01: ${on}`,
    );
  return on;
};

type Item = { id: string; input: ScreeningInput };

const shapeFault = (ko: string, en: string): Refusal =>
  new Refusal(
    'file.shape',
    `${ko} { "items": [{ "id", "text" }] } 꼴의 JSON이어야 합니다.`,
    `${en} It must be JSON like { "items": [{ "id", "text" }] }.`,
  );

const parsed = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw shapeFault(`JSON으로 읽을 수 없습니다: ${name}.`, `Cannot be read as JSON: ${name}.`);
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only the fields of a screening are read; a label such as "verdict" or "expected" is none of our business. */
const itemOf = (given: unknown, index: number, on: string): Item => {
  const place = `items[${index}]`;
  if (!isRecord(given)) throw shapeFault(`${place}이(가) 객체가 아닙니다.`, `${place} is not an object.`);
  const { id, text, quantities, facets, answers } = given;
  const fields = Object.entries({ text, quantities, facets, answers, on }).filter(([, value]) => value !== undefined);
  const read = ScreeningInput.safeParse(Object.fromEntries(fields));
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ');
    throw shapeFault(`${place}에서 읽을 수 없는 칸: ${names}.`, `${place} has fields that cannot be read: ${names}.`);
  }
  return { id: String(id ?? index + 1), input: read.data };
};

const itemsIn = (text: string, name: string, on: string): Item[] => {
  const file = parsed(text, name);
  const items = isRecord(file) ? file['items'] : undefined;
  if (!Array.isArray(items)) throw shapeFault(`items 배열이 없습니다: ${name}.`, `No array "items": ${name}.`);
  return items.map((item, index) => itemOf(item, index, on));
};

const write = (file: string, content: string): void => {
  try {
    writeFileSync(file, content);
  } catch (fault) {
    throw new Refusal(
      'output.unwritable',
      `결과를 쓸 수 없습니다: ${file} (${because(fault)})`,
      `The result cannot be written: ${file} (${because(fault)})`,
    );
  }
};

/** Waits until the reader at the other end has taken it all; one who leaves early (head) is no fault of ours. */
const print = (content: string): Promise<void> =>
  new Promise((done) => {
    process.stdout.once('error', () => done());
    process.stdout.write(content, () => done());
  });

/** Many descriptions in, one result each out. Standard output holds the JSON or nothing. */
const screenMany = async (
  catalogue: Catalogue,
  items: readonly Item[],
  output: string,
  speak: Speaker,
): Promise<void> => {
  const bar = speak.progress('screen');
  const results = items.map(({ id, input }, index) => {
    bar.step(index, items.length, id);
    return { id, ...screen(catalogue, input) };
  });
  bar.end();
  const content = `${JSON.stringify({ items: results }, null, 1)}\n`;
  if (output === '-') await print(content);
  else {
    write(output, content);
    speak.remark(`${results.length}건을 ${output}에 적었습니다.`, `${results.length} results written to ${output}.`);
  }
};

const statusWords: Readonly<Record<CandidateStatus, string>> = {
  met: '조건에 맞음',
  likely: '해당 가능',
  ask: '물음이 남음',
  borderline: '경계',
  review: '사람 검토',
  below: '기준 미달·범위 밖',
};

const linesOf = ({ reason, candidates, asks, editions, read, notice }: ScreeningResult): string[] => [
  reason.ko,
  reason.en,
  '',
  ...candidates
    .slice(0, 8)
    .flatMap(({ item, edition, status, title, reason: why }) => [
      `  ${item} (${edition}) ${title.ko} · ${statusWords[status]} [${status}]`,
      `      ${why.ko}`,
    ]),
  ...asks.slice(0, 5).map(({ question }) => `  ? ${question.ko} / ${question.en}`),
  ...(read.characters < read.of
    ? [
        `글이 길어 앞의 ${read.characters}자만 읽었습니다(전체 ${read.of}자). / Only the first ${read.characters} of ${read.of} characters were read.`,
      ]
    : []),
  '',
  `목록 / lists: ${editions.map(({ name }) => name.ko).join(' · ') || '없음 / none'}`,
  notice.ko,
  notice.en,
];

const looksLikePath = (word: string): boolean => /^[^\s]+\.(?:txt|md|json|csv|hwpx?|docx?|pdf)$/i.test(word);

/** A file, "-", or the words themselves. */
const saidIn = (words: readonly string[]): string => {
  const [only] = words;
  if (only === undefined)
    throw new Refusal(
      'arguments',
      '견줄 글, 파일 이름 또는 -를 적으세요. 여러 건이면 --input 파일 --output 파일.',
      'Give a text, a file or -. For many, --input FILE --output FILE.',
    );
  if (words.length > 1) return words.join(' ');
  const isFile = only === '-' || (existsSync(only) && statSync(only).isFile()) || looksLikePath(only);
  return isFile ? contentOf(only) : only;
};

export const screenCommand: Command = {
  words: 'screen',
  usage: '"글"|file|- | --input FILE [--output FILE] [--on YYYY-MM-DD]',
  ko: '기술 설명을 법정 목록과 견준다(사전 확인)',
  en: 'compare a description with the statutory lists (preliminary)',
  async run(args, config, speak) {
    // What the caller got wrong is said before anything is loaded.
    const on = dayIn(args);
    const { input, output } = args.values;
    if (input !== undefined) {
      const items = itemsIn(contentOf(input), input, on);
      await screenMany(catalogueOf(await packOf(config)), items, output ?? '-', speak);
      return 0;
    }
    const one = itemOf({ text: saidIn(args.words) }, 0, on);
    const result = screen(catalogueOf(await packOf(config)), one.input);
    if (output !== undefined && output !== '-') write(output, `${JSON.stringify(result, null, 1)}\n`);
    speak.answer(result, linesOf(result));
    return 0;
  },
};
