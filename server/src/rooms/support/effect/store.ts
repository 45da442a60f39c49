import { EffectKind } from '@boru/contract/effect';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Row } from './model.ts';

/** For the secretariat alone; the database refuses everybody else. */
export const selectEffectRows = async (tx: Tx, until: string): Promise<Row[]> =>
  (
    await sql<Omit<Row, 'costWon' | 'kind'> & { kind: string | null; costWon: string | number | null }>`
      select kind, agency_id as "agencyId", expert_id as "expertId", expert_name as "expertName", is_waiting as "isWaiting",
             before_total as before, after_total as after, days, size, industry, cost_won as "costWon"
        from support.effect_rows(${until}::date)`.execute(tx)
  ).rows.map((row) => ({
    ...row,
    kind: row.kind === null ? null : EffectKind.parse(row.kind),
    costWon: row.costWon === null ? null : Number(row.costWon),
  }));
