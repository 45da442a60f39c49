import type { ProblemDetails } from '@boru/contract/problems';
import { askToSignInAgain } from '#lib/expiry';
import { currentLocale } from '#lib/locale';
import { isSomebodyThere } from '#lib/presence';
import { Problem } from '#lib/problem';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** `GET /api/agencies`, as the endpoint tables of the server name it. */
export type Endpoint = `${Method} /api/${string}`;

/** Anything that can check an answer; every zod schema can. */
export interface Reader<Value> {
  parse(value: unknown): Value;
}

export interface Call<Value> {
  /** For `:id` in the endpoint. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** The contract's output schema. Without it the answer is taken at the server's word, which its own schema shaped. */
  readonly output?: Reader<Value>;
  /** False for the sign-in calls themselves: there a 401 is an answer, not an expired session. */
  readonly asksToSignIn?: boolean;
  /** Wishes to be able to take it back for some seconds; called when the answer is that it waits (`#lib/steps`). */
  readonly onWaiting?: () => void;
  /** Goes without the session's cookie: whoever reports a leak is nobody, also at a machine where somebody is signed in. */
  readonly asNobody?: boolean;
}

const READ_ATTEMPTS = 3;
const FIRST_PAUSE = 250;

/**
 * Calls the server. Throws `Problem` and nothing else, except the AbortError of a cancelled call.
 * Reads are tried three times when the line or the server is down; writes never are, since a lost answer may hide a done deed.
 */
export async function api<Value>(endpoint: Endpoint, call: Call<Value> = {}): Promise<Value> {
  const [method, path] = splitEndpoint(endpoint);
  const address = fill(path, call.params ?? {}) + queryText(call.query ?? {});
  const response = method === 'GET' ? await read(address, call) : await send(method, address, call);
  if (response.status === 401 && call.asksToSignIn !== false && call.asNobody !== true && (await askToSignInAgain())) {
    return api(endpoint, { ...call, asksToSignIn: false });
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 202 && call.onWaiting !== undefined) {
    call.onWaiting();
    return (await bodyOf(response)) as Value;
  }
  const value: unknown = response.status === 204 ? undefined : await bodyOf(response);
  // Without a schema the type is the caller's word for what the server's output schema let through.
  return call.output === undefined ? (value as Value) : check(call.output, value, response);
}

async function read<Value>(address: string, call: Call<Value>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const last = attempt === READ_ATTEMPTS;
    try {
      const response = await send('GET', address, call);
      if (last || (response.status !== 502 && response.status !== 503 && response.status !== 504)) return response;
    } catch (error) {
      if (last || !(error instanceof Problem)) throw error;
    }
    await pause(FIRST_PAUSE * 2 ** (attempt - 1), call.signal);
  }
}

async function send<Value>(method: Method, address: string, call: Call<Value>): Promise<Response> {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': currentLocale(),
    'x-boru-request': '1',
  });
  if (call.asNobody !== true && !isSomebodyThere()) headers.set('x-boru-background', '1');
  if (call.onWaiting !== undefined) headers.set('prefer', 'respond-async');
  const form = call.body instanceof FormData;
  if (call.body !== undefined && !form) headers.set('content-type', 'application/json');
  const body = call.body === undefined ? null : call.body instanceof FormData ? call.body : JSON.stringify(call.body);
  try {
    const credentials = call.asNobody === true ? 'omit' : 'same-origin';
    return await fetch(address, { method, headers, body, credentials, signal: call.signal ?? null });
  } catch (error) {
    if (call.signal?.aborted === true) throw error;
    throw new Problem('connection.lost', 0, null);
  }
}

function splitEndpoint(endpoint: Endpoint): [Method, string] {
  const space = endpoint.indexOf(' ');
  return [endpoint.slice(0, space) as Method, endpoint.slice(space + 1)];
}

function fill(path: string, params: Readonly<Record<string, string | number>>): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path}: no value for ${name}`);
    return encodeURIComponent(String(value));
  });
}

function queryText(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Problem('answer.unreadable', response.status, response.headers.get('x-request-id'));
  }
}

function check<Value>(reader: Reader<Value>, value: unknown, response: Response): Value {
  try {
    return reader.parse(value);
  } catch (error) {
    console.error(error);
    throw new Problem('answer.unreadable', response.status, response.headers.get('x-request-id'));
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get('x-request-id');
  const body: unknown = await response.json().catch(() => null);
  if (isProblemDetails(body)) return new Problem(body.code, response.status, requestId, body);
  // A proxy or balancer answered instead of Boru.
  return new Problem(response.status >= 500 ? 'server.busy' : 'answer.unreadable', response.status, requestId);
}

function isProblemDetails(body: unknown): body is ProblemDetails {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'next' in body;
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
