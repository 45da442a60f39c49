import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Actor, Capacity } from '#kernel/actor';
import type { Problem } from '#kernel/problem';
import type { Tx } from './database/index.ts';
import type { Subscription } from './live/index.ts';

/** A read of a company's file by an agency, which the company can see (guard rail 6). */
export type Reading = {
  companyId: string;
  caseId: string | null;
  sections: readonly string[];
  /** For whom an expert reads; an agency reads for itself. */
  agencyId?: number;
  /** Why, in the reader's words, where he was asked; the consent or article behind the sight is added by the database. */
  reason?: string;
};

/** What somebody took away: a download changes nothing, so its trace is written by itself, before a byte leaves. */
export type Taking = {
  action: string;
  subjectId: string;
  companyId?: string | null;
  /** The case it belongs to, so that a seal of the case covers this trace as well. */
  caseId?: string | null;
  detail?: Record<string, unknown>;
  /** Why, where the person was asked. */
  reason?: string;
};

/** What a handler gets besides its input. Services are injected by entry/app.ts; rooms extend `Services` nowhere else. */
export type Context<Services> = {
  tx: Tx;
  actor: Actor;
  now: Date;
  requestId: string;
  /** The session secret of the caller, for the sign-in endpoints only. */
  ticket: string | null;
  device: string;
  address: string;
  /** Names what an agency has just read; recorded durably before the answer leaves. */
  read(reading: Reading): void;
  /** Names what a download takes away; recorded durably before the file leaves. */
  trace(taking: Taking): void;
  setSession(token: string, maxAgeSeconds: number): void;
  clearSession(): void;
  services: Services;
};

/** Lies finished on this machine before the transaction opens: a slow sender must not hold a connection of the database. */
export type Upload = { name: string; path: string; size: number; sha256: Buffer; discard(): Promise<void> };

export type FileReply = {
  filename: string;
  contentType: string;
  body: Buffer | Readable;
  /** Public and named by its own hash: the browser may keep it for good. Everything else is never stored. */
  isImmutable?: true;
};

/**
 * What a handler may return for an output schema: rows carry closed words as plain text, the schema checks them when it
 * strips (an unknown word is then our fault, 500, never silently sent).
 */
export type Sent<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Sent<Item>[]
    : T extends object
      ? { [Key in keyof T]: Sent<T[Key]> }
      : T;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Schema = z.ZodType;
type Words = { ko: string; en: string };

/** A step that waits for some seconds when its presser wishes so, and can be taken back until then (`platform/steps`). */
type Undoable<Params, Body, Value> = {
  /** What is going to happen, and what to say when it has happened: 건을 종결합니다, 건을 종결했습니다. */
  says: Words;
  said: Words;
  /** What it concerns. While one step waits, its presser takes no other on the same thing. */
  about(input: { params: Params; body: Body }): readonly string[];
  /** False where it must not wait or did nothing: then it is done at once. */
  when?(deed: { body: Body; value: Value }): boolean;
};

type Shape<Params extends Schema, Query extends Schema, Body extends Schema, Output extends Schema, Services> = {
  /** room.verb, unique; the operationId of the OpenAPI document. */
  id: string;
  method: Method;
  path: `/api/${string}`;
  summary: Words;
  may: readonly Capacity[];
  params?: Params;
  query?: Query;
  body?: Body;
  output: Output;
  /** `system`: the handler's transaction runs as the machine, because nobody is signed in yet (sign-in, registration). */
  runAs?: 'caller' | 'system';
  status?: 200 | 201;
  undoable?: Undoable<z.output<Params>, z.output<Body>, Sent<z.input<Output>>>;
  /** Stricter limit per address and minute, for what can be guessed or flooded. */
  perMinute?: number;
  /** Longest body, where it may be longer than usual: sealed pieces of files. */
  bodyBytes?: number;
  /**
   * For whoever reports a leak: neither counted nor written to the request log, and no session is looked at, also when the
   * browser sends one. When somebody reported, and who was signed in then, must not be read from anything the server keeps.
   */
  isUnlogged?: boolean;
  handle(
    input: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> },
    context: Context<Services>,
    /** A thrown Problem undoes everything; a returned one keeps what was written, such as the count of a failed sign-in. */
  ): Promise<Sent<z.input<Output>> | Problem>;
};

type DownloadShape<Params extends Schema, Query extends Schema, Services> = Omit<
  Shape<Params, Query, z.ZodNever, z.ZodNever, Services>,
  'body' | 'output' | 'handle' | 'method' | 'undoable'
> & {
  method: 'GET';
  produces: string;
  handle(input: { params: z.output<Params>; query: z.output<Query> }, context: Context<Services>): Promise<FileReply>;
};

type UploadShape<Params extends Schema, Output extends Schema, Services> = Omit<
  Shape<Params, z.ZodNever, z.ZodNever, Output, Services>,
  'body' | 'query' | 'handle' | 'method' | 'undoable'
> & {
  method: 'POST';
  handle(input: { params: z.output<Params>; file: Upload }, context: Context<Services>): Promise<Sent<z.input<Output>>>;
};

/** What a page that stays open is told while it is open. The handler says who listens; `platform/live` does the rest. */
type StreamShape<Query extends Schema, Services> = Omit<
  Shape<z.ZodNever, Query, z.ZodNever, z.ZodNever, Services>,
  'params' | 'body' | 'output' | 'handle' | 'method' | 'runAs' | 'status' | 'undoable'
> & {
  method: 'GET';
  handle(input: { query: z.output<Query> }, context: Context<Services>): Promise<Subscription>;
};

/** The erased form that the router, the OpenAPI document and the permission table read. */
export type Endpoint<Services> = {
  kind: 'json' | 'download' | 'upload' | 'stream';
  id: string;
  method: Method;
  path: string;
  summary: Words;
  may: readonly Capacity[];
  params: Schema | null;
  query: Schema | null;
  body: Schema | null;
  output: Schema | null;
  produces: string;
  runAs: 'caller' | 'system';
  status: 200 | 201;
  perMinute: number | null;
  bodyBytes: number | null;
  isUnlogged: boolean;
  undoable: Required<Undoable<unknown, unknown, unknown>> | null;
  handle(
    input: { params: unknown; query: unknown; body: unknown; file: unknown },
    context: Context<Services>,
  ): Promise<unknown>;
};

type Common = {
  id: string;
  method: Method;
  path: string;
  summary: Words;
  may: readonly Capacity[];
  params?: Schema;
  query?: Schema;
  body?: Schema;
  output?: Schema;
  runAs?: 'caller' | 'system';
  status?: 200 | 201;
  perMinute?: number;
  bodyBytes?: number;
  isUnlogged?: boolean;
  undoable?: Undoable<never, never, never>;
};

const erase = <Services>(
  kind: Endpoint<Services>['kind'],
  shape: Common,
  produces: string,
  handle: Endpoint<Services>['handle'],
): Endpoint<Services> => ({
  kind,
  id: shape.id,
  method: shape.method,
  path: shape.path,
  summary: shape.summary,
  may: shape.may,
  params: shape.params ?? null,
  query: shape.query ?? null,
  body: shape.body ?? null,
  output: shape.output ?? null,
  produces,
  runAs: shape.runAs ?? 'caller',
  status: shape.status ?? 200,
  perMinute: shape.perMinute ?? null,
  bodyBytes: shape.bodyBytes ?? null,
  isUnlogged: shape.isUnlogged ?? false,
  undoable: shape.undoable ? ({ when: () => true, ...shape.undoable } as Endpoint<Services>['undoable']) : null,
  handle,
});

/**
 * Makes the builders for one set of services. The input types are exact at the definition and erased afterwards;
 * the router has parsed every input with the very schema that gave the type, which is why the casts below are sound.
 */
export const endpointsFor = <Services>() => ({
  endpoint: <
    Params extends Schema = z.ZodNever,
    Query extends Schema = z.ZodNever,
    Body extends Schema = z.ZodNever,
    Output extends Schema = z.ZodNever,
  >(
    shape: Shape<Params, Query, Body, Output, Services>,
  ): Endpoint<Services> => erase('json', shape, 'application/json', shape.handle as Endpoint<Services>['handle']),
  download: <Params extends Schema = z.ZodNever, Query extends Schema = z.ZodNever>(
    shape: DownloadShape<Params, Query, Services>,
  ): Endpoint<Services> => erase('download', shape, shape.produces, shape.handle as Endpoint<Services>['handle']),
  upload: <Params extends Schema = z.ZodNever, Output extends Schema = z.ZodNever>(
    shape: UploadShape<Params, Output, Services>,
  ): Endpoint<Services> => erase('upload', shape, 'application/json', shape.handle as Endpoint<Services>['handle']),
  stream: <Query extends Schema = z.ZodNever>(shape: StreamShape<Query, Services>): Endpoint<Services> =>
    erase('stream', shape, 'text/event-stream', shape.handle as Endpoint<Services>['handle']),
});
