import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopPress } from '#platform/documents/index';
import { byLaw, type CaseWorld, foundCaseWorld } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { readPdf } from '../../../platform/documents/testing/read-pdf.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(async () => {
  stopPress();
  await its.world.close();
});

const paper = async (who: Who, id: string, format = 'pdf') => {
  const response = await its.world.app.inject({
    url: `/api/cases/${id}/paper?format=${format}&reason=${encodeURIComponent('방문 준비')}`,
    headers: { cookie: `boru_session=${who.ticket}` },
  });
  return { status: response.statusCode, type: response.headers['content-type'], bytes: response.rawPayload };
};
const flat = (text: string) => text.replace(/[\s\u00a0\u200b]/g, '');
const hwpxText = (bytes: Buffer) =>
  new TextDecoder().decode(unzipSync(bytes)['Contents/section0.xml']).replace(/<[^>]+>/g, '');

describe('건 요약 문서', () => {
  it('창구는 건의 경과를 PDF와 HWPX로 받고, 기업은 그 열람을 봅니다', async () => {
    const { officer, company, id, number, second } = await its.scene({ body: '첫 줄입니다.\n둘째 줄입니다.' });
    await its.next(officer, id, 'acknowledge');
    await its.refer(officer, id, second, { basis: byLaw });
    await its.step(officer, id, 'notes', { body: '내부에서만 볼 메모' });
    const pdf = await paper(officer, id);
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
    const read = readPdf(pdf.bytes);
    expect(read).toMatchObject({ tagged: true, language: 'ko-KR', conformsTo: '1' });
    for (const said of [String(number), '첫줄입니다.', '둘째줄입니다.', '접수확인', '기업의동의', '이관요청함', '끝.'])
      expect(flat(read.text)).toContain(said);
    const hwpx = await paper(officer, id, 'hwpx');
    expect([hwpx.status, hwpx.type]).toEqual([200, 'application/hwp+zip']);
    expect(hwpxText(hwpx.bytes)).toContain(String(number));
    expect(hwpxText(hwpx.bytes)).toContain('내부에서만 볼 메모');
    const readers = await its.world.get(company, `/api/evidence/readers?caseId=${id}`);
    expect(JSON.stringify(readers.body)).toContain('김담당');
  });

  it('기업의 문서에는 기관의 내부 메모가 없고, 남에게는 문서도 없습니다', async () => {
    const { officer, company, stranger, id } = await its.scene();
    await its.step(officer, id, 'notes', { body: '내부에서만 볼 메모' });
    const own = await paper(company, id, 'hwpx');
    expect(own.status).toBe(200);
    expect(hwpxText(own.bytes)).not.toContain('내부에서만 볼 메모');
    expect((await paper(stranger, id)).status).toBe(404);
    expect((await paper(officer, id, 'docx')).status).toBe(422);
  });

  it('긴 글과 서식 기호가 든 건도 그대로 인쇄됩니다', async () => {
    const body = `#panic("x") {{caseNumber}} ${'긴 글 '.repeat(900)}`.slice(0, 3900).trim();
    const { company, id } = await its.scene({ title: '*굵게* #read("/etc/passwd")', body });
    const pdf = await paper(company, id);
    expect(flat(readPdf(pdf.bytes).text)).toContain('#read("/etc/passwd")');
    expect(hwpxText((await paper(company, id, 'hwpx')).bytes)).toContain('{{caseNumber}}');
  });
});
