import { glossary, lists, type Words } from '@boru/contract/words';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../server/src/entry/app.ts';
import { openApiOf } from '../server/src/platform/openapi.ts';

/** Words of the WebAuthn standard, which browsers speak with each other; nobody reads them. */
const webAuthn = ['public-key', 'required', 'none', 'platform', 'cross-platform'];

type Found = { values: string[]; where: string };

/** Every closed list and every fixed text of the document, with the path where it stands. */
const closedLists = (node: unknown, where: string): Found[] => {
  if (Array.isArray(node)) return node.flatMap((inner) => closedLists(inner, where));
  if (typeof node !== 'object' || node === null) return [];
  const here: Found[] = [];
  if ('enum' in node && Array.isArray(node.enum)) here.push({ values: node.enum.map(String), where });
  if ('const' in node && typeof node.const === 'string') here.push({ values: [node.const], where });
  return [...here, ...Object.entries(node).flatMap(([key, inner]) => closedLists(inner, `${where}/${key}`))];
};

const document = openApiOf(endpoints, 'test');
const found = closedLists(document['paths'], '');
const named: [string, Words][] = Object.entries(lists);
const everyWord = [
  ...Object.entries(glossary).map(([id, word]) => ({ at: `glossary.${id}`, ...word })),
  ...named.flatMap(([list, words]) => Object.entries(words).map(([id, word]) => ({ at: `${list}.${id}`, ...word }))),
];

const unnamed = (lists: readonly [string, Words][]) =>
  found
    .filter(({ values }) => !values.every((value) => webAuthn.includes(value)))
    .filter(({ values }) => !lists.some(([, words]) => values.every((value) => value in words)))
    .map(({ values, where }) => `${where}: ${values.join(', ')}`);

describe('말의 다리', () => {
  it('문서에 나오는 닫힌 목록마다 그 값을 모두 아는 낱말 묶음이 있다', () => {
    expect(found.length).toBeGreaterThan(100);
    expect(unnamed(named)).toEqual([]);
  });

  it('낱말 하나가 빠지면 알아챈다', () => {
    const { normal: _gone, ...rest } = lists.urgency;
    expect(unnamed(named.map(([list, words]) => [list, list === 'urgency' ? rest : words]))).not.toEqual([]);
  });

  it('한국어 한 낱말에 영어 한 낱말, 영어 한 낱말에 한국어 한 낱말', () => {
    const clashes = everyWord.flatMap((word, index) =>
      everyWord
        .slice(0, index)
        .filter((other) => (other.ko === word.ko) !== (other.en.toLowerCase() === word.en.toLowerCase()))
        .map((other) => `${other.at} ${other.ko}/${other.en} ↔ ${word.at} ${word.ko}/${word.en}`),
    );
    expect(clashes).toEqual([]);
  });

  it('영어에는 한글이 없고 빈 낱말이 없으며, 보루의 결과를 인증이나 원본증명이라 하지 않는다', () => {
    for (const { at, ko, en } of everyWord) {
      expect.soft(ko.trim(), at).not.toBe('');
      expect.soft(en.trim(), at).not.toBe('');
      expect.soft(/[가-힣]/.test(en), at).toBe(false);
      expect.soft(/판정 결과|원본증명|보루 인증/.test(ko), at).toBe(false);
    }
  });
});
