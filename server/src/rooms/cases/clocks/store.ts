import type { ClockPurpose } from '@boru/contract/cases';
import { DeadlineResult } from '@boru/contract/deadline';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Clock } from './model.ts';

const Pauses = z.array(z.object({ from: z.string(), to: z.string().nullable() }));
const purposes: Readonly<Record<string, ClockPurpose>> = {
  acknowledge: 'acknowledge',
  answer: 'answer',
  referral: 'referral',
  receipt: 'receipt',
  forward: 'forward',
};

type Owner = { caseId: string; companyId: string };

export const selectClocks = async (tx: Tx, caseId: string): Promise<Clock[]> => {
  const rows = await tx
    .selectFrom('cases.clock')
    .select([
      'id',
      'purpose',
      'ruleId',
      'referralId',
      'startedAt',
      'dueAt',
      'metAt',
      'stoppedAt',
      'pauses',
      'explanation',
    ])
    .where('caseId', '=', caseId)
    .orderBy('startedAt')
    .orderBy('purpose')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    purpose: purposes[row.purpose] ?? 'answer',
    pauses: Pauses.parse(row.pauses),
    explanation: DeadlineResult.parse(row.explanation),
  }));
};

export const insertClocks = async (tx: Tx, owner: Owner, clocks: readonly Clock[]): Promise<void> => {
  if (clocks.length === 0) return;
  await tx
    .insertInto('cases.clock')
    .values(
      clocks.map((clock) => ({
        ...clock,
        ...owner,
        pauses: JSON.stringify(clock.pauses),
        explanation: JSON.stringify(clock.explanation),
      })),
    )
    .execute();
};

export const updateClock = async (tx: Tx, clock: Clock): Promise<void> => {
  await tx
    .updateTable('cases.clock')
    .set({
      dueAt: clock.dueAt,
      metAt: clock.metAt,
      stoppedAt: clock.stoppedAt,
      pauses: JSON.stringify(clock.pauses),
      explanation: JSON.stringify(clock.explanation),
    })
    .where('id', '=', clock.id)
    .execute();
};
