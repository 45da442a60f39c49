import type { EvidenceFilter } from '@boru/contract/evidence';
import type { Actor, Administrator, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

/** An agency's auditor sees what the agency did; the administrator what concerns no company. Row security says the same. */
export type Auditor = AgencyActor | Administrator;

export const auditorOf = (actor: Actor): Auditor => {
  if (actor.kind === 'administrator' || (actor.kind === 'agency' && actor.role === 'auditor')) return actor;
  throw new Problem('role.insufficient');
};

/** Whose entries are asked for: a filter by agency cannot widen what an auditor may see. */
export const agencyOf = (auditor: Auditor, filter: EvidenceFilter): number | null =>
  auditor.kind === 'agency' ? auditor.agencyId : (filter.agencyId ?? null);

/** Which of the two tables answer. */
export const ranks = { access: 1, audit: 2 } as const;
export type Kind = keyof typeof ranks;
export const wanted = ({ show }: EvidenceFilter): readonly Kind[] => {
  if (show === 'changes') return ['audit'];
  return show === 'reads' ? ['access'] : ['audit', 'access'];
};

/** Pages go back in time through both tables: moment, table, number. */
export type Cursor = { microseconds: number; rank: number; id: number };

export const readCursor = (text: string | undefined): Cursor | null => {
  const [, ...parts] = /^(\d{1,16})\.([12])\.(\d{1,15})$/.exec(text ?? '') ?? [];
  const [microseconds, rank, id] = parts.map(Number);
  if (microseconds === undefined || rank === undefined || id === undefined) return null;
  return Number.isSafeInteger(microseconds) ? { microseconds, rank, id } : null;
};
export const writeCursor = ({ microseconds, rank, id }: Cursor): string => `${microseconds}.${rank}.${id}`;

export type Key = { kind: Kind; at: string; id: number };
export const writeKey = (kind: Kind, microseconds: number, id: number): string => `${kind}.${microseconds}.${id}`;
/** The key was checked against its pattern at the door. */
export const readKey = (text: string): Key => {
  const [kind = '', at = '', id = ''] = text.split('.');
  return { kind: kind === 'access' ? 'access' : 'audit', at, id: Number(id) };
};

/** Local time of Seoul, as a table of an office shows it. */
export const seoulTime = (at: Date): string =>
  new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

export const mostExported = 20_000;
