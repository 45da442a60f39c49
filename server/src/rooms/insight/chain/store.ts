import { ArticleKind } from '@boru/contract/ordinance';
import { IndicatorSource, PlanStanding } from '@boru/contract/plans';
import { ProgrammeKind } from '@boru/contract/programmes';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { MoneyPart } from './model.ts';

const won = z.number().int();
const counted = z.array(z.object({ programmeId: z.string(), count: z.number(), companies: z.number() }));
const Raw = z.object({
  agencies: z.array(z.object({ id: z.number(), ko: z.string(), en: z.string() })),
  articles: z.array(
    z.object({
      id: z.string(),
      kind: ArticleKind,
      statute: z.string(),
      isOfPack: z.boolean(),
      number: z.string().nullable(),
      title: z.string(),
      isVerified: z.boolean(),
      isInForce: z.boolean(),
    }),
  ),
  programmes: z.array(
    z.object({
      id: z.string(),
      agencyId: z.number(),
      kind: ProgrammeKind,
      isPublished: z.boolean(),
      name: z.object({ ko: z.string(), en: z.string() }),
      clauseText: z.string().nullable(),
      basisText: z.string().nullable(),
    }),
  ),
  ties: z.array(z.object({ programmeId: z.string(), kind: z.string(), to: z.string().nullable() })),
  tasks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      agencyId: z.number(),
      standing: PlanStanding,
      percent: z.number(),
      plan: z.string(),
      planId: z.string(),
    }),
  ),
  indicators: z.array(
    z.object({
      id: z.string(),
      taskId: z.string(),
      title: z.string(),
      unit: z.string(),
      source: IndicatorSource,
      target: z.number(),
      actual: z.number().nullable(),
      valueAt: z.string().nullable(),
      failedAt: z.string().nullable(),
    }),
  ),
  lines: z.array(
    z.object({
      id: z.string(),
      programmeId: z.string(),
      name: z.string(),
      fiscalYear: z.number(),
      articleId: z.string().nullable(),
      budgetWon: won,
      paidWon: won,
    }),
  ),
  awards: counted,
  courses: counted,
  consulting: counted,
});
export type RawChain = z.infer<typeof Raw>;

/** Everything the reader may see of the chain in a year; one statement. */
export const selectChain = async (tx: Tx, year: number, today: string): Promise<RawChain> => {
  const { rows } = await sql<{ chain: unknown }>`select insight.chain(${year}, ${today}) as chain`.execute(tx);
  return Raw.parse(rows[0]?.chain);
};

/** Raw sums over all agencies; made safe before anything leaves the server. */
export const selectMoney = async (tx: Tx, year: number): Promise<MoneyPart[]> => {
  const { rows } = await sql<
    Omit<MoneyPart, 'budgetWon' | 'paidWon'> & { budgetWon: string; paidWon: string }
  >`select article_id, agency_id, lines, budget_won, paid_won, companies from insight.chain_money(${year})
     order by article_id, agency_id`.execute(tx);
  return rows.map((row) => ({ ...row, budgetWon: Number(row.budgetWon), paidWon: Number(row.paidWon) }));
};

export type EffectRow = { programmeId: string; companies: number; mean: number; deviation: number };
/** Cohorts of five and more only, whoever asks. */
export const selectEffects = async (tx: Tx, untilOn: string | null = null): Promise<EffectRow[]> =>
  (
    await sql<EffectRow>`select programme_id, companies, mean, coalesce(deviation, 0) as deviation
      from insight.chain_effects(${untilOn}) where companies >= 5 order by programme_id`.execute(tx)
  ).rows;
