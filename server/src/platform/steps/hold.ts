import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context, Endpoint } from '../endpoint.ts';
import { enqueue } from '../jobs/index.ts';
import { type Press, viewOf } from './model.ts';
import { insertStep } from './store.ts';

/** The kind of job that carries a step out. */
export const stepWork = 'step.due';

type Input = { params: unknown; query: unknown; body: unknown; file: unknown };

/**
 * Does the step, undoes it again and keeps the press: whatever would refuse it refuses it now, to the face of whoever
 * pressed. What must not wait, or has done nothing, stays done and is answered as always.
 */
export const holdStep = async <Services>(
  endpoint: Endpoint<Services>,
  input: Input,
  press: Press,
  context: Context<Services>,
  seconds: number,
): Promise<{ value: unknown; waits?: true }> => {
  const { tx, now, requestId } = context;
  const { undoable } = endpoint;
  await sql`savepoint press`.execute(tx);
  const value = await endpoint.handle(input, context);
  if (undoable === null || value instanceof Problem || !undoable.when({ body: input.body, value })) return { value };
  // What is checked at the end of a transaction is checked here, because this end never comes.
  await sql`set constraints all immediate`.execute(tx);
  await sql`rollback to savepoint press`.execute(tx);
  const wish = {
    id: newId(now.getTime()),
    endpoint: endpoint.id,
    about: [...new Set(undoable.about({ params: input.params, body: input.body }))],
    telling: { says: undoable.says, said: undoable.said },
    input: press,
    requestId,
    pressedAt: now,
  };
  const held = await insertStep(tx, wish, seconds);
  if (!held.isSame) throw new Problem('step.one_waits');
  if (held.isNew) await enqueue(tx, stepWork, { stepId: held.id }, { runAt: held.dueAt });
  return { value: viewOf({ ...wish, ...held, isDone: false, refusedCode: null }), waits: true };
};
