import { z } from 'zod';
import { bilingual, civilDate } from './fields.ts';

/** Cells under this number are never shown, nor any cell that would give one away (산업기술보호법 제9조의4). */
export const smallestCell = 5;

/** `count` is null where the number is withheld: small itself, or needed to hide a small one. */
export const Cell = z.object({ key: z.string(), name: bilingual, count: z.int().min(smallestCell).nullable() });
export const Table = z.object({ cells: z.array(Cell), total: z.int().min(smallestCell).nullable() });
export const TileCell = Cell.extend({ column: z.int(), row: z.int() });
export const Overview = z.object({
  asOf: civilDate,
  municipalities: Table.extend({ cells: z.array(TileCell) }),
  industries: Table,
  levels: Table,
});
export type Overview = z.infer<typeof Overview>;

/** What closed incidents teach the region; companies that agreed to be counted. Cells overlap: one company may stand in several. */
export const IncidentLearning = z.object({ asOf: civilDate, channels: Table, lessons: Table });
export type IncidentLearning = z.infer<typeof IncidentLearning>;
