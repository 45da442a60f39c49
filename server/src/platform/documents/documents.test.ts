import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import {
  itemMark,
  koreanNumber,
  listTemplates,
  NoSuchTemplate,
  numbered,
  officialDate,
  officialMoney,
  previewTemplate,
  renderCsv,
  renderXlsx,
  stopPress,
} from './index.ts';
import { loadTemplate } from './templates.ts';

afterAll(stopPress);

describe('CSV', () => {
  const csv = (rows: (string | number | boolean | null)[][]) => renderCsv({ columns: ['이름'], rows }).toString('utf8');

  test('엑셀이 한글을 바로 읽도록 BOM과 CRLF로 쓴다', () => {
    const bytes = renderCsv({ columns: ['기업', '점수'], rows: [['견본정밀', 51]] });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').slice(1)).toBe('기업,점수\r\n견본정밀,51\r\n');
  });

  test.each(['=1+1', '+82-43', '-1+2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', "=cmd|' /C calc'!A0"])(
    'a cell that would run as a formula is kept as text: %j',
    (text) => {
      const written = csv([[text]])
        .split('\r\n')
        .slice(1)
        .join('\r\n');
      expect(written.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  test('numbers keep their sign, quotes and line breaks are quoted', () => {
    expect(csv([[-5]])).toContain('\r\n-5\r\n');
    expect(csv([['한 줄\n두 줄, "셋"']])).toContain('"한 줄\n두 줄, ""셋"""');
    expect(csv([[null], [true], [Number.NaN]])).toContain('\r\n\r\nTRUE\r\n\r\n');
  });
});

describe('XLSX', () => {
  const columns = [
    { title: '기업', kind: 'text' as const, value: (row: { name: string }) => row.name },
    { title: '금액', kind: 'won' as const, value: () => 113_560 },
    { title: '신청일', kind: 'date' as const, value: () => '2026-06-08' },
  ];
  const sheetOf = async (name: string) => {
    const parts = unzipSync(await renderXlsx({ name: '신청 [현황]/2026', columns, rows: [{ name }] }));
    const text = (part: string) => new TextDecoder().decode(parts[part]);
    return {
      sheet: text('xl/worksheets/sheet1.xml'),
      strings: text('xl/sharedStrings.xml'),
      book: text('xl/workbook.xml'),
    };
  };

  test('수식처럼 생긴 글자도 글자로만 적힌다', async () => {
    const { sheet, strings } = await sheetOf('=HYPERLINK("http://evil.example","열기")');
    expect(sheet).not.toContain('<f>');
    expect(sheet + strings).toContain('=HYPERLINK');
  });

  test('금액은 숫자로, 날짜는 날짜로 적힌다', async () => {
    const { sheet, book } = await sheetOf('견본정밀');
    expect(sheet).toContain('<v>113560</v>');
    expect(sheet).toContain('<v>46181</v>'); // 2026-06-08 in Excel's count of days
    expect(book).toContain('신청  현황  2026');
  });

  test('what is no date or no number is a fault, not a cell', async () => {
    const sheet = (kind: 'date' | 'number', value: string) =>
      renderXlsx({ name: 'x', columns: [{ title: 'x', kind, value: () => value }], rows: [1] });
    await expect(sheet('date', '2026-02-30')).rejects.toThrow('not a civil date');
    await expect(sheet('number', 'many')).rejects.toThrow('not a number');
  });

  test('control characters do not break the file', async () => {
    const { sheet, strings } = await sheetOf('앞\u0000\u0007뒤 <b>&');
    expect(sheet + strings).toContain('앞뒤 &lt;b&gt;&amp;');
  });
});

describe('공문서의 표기', () => {
  test('날짜는 온점으로, 금액은 한글을 함께 적는다', () => {
    expect(officialDate('2026-06-08')).toBe('2026. 6. 8.');
    expect(officialMoney(113_560)).toBe('금113,560원(금일십일만삼천오백육십원)');
    expect(koreanNumber(0)).toBe('영');
    expect(koreanNumber(100_010_000)).toBe('일억일만');
    expect(koreanNumber(9_007_199_254_740_991)).toBe('구천칠조일천구백구십이억오천사백칠십사만구백구십일');
    expect(() => koreanNumber(-1)).toThrow(RangeError);
    expect(() => koreanNumber(0.5)).toThrow(RangeError);
  });
});

describe('항목의 표시', () => {
  test('여덟 단계의 표시를 쓰고, 하 다음은 거이며, 마지막 글 뒤에 끝.을 적는다', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((level) => itemMark(level, 1))).toEqual([
      '2.',
      '나.',
      '2)',
      '나)',
      '(2)',
      '(나)',
      '②',
      '㉯',
    ]);
    expect([12, 13, 14, 15].map((at) => itemMark(2, at))).toEqual(['파.', '하.', '거.', '너.']);
    const levels = [1, 2, 2, 3, 1, 2].map((level) => ({ level, text: '글' }));
    expect(numbered(levels).map(({ text }) => text)).toEqual([
      '1. 글',
      '가. 글',
      '나. 글',
      '1) 글',
      '2. 글',
      '가. 글\u00a0끝.',
    ]);
  });
});

describe('서식 목록', () => {
  test('모든 서식은 제목, 견본, 규격을 갖추고 미리 볼 수 있다', async () => {
    const templates = await listTemplates();
    expect(templates.map((template) => template.name)).toEqual([
      'access-review',
      'agreement-review',
      'breach-notice',
      'case-summary',
      'completion-certificate',
      'confidentiality-pledge',
      'consent-receipt',
      'consulting-report',
      'council-minutes',
      'destruction-certificate',
      'determination-application',
      'diagnosis-outcome',
      'handoff-letter',
      'incident-index',
      'incident-notice',
      'official-letter',
      'personal-data',
      'subsidy-agreement',
      'technology-sheet',
      'yearly-report',
    ]);
    for (const template of templates)
      for (const format of template.formats) {
        const preview = await previewTemplate(template.name, format);
        expect(preview?.filename).toContain('견본');
        expect(preview?.body.subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004');
      }
  });

  test.each(['../../etc', 'no-such', '', 'Diagnosis', '_official', 'a/b'])('%j is no template', async (name) => {
    await expect(loadTemplate(name)).rejects.toThrow(NoSuchTemplate);
  });

  test('data that does not fit the schema is refused before anything is printed', async () => {
    const { renderPdf } = await import('./pdf.ts');
    await expect(renderPdf('diagnosis-outcome', { company: { name: '견본' }, extra: 1 })).rejects.toThrow(ZodError);
  });
});
