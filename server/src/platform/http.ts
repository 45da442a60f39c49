import type { Readable } from 'node:stream';
import { PendingStep } from '@boru/contract/steps';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, mayUse } from '#kernel/actor';
import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { asActor, asSystem, type Database, type Tx } from './database/index.ts';
import type { Context, Endpoint, FileReply, Reading, Taking, Upload } from './endpoint.ts';
import { problemOf, sendProblem } from './faults.ts';
import { cookieFor, cookieOf, deviceOf, isForged, securityHeaders, sessionCookie } from './headers.ts';
import { Gate, MinuteLimit, RecentlySeen } from './limits.ts';
import type { Live, Subscription } from './live/index.ts';
import { packedFor } from './packed.ts';
import { touchSession } from './session/index.ts';
import { holdStep, wishesToWait } from './steps/index.ts';
import { parse } from './well-formed.ts';

/** What the rest of the server may know of the framework: that there is one. */
export type HttpServer = FastifyInstance;

export type Observation = { requestId: string; endpoint: string; method: string; status: number; milliseconds: number };

export type HttpOptions<Services> = {
  database: Database;
  clock: Clock;
  services: Services;
  endpoints: readonly Endpoint<Services>[];
  secure: boolean;
  trustProxy: boolean;
  /** Writes the trace of what was read; given by the entry because evidence is a room. */
  recordReadings(
    tx: Tx,
    actor: Actor,
    readings: readonly Reading[],
    endpoint: string,
    requestId: string,
  ): Promise<void>;
  /** Writes what was taken away, in the name of whoever took it. */
  recordTakings(tx: Tx, actor: Actor, takings: readonly Taking[], requestId: string): Promise<void>;
  observe(observation: Observation): void;
  /** A fault is ours; its message may hold data, so only the entry decides what is logged. */
  fault(error: unknown, requestId: string): void;
  /** Requests per address and minute; null switches it off (bench). */
  perMinute: number | null;
  uploadBytes: number;
  /** How long a step that can be taken back waits; 0: none waits. */
  undoSeconds: number;
  /** Tells open pages what has changed. */
  live: Live;
  /** Takes an upload to a durable file of its own, whole or not at all. */
  spool(stream: Readable): Promise<Omit<Upload, 'name'>>;
};

const jsonLimit = 262_144;
/** At work at once and waiting: a few connections of the database, whatever comes in; the rest are for everybody else. */
const reporters = [4, 400] as const;

const refuse = (actor: Actor): Problem => {
  if (actor.kind === 'anonymous') return new Problem('sign_in.required');
  if (actor.kind === 'visitor' && actor.membershipId && !actor.secondFactor)
    return new Problem('second_factor.required');
  return new Problem('role.insufficient');
};

/** `waits`: nothing has happened yet, `value` says what will and until when it can be taken back. */
type Outcome = { value: unknown; readings: Reading[]; takings: Taking[]; actor: Actor; waits?: true };

/** Asks who it is before a byte is stored, and stores before the transaction of the deed begins. */
const takeUpload = async <Services>(
  options: HttpOptions<Services>,
  endpoint: Endpoint<Services>,
  request: FastifyRequest,
  ticket: string | null,
): Promise<Upload> => {
  await asActor(options.database, ticket, 'read', async (_tx, actor) => {
    if (!mayUse(actor, endpoint.may)) throw refuse(actor);
  });
  parse(endpoint.params, request.params, 'params');
  const part = await request.file().catch((fault: unknown) => {
    // The parser of forms throws plain errors at whatever is no form.
    throw problemOf(fault) ?? new Problem('request.malformed');
  });
  if (!part) throw new Problem('request.malformed');
  return { name: part.filename, ...(await options.spool(part.file)) };
};

/** Nobody's, where who it is must not be known. */
const ticketOf = <Services>(endpoint: Endpoint<Services>, request: FastifyRequest): string | null =>
  endpoint.isUnlogged ? null : cookieOf(request.headers.cookie);

const run = async <Services>(
  options: HttpOptions<Services>,
  endpoint: Endpoint<Services>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Outcome> => {
  const ticket = ticketOf(endpoint, request);
  const address = endpoint.isUnlogged ? '' : request.ip;
  const readings: Reading[] = [];
  const takings: Taking[] = [];
  const upload = endpoint.kind === 'upload' ? await takeUpload(options, endpoint, request, ticket) : undefined;
  const work = async (tx: Tx, actor: Actor): Promise<Outcome> => {
    if (!mayUse(actor, endpoint.may)) throw refuse(actor);
    const input = {
      params: parse(endpoint.params, request.params, 'params'),
      query: parse(endpoint.query, request.query, 'query'),
      body:
        endpoint.kind === 'json'
          ? parse(endpoint.body, request.body === undefined ? {} : request.body, 'body')
          : undefined,
      file: upload,
    };
    const context: Context<Services> = {
      tx,
      actor,
      now: options.clock.now(),
      requestId: request.id,
      ticket,
      device: deviceOf(request.headers['user-agent']),
      address,
      read: (reading) => readings.push(reading),
      trace: (taking) => takings.push(taking),
      setSession: (token, maxAge) => reply.header('set-cookie', cookieFor(token, maxAge, options.secure)),
      clearSession: () => reply.header('set-cookie', `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`),
      services: options.services,
    };
    if (endpoint.undoable === null || !wishesToWait(request.headers, options.undoSeconds))
      return { value: await endpoint.handle(input, context), readings, takings, actor };
    const press = { params: request.params, query: request.query, body: request.body };
    const { value, waits } = await holdStep(endpoint, input, press, context, options.undoSeconds);
    return waits ? { value, readings: [], takings: [], actor, waits } : { value, readings, takings, actor };
  };
  const mode = endpoint.method === 'GET' ? 'read' : 'write';
  try {
    if (endpoint.runAs === 'caller') return await asActor(options.database, ticket, mode, work, undefined, address);
    const caller = await asActor(options.database, ticket, 'read', async (_tx, actor) => actor);
    const asMachine = (tx: Tx) => work(tx, caller);
    return await asActor(options.database, options.database.systemTicket, mode, asMachine, undefined, address);
  } finally {
    await upload?.discard();
  }
};

const seen = new WeakMap<Database, RecentlySeen>();

/** Starts the idle limit of the session again; a page that merely polls says so and does not keep an empty chair signed in. */
const keepAlive = async <Services>(options: HttpOptions<Services>, request: FastifyRequest, actor: Actor) => {
  const ticket = cookieOf(request.headers.cookie);
  if (!ticket || !('personId' in actor) || request.headers['x-boru-background'] === '1') return;
  const recent = seen.get(options.database) ?? new RecentlySeen();
  seen.set(options.database, recent);
  if (recent.isNew(ticket, options.clock.now().getTime()))
    await asSystem(options.database, 'write', (tx) => touchSession(tx, ticket));
};

/** The deed is over before the first word is sent: a page that stays open holds no connection of the database. */
const stream = async <Services>(
  { live }: HttpOptions<Services>,
  subscription: Subscription,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  const last = request.headers['last-event-id'];
  const body = await live.open({ ...subscription, after: typeof last === 'string' ? last : subscription.after });
  return (
    reply
      .type('text/event-stream; charset=utf-8')
      // A proxy that gathers or packs what it passes on would keep the news for itself.
      .headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
      .send(body)
  );
};

const answer = async <Services>(
  options: HttpOptions<Services>,
  endpoint: Endpoint<Services>,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  if (endpoint.method !== 'GET' && isForged(request.headers)) throw new Problem('request.forged');
  const { value, readings, takings, actor, waits } = await run(options, endpoint, request, reply);
  if (value instanceof Problem) throw value;
  // Listening is no sign of life.
  if (endpoint.kind === 'stream') return stream(options, value as Subscription, request, reply);
  if (!endpoint.isUnlogged) await keepAlive(options, request, actor);
  if (readings.length > 0 && (actor.kind === 'agency' || actor.kind === 'expert')) {
    // The trace is durable before a byte leaves; without it the reader gets nothing.
    const trace = (tx: Tx) => options.recordReadings(tx, actor, readings, endpoint.id, request.id);
    await asActor(options.database, cookieOf(request.headers.cookie), 'write', trace, undefined, request.ip);
  }
  if (takings.length > 0) {
    const trace = (tx: Tx) => options.recordTakings(tx, actor, takings, request.id);
    await asActor(options.database, cookieOf(request.headers.cookie), 'write', trace, undefined, request.ip);
  }
  reply.header('cache-control', 'no-store');
  if (endpoint.kind === 'download') {
    const file = value as FileReply;
    const name = encodeURIComponent(file.filename).replace(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    if (file.isImmutable) reply.header('cache-control', 'public, max-age=31536000, immutable');
    const packed = file.isImmutable ? packedFor(request.headers['accept-encoding'], file.body) : null;
    if (packed) reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .type(file.contentType)
      .send(packed ?? file.body);
  }
  // RFC 7240: taken note of as the caller wished, and not done yet.
  if (waits) return reply.code(202).header('preference-applied', 'respond-async').send(PendingStep.parse(value));
  if (!endpoint.output) throw new Error(`${endpoint.id} has no output schema`);
  // The third sieve: what the schema does not name does not leave.
  return reply.code(endpoint.status).send(endpoint.output.parse(value));
};

const limit = (
  options: HttpOptions<never>,
  limits: MinuteLimit,
  request: FastifyRequest,
  perMinute: number | null,
  id: string,
): void => {
  if (options.perMinute === null) return;
  const now = options.clock.now().getTime();
  const wait =
    limits.take(request.ip, options.perMinute, now) ||
    (perMinute === null ? 0 : limits.take(`${id} ${request.ip}`, perMinute, now));
  if (wait > 0) throw new Problem('request.too_many', { extra: { retryAfterSeconds: wait } });
};

/** The only file that knows the web framework. Who is it · may they · is it well formed · transaction as the actor · output schema. */
export const buildHttp = <Services>(options: HttpOptions<Services>): HttpServer => {
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: jsonLimit,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 60_000,
  });
  const headers = securityHeaders(options.secure);
  const limits = new MinuteLimit();
  const gate = new Gate(...reporters);
  const unlogged = new Set(options.endpoints.filter(({ isUnlogged }) => isUnlogged).map(({ path }) => path));
  app.removeContentTypeParser('text/plain');
  app.register(multipart, { limits: { files: 1, fileSize: options.uploadBytes, fields: 0 } });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
  });
  app.addHook('preClose', () => options.live.close());
  app.addHook('onResponse', async (request, reply) => {
    if (unlogged.has(request.routeOptions.url ?? '')) return;
    // How long a page stood open says nothing about how fast we are.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
    options.observe({
      requestId: request.id,
      endpoint: request.routeOptions.url ?? 'unknown',
      method: request.method,
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
    });
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    // Of a full disk the operator must hear, too: nobody else can help.
    if (!problem || problem.code === 'server.full') options.fault(error, request.id);
    return sendProblem(reply, problem ?? new Problem('server.fault'), request.id);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(reply, new Problem('thing.not_found'), request.id));
  for (const endpoint of options.endpoints)
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: endpoint.bodyBytes ?? jsonLimit,
      onRequest: async (request) =>
        limit(options as HttpOptions<never>, limits, request, endpoint.perMinute, endpoint.id),
      handler: (request, reply) => {
        const answered = () => answer(options, endpoint, request, reply);
        return endpoint.isUnlogged && endpoint.method !== 'GET' ? gate.pass(answered) : answered();
      },
    });
  return app;
};
