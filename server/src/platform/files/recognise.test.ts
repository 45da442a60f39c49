import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem';
import { previewTemplate, renderXlsx, stopPress } from '../documents/index.ts';
import { cleanFileName } from './file-name.ts';
import { recognise } from './recognise.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boru-recognise-'));
});
afterAll(async () => {
  stopPress();
  await rm(folder, { recursive: true });
});

let serial = 0;
const look = async (name: string, content: Uint8Array | string) => {
  serial += 1;
  const path = join(folder, String(serial));
  const bytes = Buffer.from(content as Uint8Array);
  await writeFile(path, bytes);
  return recognise(path, bytes.length, name);
};
const refusal = async (name: string, content: Uint8Array | string) => {
  const fault = await look(name, content).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return fault instanceof Problem
    ? { code: fault.code, reason: fault.fields['file'] ?? '' }
    : { code: 'accepted', reason: '' };
};
const zip = (parts: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        typeof content === 'string' ? Buffer.from(content) : content,
      ]),
    ),
  );
const office = (main: string, more: Record<string, string> = {}) =>
  zip({ '[Content_Types].xml': '<Types/>', [main]: '<x/>', ...more });
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A compound file with the given stream names: header, one FAT sector, one directory sector. */
const compound = (names: readonly string[]): Buffer => {
  const file = Buffer.alloc(512 * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(0, 76);
  file.writeUInt32LE(0xffff_fffd, 512);
  file.writeUInt32LE(0xffff_fffe, 516);
  names.forEach((name, index) => {
    const at = 1024 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
  });
  return file;
};

describe('내용으로 알아낸다', () => {
  test('우리가 만든 PDF, HWPX, XLSX와 흔한 문서를 알아본다', async () => {
    expect(await look('결과.pdf', (await previewTemplate('consent-receipt'))?.body ?? '')).toMatchObject({
      kind: 'pdf',
      mediaType: 'application/pdf',
    });
    expect(await look('요약.hwpx', (await previewTemplate('case-summary', 'hwpx'))?.body ?? '')).toMatchObject({
      kind: 'hwpx',
      mediaType: 'application/hwp+zip',
    });
    expect(
      await look(
        '표.xlsx',
        await renderXlsx({ name: '표', columns: [{ title: '가', kind: 'text', value: () => '나' }], rows: [1] }),
      ),
    ).toMatchObject({ kind: 'xlsx' });
    expect(await look('글.docx', office('word/document.xml'))).toMatchObject({ kind: 'docx' });
    expect(await look('발표.PPTX', office('ppt/presentation.xml'))).toMatchObject({ kind: 'pptx' });
    expect(await look('그림.png', png)).toMatchObject({ kind: 'png' });
    expect(await look('옛글.hwp', compound(['Root Entry', 'FileHeader', 'DocInfo', 'BodyText']))).toMatchObject({
      kind: 'hwp',
    });
  });

  test('글은 UTF-8과 EUC-KR을 알아본다', async () => {
    expect(await look('메모.txt', '문의드립니다.\r\n둘째 줄')).toMatchObject({ kind: 'text' });
    expect(await look('표.csv', Buffer.from([0xb0, 0xa1, 0x2c, 0xb3, 0xaa, 0x0a]))).toMatchObject({ kind: 'text' });
    expect(await look('긴글.txt', '가'.repeat(9000))).toMatchObject({ kind: 'text' });
  });

  test.each([
    ['사진.jpg', png, '.png'],
    ['문서.pdf', office('word/document.xml'), '.docx'],
    ['이름만', png, '.png'],
    ['메모.pdf', '그냥 글', '.txt'],
  ])('%s: 확장자와 내용이 다르면 받지 않고 무엇인지 알려 준다', async (name, content, said) => {
    const { code, reason } = await refusal(name, content);
    expect(code).toBe('file.type_refused');
    expect(reason).toContain(said);
  });

  test.each([
    ['page.html', '<!doctype html><script>alert(1)</script>'],
    ['page.txt', 'x\n<script>alert(1)</script>'],
    ['그림.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['꾸러미.zip', zip({ 'a.txt': 'x' })],
    ['옛.doc', compound(['Root Entry', 'WordDocument'])],
    ['실행.exe', Buffer.from('MZ\u0090\u0000')],
    ['빈.pdf', ''],
    ['가짜.docx', zip({ '[Content_Types].xml': 'x' })],
    ['깨짐.xlsx', office('xl/workbook.xml').subarray(0, 60)],
    ['이진.txt', Buffer.from([0x61, 0, 0x62])],
  ])('%s is not taken', async (name, content) => {
    expect((await refusal(name, content)).code).toBe('file.type_refused');
  });

  test('매크로, 암호, 부풀린 압축은 까닭을 말하고 받지 않는다', async () => {
    expect((await refusal('표.xlsx', office('xl/workbook.xml', { 'xl/vbaProject.bin': 'x' }))).reason).toContain(
      '매크로',
    );
    expect((await refusal('글.docx', compound(['Root Entry', 'EncryptedPackage']))).reason).toContain('암호');
    const bomb = zip({ '[Content_Types].xml': 'x', 'word/document.xml': Buffer.alloc(120_000_000) });
    expect((await refusal('글.docx', bomb)).reason).toContain('지나치게 커지는');
  });

  test('no bytes at all make it fail in any other way than with a refusal', async () => {
    const start = fc.constantFrom('', '504b0304', 'd0cf11e0a1b11ae1', '255044462d', '89504e470d0a1a0a', '504b0506');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 1500 }), async (head, body) => {
        const { code } = await refusal('x.pdf', Buffer.concat([Buffer.from(head, 'hex'), body]));
        expect(['accepted', 'file.type_refused', 'file.technical_document']).toContain(code);
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
});

describe('기술자료로 보이는 파일', () => {
  test.each([
    ['조립도.dwg', 'AC1032xxxx'],
    ['이름바꿈.pdf', 'AC1032xxxx'],
    ['chip.gds', Buffer.from('000600020003', 'hex')],
    ['메모.txt', 'ISO-10303-21;\nHEADER;'],
    ['메모.txt', '* amp\n.subckt opamp in out\nR1 in out 1k\n.ends'],
    ['메모.txt', 'module adder(input [3:0] a, output [3:0] s);\nendmodule'],
    ['메모.txt', `>seq1 homo sapiens\n${'ACGT'.repeat(30)}\n`],
    ['main.c', 'int main(void) { return 0; }'],
    ['HBM 설계도면.pdf', '%PDF-1.7\n'],
    ['양극재 배합비.xlsx', office('xl/workbook.xml')],
  ])('%s 은 까닭을 말하고 받지 않는다', async (name, content) => {
    const { code, reason } = await refusal(name, content);
    expect(code).toBe('file.technical_document');
    expect(reason).toMatch(/^받지 않는 파일입니다: .+ \/ Not accepted: this looks like/);
  });

  test.each(['설계도면 관리대장.txt', '소스코드 보호 규정.txt', '배합비 유출 신고서.txt', '상담 요청서.txt'])(
    '%s 은 받는다',
    async (name) => {
      expect((await refusal(name, '내용')).code).toBe('accepted');
    },
  );
});

describe('names', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\홍\\계약.hwp', '계약.hwp'],
    ['a\u202Efdp.exe.pdf', 'afdp.exe.pdf'],
    ['  ..hidden.txt ', 'hidden.txt'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['', '이름 없음'],
    ['\u0000\u0007.pdf', 'pdf'],
    [`${'긴'.repeat(400)}.pdf`, `${'긴'.repeat(196)}.pdf`],
  ])('%j becomes %j', (given, wanted) => {
    expect(cleanFileName(given)).toBe(wanted);
  });

  test('any name becomes one that can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (given) => {
        const name = cleanFileName(given);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(212);
        expect(name.isWellFormed()).toBe(true);
        expect(name).not.toMatch(/[\\/\p{Cc}]/u);
      }),
    );
  });
});
