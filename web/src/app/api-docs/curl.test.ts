import { describe, expect, it } from 'vitest';
import { curlOf, outlineOf } from './curl.ts';

const entry = {
  id: 'cases.answer',
  room: 'cases',
  method: 'POST',
  path: '/api/cases/{id}/answer',
  summary: { ko: '답변', en: 'Answer' },
  may: ['agency.officer'],
  parameters: [],
  input: {
    type: 'object',
    properties: { version: { type: 'integer' }, body: { type: 'string' }, note: { type: 'string' } },
    required: ['version', 'body'],
  },
  output: null,
  isUpload: false,
};

describe('부르는 방법', () => {
  it('바꾸는 요청에는 머리글, 쿠키, 꼭 필요한 값을 적는다', () => {
    expect(curlOf(entry, 'https://boru.example')).toBe(
      [
        "curl 'https://boru.example/api/cases/<id>/answer'",
        '-X POST',
        "-H 'x-boru-request: 1'",
        "-b 'boru_session=<session>'",
        "-H 'content-type: application/json'",
        `-d '{"version":1,"body":"<text>"}'`,
      ].join(' \\\n  '),
    );
  });

  it('누구나 읽는 통로는 주소만 적고 꼭 필요한 물음표 값을 붙인다', () => {
    const read = {
      ...entry,
      method: 'GET',
      path: '/api/ksic',
      may: ['anyone'],
      input: null,
      parameters: [
        { name: 'text', in: 'query', required: true, schema: {} },
        { name: 'cursor', in: 'query', required: false, schema: {} },
      ],
    };
    expect(curlOf(read, '')).toBe("curl '/api/ksic?text=<text>'");
  });

  it('여러 모양 가운데 첫째를 보여 준다', () => {
    expect(
      outlineOf({ oneOf: [{ type: 'object', properties: { kind: { const: 'consent' } }, required: ['kind'] }] }),
    ).toEqual({
      kind: 'consent',
    });
    expect(outlineOf({ type: 'array', items: { enum: ['a', 'b'] } })).toEqual(['a']);
  });
});
