import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedDocs } from '../scripts/generate-docs.ts';
import { endpoints } from '../server/src/entry/app.ts';

const root = resolve(import.meta.dirname, '..');
const docs = generatedDocs();

describe('만들어지는 문서', () => {
  it.each([...docs])('%s는 코드와 같다(다르면 npm run docs)', (path, text) => {
    // Not compared whole: a difference of thousands of lines tells less than the sentence in the title.
    expect(readFileSync(resolve(root, path), 'utf8') === text).toBe(true);
  });

  it('권한표에는 모든 주소가 한 줄씩 있다', () => {
    const lines = (docs.get('docs/permissions.md') ?? '').split('\n');
    for (const { method, path } of endpoints)
      expect
        .soft(
          lines.filter((line) => line.startsWith(`| \`${method} ${path}\` |`)),
          path,
        )
        .toHaveLength(1);
  });

  it('누구도 부를 수 없는 주소는 없다', () => {
    expect(endpoints.filter(({ may }) => may.length === 0).map(({ id }) => id)).toEqual([]);
  });
});
