import type { SealedCaseState } from '@boru/contract/sealed-cases';
import { Problem } from '#kernel/problem';

export type CaseRow = {
  id: string;
  year: number;
  serial: number;
  state: string;
  ownerId: string | null;
  dueOn: string | null;
  openedBy: string;
  openedOn: string;
  closedOn: string | null;
  version: number;
};
export type Person = { id: string; name: string };

export const numberOf = ({ year, serial }: Pick<CaseRow, 'year' | 'serial'>): string =>
  `R-${year}-${String(serial).padStart(4, '0')}`;

/** Whoever left the team has nothing to do with it any more, whatever the row says. */
export const briefOf = (row: CaseRow, names: ReadonlyMap<string, string>, team: ReadonlySet<string>) => {
  const { id, state, ownerId, dueOn, openedOn, closedOn, version } = row;
  const name = ownerId !== null && team.has(ownerId) ? names.get(ownerId) : undefined;
  const owner = ownerId === null || name === undefined ? null : { id: ownerId, name };
  return {
    ...{ id, owner, dueOn, openedOn, closedOn, version },
    number: numberOf(row),
    state: state === 'closed' ? ('closed' as const) : ('open' as const),
  };
};

type Change = { version: number; state: SealedCaseState; ownerId: string | null };

/** A case goes to somebody who can read all of it; what was closed is opened again before anything else is changed. */
export const checkChange = (
  row: Pick<CaseRow, 'state' | 'version' | 'ownerId'>,
  { version, state, ownerId }: Change,
  mayHave: ReadonlySet<string>,
): void => {
  if (version !== row.version) throw new Problem('thing.changed');
  if (row.state === 'closed' && state === 'closed') throw new Problem('report.case_closed');
  if (ownerId !== null && ownerId !== row.ownerId && !mayHave.has(ownerId)) throw new Problem('report.case_owner');
};

/** Into a closed case nothing is put: it would lie there unseen. */
export const checkOpen = (row: Pick<CaseRow, 'state'> | undefined): void => {
  if (row === undefined) throw new Problem('thing.not_found');
  if (row.state === 'closed') throw new Problem('report.case_closed');
};
