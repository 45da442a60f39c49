import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Breakage } from './breakage.ts';
import { breakages } from './breakages.ts';
import { checkFiles, checkPack, describeFaults, loadPack, readPackFiles } from './index.ts';

const root = resolve(import.meta.dirname, '../../../..');
const whole = readPackFiles(root);
const faultsOf = (texts: ReadonlyMap<string, string>) => checkFiles(texts, 'chungbuk').faults;

describe('있는 그대로의 충북 꾸러미', () => {
  it('흠이 없고 실제 자료를 모두 담는다', () => {
    const { faults, pack } = checkFiles(whole, 'chungbuk');
    expect(describeFaults(faults, 'ko')).toBe('');
    expect(pack?.agencies.items).toHaveLength(13);
    expect(pack?.agreement.parties).toHaveLength(13);
    expect(pack?.agreement.items).toHaveLength(4);
    expect(pack?.municipalities.items.filter((area) => area.kind !== 'gu')).toHaveLength(11);
    expect(pack?.catalogue.statutoryLists.map((list) => [list.list, list.edition, list.items.length])).toEqual([
      ['nationalCoreTechnology', '2019-07-08', 69],
      ['nationalCoreTechnology', '2025-10-02', 79],
      ['nationalStrategicTechnology', '2025-05', 19],
    ]);
    expect(pack?.catalogue.ksic.items).toHaveLength(2000);
    expect(pack?.catalogue.questionSets[0]?.questions).toHaveLength(48);
    expect(pack?.holidays.years).toEqual(Array.from({ length: 16 }, (_none, at) => 2020 + at));
  });

  it('디스크에서 읽어도 같고, 읽은 값은 그대로 쓸 수 있다', () => {
    expect(loadPack(root).manifest.id).toBe('chungbuk');
  });

  it('한국 음력 달력으로 계산한 날과 음력 명절이 같다', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
    const day = (on: string) => lunar.format(new Date(`${on}T00:00:00Z`));
    for (const holiday of loadPack(root).holidays.items.filter((one) => one.kind === 'lunar')) {
      if (holiday.name.ko === '설날') expect(day(holiday.on), holiday.on).toBe('1/1');
      if (holiday.name.ko === '추석') expect(day(holiday.on), holiday.on).toBe('8/15');
      if (holiday.feasts.includes('buddha')) expect(day(holiday.on), holiday.on).toBe('4/8');
    }
  });
});

/** The line on which the marker ends, counted the slow way. */
function lineOf(text: string, { at, nth = 1 }: Breakage): number {
  let end = -1;
  if (at instanceof RegExp) {
    const found = at.exec(text);
    end = found === null ? -1 : found.index + found[0].length;
  } else {
    for (let i = 0; i < nth; i += 1) end = text.indexOf(at, end) < 0 ? -1 : text.indexOf(at, end) + at.length;
  }
  if (end < 0) throw new Error('the marker is not in the changed text');
  return text.slice(0, end - 1).split('\n').length;
}

describe('고장 난 꾸러미는 파일과 줄을 짚어 알린다', () => {
  it.each(breakages.map((breakage) => [breakage.title, breakage] as const))('%s', (_title, breakage) => {
    const before = whole.get(breakage.file) ?? '';
    const after = before.replace(...breakage.swap);
    expect(after, 'the change changed nothing').not.toBe(before);
    const texts = new Map(whole).set(breakage.file, after);
    const { faults, pack } = checkFiles(texts, 'chungbuk');
    expect(pack).toBeNull();
    const file = breakage.told ?? breakage.file;
    const told = faults.filter((fault) => breakage.says.test(fault.message.en));
    expect(told.map((fault) => `${fault.file}:${fault.line}`)).toContain(
      `${file}:${lineOf(texts.get(file) ?? '', breakage)}`,
    );
    for (const fault of faults) expect(fault.message.ko).toMatch(/[가-힣]/);
  });

  it('예순 가지가 넘는 고장을 시험한다', () => {
    expect(breakages.length).toBeGreaterThan(60);
    expect(new Set(breakages.map((breakage) => breakage.title)).size).toBe(breakages.length);
  });

  it('여러 고장을 한꺼번에 알린다', () => {
    const spoil = (file: string, from: string, to: string) =>
      [file, (whole.get(file) ?? '').replace(from, to)] as const;
    const texts = new Map([
      ...whole,
      spoil('packs/chungbuk/pack.json', '"locale"', '"colour": 1, "locale"'),
      spoil('packs/chungbuk/agencies.json', '"id": 2,', '"id": 1,'),
      spoil('catalogue/laws.json', '"asOf": "2026-06",', '"asOf": "2026-06"'),
    ]);
    expect(new Set(faultsOf(texts).map((fault) => fault.file))).toEqual(
      new Set(['catalogue/laws.json', 'packs/chungbuk/agencies.json', 'packs/chungbuk/pack.json']),
    );
  });

  it('없는 파일과 아무도 읽지 않는 파일을 알린다', () => {
    const texts = new Map(whole).set('catalogue/secret-list.json', '{}').set('catalogue/README.md', '#');
    texts.delete('packs/chungbuk/holidays.json');
    expect(faultsOf(texts).map((fault) => `${fault.file}: ${fault.message.en}`)).toEqual([
      'catalogue/secret-list.json: Nothing reads this file.',
      'packs/chungbuk/holidays.json: The file is missing.',
    ]);
  });

  it('빈 폴더에서는 빠진 파일을 모두 알린다', () => {
    expect(faultsOf(new Map()).length).toBeGreaterThan(20);
  });
});

describe('디스크', () => {
  const place = mkdtempSync(join(tmpdir(), 'boru-pack-'));
  afterAll(() => rmSync(place, { recursive: true }));

  it('UTF-8이 아닌 바이트를 깨진 글자로 알린다', () => {
    mkdirSync(join(place, 'packs/chungbuk'), { recursive: true });
    writeFileSync(
      join(place, 'packs/chungbuk/pack.json'),
      Buffer.from([0x7b, 0x0a, 0x22, 0xb0, 0xa1, 0x22, 0x3a, 0x31, 0x7d]),
    );
    const { faults } = checkPack(place);
    expect(faults.some((fault) => fault.line === 2 && fault.message.en.includes('U+FFFD'))).toBe(true);
  });

  it('고장 난 꾸러미는 흠을 적은 오류로 거절한다', () => {
    expect(() => loadPack(place)).toThrow(/catalogue\/laws\.json:1: 파일이 없습니다/);
  });

  it('폴더 밖을 가리키는 꾸러미 이름은 받지 않는다', () => {
    expect(() => checkPack(root, '../../etc')).toThrow(RangeError);
  });
});
