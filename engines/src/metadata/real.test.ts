import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync, unzlibSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanFile, kindOf } from './index.ts';

// Files that exiftool and LibreOffice wrote (testing/real/make.sh), with a mark in every place they offer.
const folder = fileURLToPath(new URL('./testing/real/', import.meta.url));
const marks: Readonly<Record<string, readonly string[]>> = JSON.parse(readFileSync(join(folder, 'marks.json'), 'utf8'));
const files = Object.entries(marks).map(([name, planted]) => ({
  name,
  planted,
  bytes: Uint8Array.from(readFileSync(join(folder, name))),
}));
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const unpacked = (body: string): string => {
  try {
    return latin(unzlibSync(Buffer.from(body, 'latin1')));
  } catch {
    return body;
  }
};
/** Everything readable in a file: as it is, and inside what is packed. */
const inside = (bytes: Uint8Array): string => {
  const text = latin(bytes);
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => unpacked(body));
  const parts = kindOf(bytes) === 'document' ? Object.values(unzipSync(bytes)).map(latin) : [];
  return [text, ...streams, ...parts].join('\n');
};
const code = (mark: string, lead: string) => [...mark].map((sign) => lead + sign.charCodeAt(0).toString(16)).join('');
/** Plain, in hexadecimal, and in both orders of UTF-16, as programs write properties. */
const carries = (bytes: Uint8Array, mark: string): boolean => {
  const text = inside(bytes);
  const wide = [...mark].join('\0');
  return [mark, code(mark, ''), code(mark, '00'), code(mark, '00').toUpperCase(), wide].some((shape) =>
    text.includes(shape),
  );
};
const cleaned = (bytes: Uint8Array) => {
  const answer = cleanFile(bytes);
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
};

describe('exiftool과 LibreOffice가 쓴 파일', () => {
  it('심은 표식이 백 개를 넘고, 지운 다음에는 어느 파일에도 하나도 없습니다', () => {
    const planted = files.flatMap(({ name, bytes, planted: all }) =>
      all.filter((mark) => carries(bytes, mark)).map((mark) => `${name} ${mark}`),
    );
    expect(planted.length).toBeGreaterThan(100);
    // Of every kind at least what its program keeps.
    for (const { name } of files) expect(planted.filter((each) => each.startsWith(name)).length).toBeGreaterThan(6);
    const left = files.flatMap(({ name, bytes, planted: all }) => {
      const { bytes: after } = cleaned(bytes);
      return all.filter((mark) => carries(after, mark)).map((mark) => `${name} ${mark}`);
    });
    expect(left).toEqual([]);
    for (const { bytes } of files) expect(cleaned(cleaned(bytes).bytes).found).toEqual([]);
  });
});

/** The programs themselves judge what is left, where they are. */
const has = (program: string, flag: string) => spawnSync(program, [flag]).status === 0;
const hasExiftool = has('exiftool', '-ver');
const hasOffice = has('soffice', '--version');
if (!hasExiftool || !hasOffice)
  console.warn(
    '건너뜀: exiftool 또는 LibreOffice가 없어 지운 파일을 그 프로그램으로 열어 보지 못했습니다 / skipped: exiftool or LibreOffice is missing',
  );
const work = mkdtempSync(join(tmpdir(), 'boru-real-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const saved = files.map(({ name, bytes }) => {
  const path = join(work, name);
  writeFileSync(path, cleaned(bytes).bytes);
  return path;
});

describe.runIf(hasExiftool)('exiftool이 지운 파일에서', () => {
  it('표식도, 자리도, 찍은 때도, 기기도 찾지 못합니다', () => {
    const { stdout } = spawnSync('exiftool', ['-j', '-G', '-a', '-u', ...saved], { maxBuffer: 10_000_000 });
    const said = stdout.toString();
    expect(said).not.toContain('realmark');
    expect(said).not.toMatch(/"(EXIF|GPS|IPTC|XMP|ICC_Profile|MakerNotes):/);
  });
});

describe.runIf(hasOffice)('LibreOffice가 지운 파일을', () => {
  const convert = (path: string, kind: string): string => {
    const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
    spawnSync('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', join(work, 'out'), path]);
    return join(work, 'out', basename(path).replace(/\.[a-z]+$/, `.${kind.split(':')[0]}`));
  };
  it('그대로 엽니다', { timeout: 120_000 }, () => {
    for (const [name, kind] of [
      ['text.docx', 'txt:Text'],
      ['text.odt', 'txt:Text'],
      ['sheet.xlsx', 'csv'],
      ['sheet.ods', 'csv'],
    ] as const) {
      const out = convert(join(work, name), kind);
      expect(readFileSync(out, 'utf8'), name).toContain('what the page says');
      rmSync(out);
    }
    for (const name of ['slides.pptx', 'slides.odp', 'picture.jpg', 'picture.png', 'picture.webp']) {
      const out = convert(join(work, name), 'pdf');
      expect(readFileSync(out).length, name).toBeGreaterThan(5_000);
      rmSync(out);
    }
  });
});
