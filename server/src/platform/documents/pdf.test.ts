import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { renderPdf, stopPress } from './pdf.ts';
import { openPress, PressFault } from './press.ts';
import { printable } from './printable.ts';
import { loadTemplate } from './templates.ts';
import { readPdf } from './testing/read-pdf.ts';

afterAll(stopPress);
const at = new Date('2026-11-22T05:05:00Z');

type Sample = {
  company: { name: string };
  plan: object[];
  criticalGaps: object[];
  domains: { score: number | null }[];
};
const sample = async (): Promise<Sample> => structuredClone((await loadTemplate('diagnosis-outcome')).sample as Sample);
const named = async (name: string): Promise<Sample> => ({ ...(await sample()), company: { name } });
const flat = (text: string) => text.replace(/[\s\u00a0\u200b]/g, '');

describe('조판기가 도중에 죽으면', () => {
  test('그 문서를 처음부터 다시 만들고, 두 번 죽으면 까닭을 말하며 다음 문서는 나옵니다', async () => {
    const press = openPress();
    const pressed = new Set<number>();
    const killOnce = async () => {
      while (press.pid === undefined || pressed.has(press.pid)) await new Promise((wake) => setImmediate(wake));
      pressed.add(press.pid);
      process.kill(press.pid, 'SIGKILL');
    };
    try {
      const whole = renderPdf('diagnosis-outcome', await sample(), { at, press });
      await killOnce();
      const twin = await renderPdf('diagnosis-outcome', await sample(), { at });
      expect((await whole).pdf.equals(twin.pdf)).toBe(true);
      const lost = renderPdf('diagnosis-outcome', await sample(), { at, press });
      const told = expect(lost).rejects.toThrow(PressFault);
      // The typesetter of the first paper is still the one at work.
      pressed.clear();
      await killOnce();
      await killOnce();
      await told;
      expect((await renderPdf('diagnosis-outcome', await sample(), { at, press })).pages).toBe(2);
    } finally {
      press.stop();
    }
  });
});

describe('자가진단 결과지', () => {
  test('읽을 수 있는 한글 PDF/UA이며 글꼴이 들어 있다', async () => {
    const printed = await renderPdf('diagnosis-outcome', await sample(), { at });
    const read = readPdf(printed.pdf);
    expect(read).toMatchObject({ tagged: true, language: 'ko-KR', conformsTo: '1', title: '기술보호 자가진단 결과' });
    expect(read.fonts).toEqual(['PretendardGOV-Bold', 'PretendardGOV-Regular']);
    expect(read.embedded).toBe(2);
    expect(printed).toMatchObject({ pages: 2, replaced: [] });
    const text = flat(read.text);
    for (const said of [
      '견본정밀주식회사',
      '취약',
      '51.4/100점',
      '사고대응',
      'TS-08',
      '2026.11.20.',
      '2027.11.19.까지',
      '확인필요',
      '자가점검결과이며법적판정이나인증이아닙니다',
      'techsec-ko제1판',
    ])
      expect(text).toContain(said);
  });

  test('같은 자료와 같은 때에는 같은 문서가 나온다', async () => {
    const [first, second] = [
      await renderPdf('diagnosis-outcome', await sample(), { at }),
      await renderPdf('diagnosis-outcome', await sample(), { at }),
    ];
    expect(first.pdf.equals(second.pdf)).toBe(true);
  });

  test('빈틈과 계획이 없거나 모두 해당 없음이어도 인쇄된다', async () => {
    const data = await sample();
    const domains = data.domains.slice(0, 2).map((domain) => ({ ...domain, score: null }));
    const { pdf } = await renderPdf('diagnosis-outcome', { ...data, domains, plan: [], criticalGaps: [] }, { at });
    const text = flat(readPdf(pdf).text);
    expect(text).toContain('해당없음');
    expect(text).toContain('빈틈이나타나지않았습니다');
  });
});

describe('data is never source', () => {
  const hostile = [
    '#panic("boom")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    '"); #sys.exit(1) //',
    '$ x^2 $ *굵게* _기울임_ `code` <label> @reference',
    '= 제목 아님',
    '{{company.name}} \\u0023',
  ];
  test.each(hostile)('%s stands on the paper as typed', async (name) => {
    const { pdf } = await renderPdf('diagnosis-outcome', await named(name), { at });
    expect(flat(readPdf(pdf).text)).toContain(flat(name));
  });

  test('a template cannot read outside its folder', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'boru-press-'));
    await writeFile(join(dir, 'a.typ'), '#read("../../../../../../etc/passwd")');
    const press = openPress({ seconds: 20, megabytes: 768, templates: dir });
    await expect(press.print({ main: join(dir, 'a.typ'), data: '{}', at: 0 })).rejects.toThrow(PressFault);
    press.stop();
    await rm(dir, { recursive: true });
  });
});

describe('strange text', () => {
  test('emoji, right-to-left and very long words are printed and do not leave the page', async () => {
    const { pdf, replaced } = await renderPdf(
      'diagnosis-outcome',
      await named(`${'가'.repeat(80)}${'x'.repeat(90)} مرحبا`),
      { at },
    );
    const read = readPdf(pdf);
    expect(read.tagged).toBe(true);
    expect(flat(read.text)).toContain('x'.repeat(90));
    expect(replaced.every((sign) => sign.codePointAt(0) !== 0xac00)).toBe(true);
  });

  test('글꼴에 없는 글자는 □로 보이고 무엇이었는지 알려 준다', async () => {
    const { pdf, replaced } = await renderPdf('diagnosis-outcome', await named('앞\u{EFFFD}뒤\u{10FFFD}끝'), { at });
    expect(replaced).toEqual(['\u{EFFFD}', '\u{10FFFD}']);
    expect(flat(readPdf(pdf).text)).toContain('앞□뒤□끝');
  });

  test('marks that turn the direction of writing and control characters do not reach paper', () => {
    expect(printable({ a: ['x\u202Eevil\u2066', '\u0000\u0007ok\u0085'] })).toEqual({ a: ['xevil', 'ok'] });
  });

  test('any text at all gives a tagged paper', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const name = `a${text}b`.replace(/\p{Cc}/gu, '').trim();
        const { pdf } = await renderPdf('diagnosis-outcome', await named(name.toWellFormed()), { at });
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});

describe('the press has limits', () => {
  const withTemplate = async (source: string, limits: { seconds: number; megabytes: number }) => {
    const dir = await mkdtemp(join(tmpdir(), 'boru-press-'));
    await writeFile(join(dir, 'slow.typ'), source);
    await writeFile(join(dir, 'good.typ'), '#set document(title: "x")\n= 좋음');
    const press = openPress({ ...limits, templates: dir });
    const order = (name: string) => ({ main: join(dir, name), data: '{}', at: 0 });
    return { press, order, clean: () => rm(dir, { recursive: true }) };
  };

  test('an endless paper is stopped and the next one is printed', async () => {
    const loop = '#for a in range(9999) { for b in range(9999) { for c in range(9999) { if a < 0 [x] } } }';
    const { press, order, clean } = await withTemplate(loop, { seconds: 3, megabytes: 2000 });
    const [slow, good] = await Promise.allSettled([press.print(order('slow.typ')), press.print(order('good.typ'))]);
    expect(slow).toMatchObject({ status: 'rejected', reason: { message: 'a paper took longer than 3 s' } });
    expect(good.status).toBe('fulfilled');
    press.stop();
    await clean();
  });

  test.runIf(process.platform === 'linux')('a paper that eats memory is stopped', async () => {
    const glutton = '#let s = ("한글" * 4000000,)\n#for i in range(400) { s.push(str(i) * 8000000) }\n#s.len()';
    const { press, order, clean } = await withTemplate(glutton, { seconds: 60, megabytes: 300 });
    await expect(press.print(order('slow.typ'))).rejects.toThrow('a paper needed more than 300 MB');
    press.stop();
    await clean();
  });
});
