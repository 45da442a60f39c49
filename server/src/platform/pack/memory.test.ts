import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackFiles } from './files.ts';
import { fingerprintOf, keepPack, recallPack } from './memory.ts';
import { loadPack } from './read.ts';

const root = join(import.meta.dirname, '../../../..');
let place = '';
let code = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'boru-pack-'));
  code = join(place, 'rules');
  mkdirSync(code);
  writeFileSync(join(code, 'rule.ts'), 'export const limit = 1;\n');
});
afterAll(() => rmSync(place, { recursive: true }));

describe('한 번 살핀 꾸러미를 기억한다', () => {
  it('다시 꺼낸 것은 살펴서 얻은 것과 한 글자도 다르지 않다', () => {
    const pack = loadPack(root);
    const file = join(place, 'deep/pack.json');
    keepPack(file, 'abc', pack);
    expect(recallPack(file, 'abc')).toStrictEqual(pack);
  });
  it('글이나 파일 이름이나 규칙의 코드가 한 글자라도 바뀌면 지문이 달라지고, 시험 파일은 상관없다', () => {
    const texts = readPackFiles(root);
    const first = fingerprintOf(texts, [code]);
    expect(fingerprintOf(new Map([...texts].reverse()), [code])).toBe(first);
    const [path, text] = [...texts][0] ?? ['', ''];
    expect(fingerprintOf(new Map(texts).set(path, `${text} `), [code])).not.toBe(first);
    const renamed = new Map([...texts].map(([name, each]) => [name === path ? `${name}x` : name, each]));
    expect(fingerprintOf(renamed, [code])).not.toBe(first);
    // A byte that moves from the end of one file to the beginning of the next.
    expect(
      fingerprintOf(
        new Map([
          ['a', 'xy'],
          ['b', 'z'],
        ]),
        [code],
      ),
    ).not.toBe(
      fingerprintOf(
        new Map([
          ['a', 'x'],
          ['b', 'yz'],
        ]),
        [code],
      ),
    );
    writeFileSync(join(code, 'rule.test.ts'), 'expect(1).toBe(1);\n');
    expect(fingerprintOf(texts, [code])).toBe(first);
    writeFileSync(join(code, 'rule.ts'), 'export const limit = 2;\n');
    expect(fingerprintOf(texts, [code])).not.toBe(first);
  });
  it('다른 지문, 잘리거나 고친 파일, 없는 파일에서는 아무것도 꺼내지 않는다', () => {
    const file = join(place, 'pack.json');
    keepPack(file, 'abc', loadPack(root));
    const whole = readFileSync(file, 'utf8');
    expect(recallPack(file, 'abd')).toBeNull();
    for (const damaged of ['', whole.slice(0, -1), whole.replace('chungbuk', 'chungbud'), whole.replace('\n', '')]) {
      writeFileSync(file, damaged);
      expect(recallPack(file, 'abc')).toBeNull();
    }
    expect(recallPack(join(place, 'nowhere.json'), 'abc')).toBeNull();
  });
  it('쓸 수 없는 곳에서는 기억하지 않을 뿐이다', () => {
    const file = join(place, 'rules/rule.ts/pack.json');
    expect(() => keepPack(file, 'abc', loadPack(root))).not.toThrow();
    expect(recallPack(file, 'abc')).toBeNull();
  });
});
