import { sql } from 'kysely';
import { mayUse } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { asPresser, asSystem, type Database, type Tx } from '../database/index.ts';
import type { Context, Endpoint } from '../endpoint.ts';
import { problemOf } from '../faults.ts';
import { parse } from '../well-formed.ts';
import { type DueStep, endStep, type RefusedStep, refuseStep, selectDueStep } from './store.ts';

export type Carrying<Services> = {
  database: Database;
  endpoints: readonly Endpoint<Services>[];
  services: Services;
  now: () => Date;
  /** Says so to whoever pressed, and to the evidence, in the transaction that marks the step as refused. */
  tellRefused(tx: Tx, step: RefusedStep & { id: string }, problem: Problem): Promise<void>;
};

const nothing = (): void => undefined;

/** The moment of the press is the moment of the deed: clocks count it, and nobody gains or loses seconds by waiting. */
const contextOf = <Services>(
  services: Services,
  step: DueStep,
  who: Pick<Context<Services>, 'tx' | 'actor'>,
): Context<Services> => ({
  ...who,
  services,
  now: step.pressedAt,
  requestId: step.requestId,
  address: step.address,
  ticket: null,
  device: '',
  read: nothing,
  trace: nothing,
  setSession: nothing,
  clearSession: nothing,
});

const perform = async <Services>({ database, endpoints, services }: Carrying<Services>, id: string, step: DueStep) =>
  asPresser(database, id, async (tx, actor) => {
    const endpoint = endpoints.find((one) => one.id === step.endpoint);
    // An update of Boru came between, in which this step no longer waits or no longer exists.
    if (!endpoint?.undoable) throw new Problem('thing.changed');
    if (!mayUse(actor, endpoint.may)) throw new Problem('role.insufficient');
    const input = {
      params: parse(endpoint.params, step.input.params, 'params'),
      query: parse(endpoint.query, step.input.query, 'query'),
      body: parse(endpoint.body, step.input.body ?? {}, 'body'),
      file: undefined,
    };
    const value = await endpoint.handle(input, contextOf(services, step, { tx, actor }));
    if (value instanceof Problem) throw value;
    if (!endpoint.undoable.when({ body: input.body, value })) throw new Problem('thing.changed');
    await sql`set constraints all immediate`.execute(tx);
    await endStep(tx, id);
  });

/**
 * Carries out what nobody took back. Refused (somebody was faster, sight has ended): nothing of it is done and its presser
 * is told. A fault is tried again by the queue; at the last attempt its presser is told as well.
 */
export const carryOut = async <Services>(
  carrying: Carrying<Services>,
  id: string,
  isLastAttempt: boolean,
): Promise<void> => {
  const { database, now } = carrying;
  const step = await asSystem(database, 'read', (tx) => selectDueStep(tx, id));
  if (step === null) return;
  const refuse = (problem: Problem) =>
    asSystem(database, 'write', async (tx) => {
      const refused = await refuseStep(tx, id, problem.code, now());
      if (refused !== null) await carrying.tellRefused(tx, { ...refused, id }, problem);
    });
  try {
    await perform(carrying, id, step);
  } catch (fault) {
    const problem = problemOf(fault);
    if (problem !== null && problem.status < 500) return refuse(problem);
    if (isLastAttempt) await refuse(problem ?? new Problem('server.fault'));
    throw fault;
  }
};
