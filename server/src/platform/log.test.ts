import { expect, test } from 'vitest';
import { maskData, openLog } from './log.ts';

const lines = (work: (log: ReturnType<typeof openLog>) => void, level: 'debug' | 'info' | 'silent' = 'debug') => {
  const written: string[] = [];
  work(openLog(level, (line) => written.push(line)));
  return written;
};

test('한 줄에 JSON 하나, 때와 사건과 요청 번호가 있다', () => {
  const [line] = lines((log) => log.info('request', { requestId: 'r-1', status: 200, endpoint: '/api/cases/:id' }));
  expect(JSON.parse(line ?? '')).toMatchObject({
    level: 'info',
    event: 'request',
    requestId: 'r-1',
    status: 200,
    endpoint: '/api/cases/:id',
  });
  expect(JSON.parse(line ?? '').time).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('비밀과 개인정보를 담는 이름의 값은 적지 않고 물음표 뒤는 버린다', () => {
  const [line = ''] = lines((log) =>
    log.info('x', {
      passphrase: 'p',
      sessionToken: 't',
      cookie: 'c',
      email: 'hong@example.kr',
      body: '{}',
      displayName: '홍길동',
      url: '/api/x?q=비밀',
    }),
  );
  expect(line).not.toMatch(/hong|홍길동|비밀|"p"|"t"|"c"/);
  expect(JSON.parse(line).url).toBe('/api/x');
});

test('잘못의 글에서 자료일 수 있는 것은 가려진다', () => {
  const fault = Object.assign(
    new Error('duplicate "홍길동" hong@example.kr 111-11-11119 at /x?token=abc 견본정밀 주식회사'),
    { code: '23505', constraint: 'person_email_key' },
  );
  const [line = ''] = lines((log) => log.fault('request.fault', fault, { requestId: 'r-2' }));
  expect(line).not.toMatch(/홍길동|hong|11119|abc|견본정밀|주식회사/);
  expect(JSON.parse(line)).toMatchObject({
    fault: 'Error',
    code: '23505',
    constraint: 'person_email_key',
    requestId: 'r-2',
  });
  expect(JSON.parse(line).frames).toContain('log.test.ts');
});

test('thrown things that are no errors do not spill', () => {
  const [line = ''] = lines((log) => log.fault('x', { secret: 'value' }));
  expect(line).not.toContain('value');
  expect(maskData('a'.repeat(64))).toBe('[opaque]');
});

test('silent means silent', () => {
  expect(lines((log) => log.error('x'), 'silent')).toEqual([]);
});
