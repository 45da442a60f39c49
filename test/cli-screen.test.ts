import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScreeningResult } from '@boru/contract/screening';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'boru-screen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { NODE_COMPILE_CACHE } = process.env;
const compiled = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };

const run = (args: readonly string[], input = ''): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'server/src/entry/cli.ts'), ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    // Nothing of this run's settings but the compiled code, which spares two seconds a command.
    env: { ...compiled, PATH: process.env['PATH'] ?? '', BORU_DATA: folder },
  });
  return { code: status, out: stdout, err: stderr };
};
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const text = '항체의약품을 12,500L 다회용 배양기로 배양·정제하는 공정을 개발해 생산합니다.';
const cases = file(
  'cases.json',
  JSON.stringify({
    title: '다른 칸은 읽지 않는다',
    items: [
      { id: 'A', text, verdict: 'match', expected: { items: ['NCT-BIO-01'] }, asks: ['볼 것 없음'] },
      { id: 'B', text: '구내식당 배식 자동화' },
    ],
  }),
);

describe('여러 건', () => {
  it('표준 출력에는 JSON만, 모르는 칸은 읽지 않는다', () => {
    const { code, out, err } = run(['screen', '--input', cases, '--on', '2026-11-01']);
    expect([code, err]).toEqual([0, '']);
    const { items } = JSON.parse(out);
    expect(items.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict])).toEqual([
      ['A', 'match'],
      ['B', 'none'],
    ]);
    expect(items[0].candidates).toContainEqual(expect.objectContaining({ item: 'NCT-BIO-01', status: 'met' }));
    for (const { id: _id, ...result } of items) expect(ScreeningResult.parse(result)).toEqual(result);
  });
  it('파일에 적으면 표준 출력은 비어 있고, 그날의 목록으로 본다', () => {
    const output = join(folder, 'run.json');
    const { code, out, err } = run(['screen', '--input', cases, '--output', output, '--on', '2020-01-01']);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('2건');
    const { items } = JSON.parse(readFileSync(output, 'utf8'));
    expect(items[0].candidates[0]).toMatchObject({ item: 'NCT2019-BIO-01', status: 'below' });
  });
});

describe('사람이 묻는 한 건', () => {
  it('글을 그대로, 파일로, 표준 입력으로, CP949로 적어도 같은 답이다', () => {
    // CP949 by iconv, where the machine has it.
    const encoded = ((): Uint8Array | null => {
      try {
        return execFileSync('iconv', ['-f', 'UTF-8', '-t', 'CP949'], { input: text.replace('·', ', ') });
      } catch {
        return null;
      }
    })();
    const ways = [
      run(['screen', text]),
      run(['screen', file('text.txt', text)]),
      run(['screen', '-'], text),
      ...(encoded === null ? [] : [run(['screen', file('cp949.txt', encoded)])]),
    ];
    for (const { code, out } of ways) {
      expect(code).toBe(0);
      expect(out).toContain('NCT-BIO-01');
      expect(out).toContain('사전 확인: 법적 판정이 아닙니다');
    }
  });
  it('--json이면 표준 출력은 결과 하나뿐이다', () => {
    const { code, out } = run(['screen', '--json', text]);
    expect(code).toBe(0);
    expect(ScreeningResult.parse(JSON.parse(out)).verdict).toBe('match');
  });
});

describe('잘못된 부름은 두 언어 한 문장씩과 1로 끝난다', () => {
  const locked = join(folder, 'missing-folder', 'run.json');
  it.each([
    ['없는 파일', ['screen', '--input', join(folder, 'no.json')], '파일이 없습니다', 'no such file'],
    ['깨진 JSON', ['screen', '--input', file('broken.json', '{"items": [')], 'JSON으로 읽을', 'as JSON'],
    ['items가 없는 JSON', ['screen', '--input', file('other.json', '[1, 2]')], 'items 배열이', 'No array'],
    [
      '글이 수인 항목',
      ['screen', '--input', file('number.json', '{"items":[{"id":"x","text":7}]}')],
      'items[0]',
      'items[0]',
    ],
    ['쓸 수 없는 출력', ['screen', '--input', cases, '--output', locked], '쓸 수 없습니다', 'cannot be written'],
    ['폴더인 출력', ['screen', '--input', cases, '--output', folder], '쓸 수 없습니다', 'cannot be written'],
    ['없는 날짜', ['screen', '--input', cases, '--on', '2026-02-30'], '날짜를 적으세요', 'a date such as'],
    [
      '글 파일이 아닌 것',
      ['screen', file('x.pdf', new Uint8Array([0, 255, 0, 1]))],
      '글 파일이 아닙니다',
      'Not a text',
    ],
    ['아무것도 없음', ['screen'], '글, 파일 이름', 'Give a text'],
    ['없는 글 파일', ['screen', join(folder, 'gone.txt')], '파일이 없습니다', 'no such file'],
  ])('%s', (_name, args, ko, en) => {
    const { code, out, err } = run(args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(ko);
    expect(err).toContain(en);
    expect(err).not.toContain('    at ');
  });
});
