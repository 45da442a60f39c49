import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerOf, readJson } from './json.ts';

describe('줄을 기억하는 JSON 읽기', () => {
  it('아무 JSON이나 JSON.parse와 같은 값으로 읽는다', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text);
        expect(read.faults).toEqual([]);
        expect(JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('아무 글이나 주어도 멈추거나 쓰러지지 않고, JSON.parse가 받는 것만 받는다', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0019eE.-tn \n한') }), (text) => {
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(readJson(text).faults.length === 0).toBe(accepted);
      }),
      { numRuns: 2000 },
    );
  });

  it('값이 선 줄을, 없는 값이면 가장 가까운 조상의 줄을 안다', () => {
    const read = readJson('{\n "a": [\n  1,\n  { "b/c": 2 }\n ],\n "d": null\n}');
    expect(read.lineOf('')).toBe(1);
    expect(read.lineOf('/a')).toBe(2);
    expect(read.lineOf('/a/0')).toBe(3);
    expect(read.lineOf(pointerOf(['a', 1, 'b/c']))).toBe(4);
    expect(read.lineOf('/a/1/missing')).toBe(4);
    expect(read.lineOf('/d')).toBe(6);
    expect(read.lineOf('/e')).toBe(1);
  });

  it('아주 긴 글도 읽는다', () => {
    const text = JSON.stringify({ long: '가\\"나'.repeat(400_000) });
    expect(readJson(text).faults).toEqual([]);
  });

  it('__proto__를 보통 필드로 둔다', () => {
    const read = readJson('{"__proto__": {"polluted": true}}');
    expect(Object.keys(read.value ?? {})).toEqual(['__proto__']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
