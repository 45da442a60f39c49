import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { mergeHwpx, renderHwpx, unpackHwpx } from './hwpx.ts';
import { mergeSection } from './merge.ts';
import { loadTemplate } from './templates.ts';
import { elementsNamed, parseXml, printXml, textOf, XmlFault } from './xml.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const sample = async () => structuredClone((await loadTemplate('case-summary')).sample as Record<string, unknown>);
const section = (body: string) => parseXml(`<hs:sec xmlns:hs="s" xmlns:hp="p">${body}</hs:sec>`);
const paragraph = (...runs: string[]) =>
  `<hp:p>${runs.map((run) => `<hp:run charPrIDRef="0"><hp:t>${run}</hp:t></hp:run>`).join('')}</hp:p>`;
const row = (index: number, cell: string) =>
  `<hp:tr><hp:tc><hp:subList>${paragraph(cell)}</hp:subList><hp:cellAddr colAddr="0" rowAddr="${index}"/></hp:tc></hp:tr>`;

describe('HWPX 꾸러미의 규칙', () => {
  test('mimetype이 맨 앞에 압축 없이 놓인다', async () => {
    const bytes = await renderHwpx('case-summary', await sample());
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    expect(view.getUint32(0, true)).toBe(0x04034b50);
    expect(view.getUint16(8, true)).toBe(0); // stored
    expect(view.getUint16(28, true)).toBe(0); // no extra field before the content
    expect(bytes.subarray(30, 38).toString()).toBe('mimetype');
    expect(bytes.subarray(38, 57).toString()).toBe('application/hwp+zip');
  });

  test('목록과 실제 조각이 맞고 모든 조각이 올바른 XML이다', async () => {
    const parts = unzipSync(await renderHwpx('case-summary', await sample()));
    for (const name of [
      'version.xml',
      'settings.xml',
      'META-INF/container.xml',
      'META-INF/manifest.xml',
      'Contents/content.hpf',
      'Contents/header.xml',
      'Contents/section0.xml',
      'Preview/PrvText.txt',
    ])
      expect(Object.keys(parts)).toContain(name);
    for (const [name, bytes] of Object.entries(parts)) if (/\.(xml|hpf)$/.test(name)) parseXml(text(bytes));
    const container = parseXml(text(parts['META-INF/container.xml']));
    const roots = elementsNamed(container, 'ocf:rootfile').map((root) => root.attributes.get('full-path') ?? '');
    expect(roots[0]).toBe('Contents/content.hpf');
    const content = parseXml(text(parts['Contents/content.hpf']));
    const items = elementsNamed(content, 'opf:item');
    for (const name of [...roots, ...items.map((item) => item.attributes.get('href') ?? '')])
      expect(Object.keys(parts)).toContain(name);
    const ids = items.map((item) => item.attributes.get('id'));
    for (const reference of elementsNamed(content, 'opf:itemref'))
      expect(ids).toContain(reference.attributes.get('idref'));
    expect(textOf(content)).toContain('상담·연계 건 요약');
  });

  test('본문이 가리키는 글자·문단·테두리 모양이 모두 머리 조각에 있다', async () => {
    const parts = unzipSync(await renderHwpx('case-summary', await sample()));
    const header = parseXml(text(parts['Contents/header.xml']));
    const body = text(parts['Contents/section0.xml']);
    for (const [attribute, element] of [
      ['charPrIDRef', 'hh:charPr'],
      ['paraPrIDRef', 'hh:paraPr'],
      ['styleIDRef', 'hh:style'],
      ['borderFillIDRef', 'hh:borderFill'],
    ] as const) {
      const defined = elementsNamed(header, element).map((one) => one.attributes.get('id'));
      const used = [...body.matchAll(new RegExp(`${attribute}="(\\d+)"`, 'g'))].map((match) => match[1]);
      expect(used.length).toBeGreaterThan(0);
      for (const id of used) expect(defined).toContain(id);
    }
    for (const list of ['hh:charProperties', 'hh:paraProperties', 'hh:borderFills', 'hh:styles'])
      for (const element of elementsNamed(header, list)) {
        const count = element.children.filter((child) => typeof child !== 'string').length;
        expect(element.attributes.get('itemCnt')).toBe(String(count));
      }
  });

  test('자료가 채워지고 표의 줄 수가 맞으며 남은 표시가 없다', async () => {
    const parts = unzipSync(await renderHwpx('case-summary', await sample()));
    const body = parseXml(text(parts['Contents/section0.xml']));
    expect(textOf(body)).not.toContain('{{');
    expect(elementsNamed(body, 'hp:linesegarray')).toEqual([]);
    for (const said of ['견본-2026-0042', '2026. 11. 16.', '이관함', '끝.']) expect(textOf(body)).toContain(said);
    for (const table of elementsNamed(body, 'hp:tbl')) {
      const rows = elementsNamed(table, 'hp:tr');
      expect(table.attributes.get('rowCnt')).toBe(String(rows.length));
      rows.forEach((one, index) => {
        for (const address of elementsNamed(one, 'hp:cellAddr'))
          expect(address.attributes.get('rowAddr')).toBe(String(index));
      });
    }
  });

  test('없는 값의 줄은 빠지고 빈 목록에는 안내가 남는다', async () => {
    const { dueOn, ...rest } = await sample();
    expect(dueOn).toBeDefined();
    const parts = unzipSync(await renderHwpx('case-summary', { ...rest, sharing: [] }));
    const said = textOf(parseXml(text(parts['Contents/section0.xml'])));
    expect(said).not.toContain('처리 기한');
    expect(said).toContain('다른 기관과 공유한 내용이 없습니다.');
  });
});

describe('merging a template from Hangul', () => {
  test('a mark that was split over runs is found, the text around it stays', () => {
    const merged = mergeSection(section(paragraph('기업: {', '{comp', 'any}}', ' 귀하')), { company: '견본정밀' });
    expect(elementsNamed(merged, 'hp:t').map(textOf)).toEqual(['기업: 견본정밀', '', '', ' 귀하']);
  });

  test('positions of old lines are dropped', () => {
    const merged = mergeSection(
      section('<hp:p><hp:run><hp:t>{{a}}</hp:t></hp:run><hp:linesegarray><hp:lineseg/></hp:linesegarray></hp:p>'),
      { a: '1' },
    );
    expect(printXml(merged)).not.toContain('lineseg');
  });

  test('rows repeat with their own data and are numbered anew', () => {
    const table = `<hp:p><hp:run><hp:tbl rowCnt="2">${row(0, '제목')}${row(1, '{{#list}}{{name}}/{{outer}}')}</hp:tbl></hp:run></hp:p>`;
    const merged = mergeSection(section(table), { outer: '밖', list: [{ name: '하나' }, { name: '둘' }] });
    expect(elementsNamed(merged, 'hp:t').map(textOf)).toEqual(['제목', '하나/밖', '둘/밖']);
    expect(elementsNamed(merged, 'hp:cellAddr').map((one) => one.attributes.get('rowAddr'))).toEqual(['0', '1', '2']);
    expect(elementsNamed(merged, 'hp:tbl')[0]?.attributes.get('rowCnt')).toBe('3');
  });

  test('a mark without a value is a fault, not a hole in the paper', () => {
    expect(() => mergeSection(section(paragraph('{{missing}}')), {})).toThrow('{{missing}}');
    expect(() => mergeSection(section(paragraph('{{__proto__}}')), {})).toThrow();
    expect(() => mergeSection(section(paragraph('{{constructor.name}}')), {})).toThrow();
  });

  test('whatever the data holds comes back as the same text: nothing becomes XML or another mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (value) => {
        const hostile = `</hp:t><evil/>&amp;{{b}}${value}`.replace(/\p{Cc}/gu, '');
        const merged = parseXml(printXml(mergeSection(section(paragraph('{{a}}')), { a: hostile, b: 'leak' })));
        expect(textOf(merged)).toBe(hostile);
      }),
      { seed: 20261122 },
    );
  });

  test('the same data gives the same bytes', async () => {
    expect(
      (await renderHwpx('case-summary', await sample())).equals(await renderHwpx('case-summary', await sample())),
    ).toBe(true);
  });

  test('entities of a document type are refused, so a template cannot expand', () => {
    expect(() => parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(XmlFault);
    expect(() => parseXml('<a>&b;</a>')).toThrow(XmlFault);
    expect(() => parseXml('<a><b></a></b>')).toThrow(XmlFault);
    expect(() => parseXml('<a>')).toThrow(XmlFault);
  });

  test('a finished document can be taken apart and filled again', async () => {
    const parts = unpackHwpx(await renderHwpx('case-summary', await sample()));
    expect(mergeHwpx(parts, {}).length).toBeGreaterThan(1000);
  });
});
