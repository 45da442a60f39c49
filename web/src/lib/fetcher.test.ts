import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSignIn, rememberSignedIn } from '#lib/expiry';
import { api } from '#lib/fetcher';
import { fieldError, isProblem, Problem } from '#lib/problem';

interface Seen {
  readonly address: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

const realFetch = globalThis.fetch;
let seen: Seen[] = [];

/** The outside world: answers in turn, the last one for good. */
function serve(...answers: readonly (() => Response | Promise<Response>)[]): void {
  globalThis.fetch = async (address, init) => {
    seen.push({
      address: String(address),
      method: init?.method ?? '',
      headers: new Headers(init?.headers),
      body: init?.body,
    });
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    if (answer === undefined) throw new Error('nothing to answer');
    if (init?.signal?.aborted === true) throw init.signal.reason;
    return answer();
  };
}

const json =
  (value: unknown, status = 200) =>
  () =>
    Response.json(value, { status });
const problem = (code: string, status: number, fields = {}) =>
  json(
    {
      type: 'about:blank',
      code,
      status,
      title: '한국어',
      titleEn: 'English',
      next: '다음',
      nextEn: 'Next',
      requestId: 'r-1',
      fields,
    },
    status,
  );

beforeEach(() => {
  seen = [];
  rememberSignedIn(false);
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

describe('서버 부르기', () => {
  it('주소의 빈칸과 물음표 뒤를 채우고, 위조를 막는 머리글을 보낸다', async () => {
    serve(json({ ok: true }));
    await api('POST /api/cases/:id/answer', {
      params: { id: 'a/b' },
      query: { page: 2, text: '', none: null },
      body: { a: 1 },
    });
    expect(seen[0]?.address).toBe('/api/cases/a%2Fb/answer?page=2');
    expect(seen[0]?.headers.get('x-boru-request')).toBe('1');
    expect(seen[0]?.headers.get('content-type')).toBe('application/json');
    expect(seen[0]?.body).toBe('{"a":1}');
  });

  it('빈칸을 채울 값이 없으면 보내지 않는다', async () => {
    serve(json({}));
    await failure(api('GET /api/cases/:id'));
    expect(seen).toHaveLength(0);
  });

  it('문제 설명을 두 말과 칸의 이름으로 읽는다', async () => {
    serve(problem('request.invalid', 422, { email: '주소를 확인해 주세요. / Check it.' }));
    const error = await failure(api('POST /api/people', { body: {} }));
    expect(isProblem(error, 'request.invalid')).toBe(true);
    expect(error instanceof Problem && error.requestId).toBe('r-1');
    expect(fieldError(error, 'email', 'ko')).toBe('주소를 확인해 주세요.');
    expect(fieldError(error, 'email', 'en')).toBe('Check it.');
    expect(fieldError(error, 'name', 'ko')).toBeUndefined();
  });

  it('읽기는 세 번까지 다시 하고, 쓰기는 다시 하지 않는다', async () => {
    serve(json({}, 503), json({}, 503), json({ fine: true }));
    expect(await api('GET /api/agencies')).toEqual({ fine: true });
    expect(seen).toHaveLength(3);
    seen = [];
    serve(json({}, 503));
    await failure(api('POST /api/cases', { body: {} }));
    expect(seen).toHaveLength(1);
  });

  it('연결이 끊기면 그렇다고 말한다', async () => {
    serve(() => Promise.reject(new TypeError('failed to fetch')));
    const error = await failure(api('POST /api/cases', { body: {} }));
    expect(isProblem(error, 'connection.lost')).toBe(true);
  });

  it('약속과 다른 답은 화면에 닿지 않는다', async () => {
    serve(() => new Response('<html>', { status: 200 }));
    expect(isProblem(await failure(api('GET /api/agencies')), 'answer.unreadable')).toBe(true);
  });

  it('취소한 부름은 문제가 아니라 취소로 끝난다', async () => {
    serve(json({}));
    const control = new AbortController();
    control.abort();
    expect(isProblem(await failure(api('GET /api/agencies', { signal: control.signal })))).toBe(false);
  });
});

describe('로그인이 풀렸을 때', () => {
  it('로그인한 적이 없으면 묻지 않고 문제로 끝난다', async () => {
    serve(problem('sign_in.required', 401));
    expect(isProblem(await failure(api('POST /api/cases', { body: {} })), 'sign_in.required')).toBe(true);
  });

  it('다시 로그인하면 멈춘 부름이 이어진다', async () => {
    rememberSignedIn(true);
    serve(problem('sign_in.required', 401), json({ saved: true }));
    const work = api('POST /api/cases', { body: { text: '쓰던 글' } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    answerSignIn(true);
    expect(await work).toEqual({ saved: true });
    expect(seen[1]?.body).toBe('{"text":"쓰던 글"}');
  });

  it('나중에 하기로 하면 보내지 않고 문제로 끝난다', async () => {
    rememberSignedIn(true);
    serve(problem('sign_in.required', 401));
    const work = failure(api('POST /api/cases', { body: {} }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    answerSignIn(false);
    expect(isProblem(await work, 'sign_in.required')).toBe(true);
    expect(seen).toHaveLength(1);
  });
});
