// What the server sends is read as what the files say: same fingerprint, same results, and small enough for a browser.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compileCatalogue, packed, screen, unpacked } from './index.ts';
import { shippedFiles } from './shipped.ts';

const fromFiles = compileCatalogue(shippedFiles);
const sent = JSON.parse(JSON.stringify(packed(shippedFiles)));
const fetched = compileCatalogue(sent);

test('보낸 목록과 파일의 목록은 지문이 같고, 다시 줄여도 그대로다', () => {
  expect(fetched.fingerprint).toBe(fromFiles.fingerprint);
  expect(packed(sent)).toEqual(sent);
  expect(packed(unpacked(sent))).toEqual(sent);
});

test('용어의 이름과 첫 말은 적힌 그대로다', () => {
  for (const [id, term] of fromFiles.terms) {
    const { words, hints, pointers, ...rest } = term;
    const { words: readWords, hints: readHints, pointers: readPointers, ...same } = fetched.terms.get(id) ?? term;
    expect(same).toEqual(rest);
    expect(readWords[0]).toBe(words[0]);
    expect([hints === undefined, pointers === undefined]).toEqual([
      readHints === undefined,
      readPointers === undefined,
    ]);
  }
});

test('모든 항목의 문언과 이름에서 결과가 같다', () => {
  for (const edition of fromFiles.editions)
    for (const { text, profile } of edition.items)
      for (const words of [text, `${profile.title.ko} 기술을 자체 개발해 보유`, profile.title.en]) {
        const input = { text: words, on: edition.validFrom ?? '2026-11-22' };
        expect(screen(fetched, input)).toEqual(screen(fromFiles, input));
      }
});

test('뜻이 바뀌면 지문도 바뀐다', () => {
  const changed = structuredClone(sent);
  changed.quantities = JSON.parse(JSON.stringify(changed.quantities).replace('"near":[4', '"near":[5'));
  expect(compileCatalogue(changed).fingerprint).not.toBe(fromFiles.fingerprint);
});

test('브라우저가 받는 목록은 gzip으로 81 kB를 넘지 않는다', () => {
  expect(gzipSync(JSON.stringify(sent)).length).toBeLessThan(81_000);
});
