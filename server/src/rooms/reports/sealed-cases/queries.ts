import type { SealedCaseQuery } from '@boru/contract/sealed-cases';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { listColleagues } from '#rooms/organisations';
import { type Doing, namedTeam, teamOf } from '../keys/index.ts';
import { triageView } from '../triage/index.ts';
import { briefOf, numberOf } from './model.ts';
import { countCases, selectCase, selectCaseOf, selectCases, selectMembers, selectMine, selectNotes } from './store.ts';

const people = async (tx: Tx, agencyId: number) => ({
  names: new Map((await listColleagues(tx, agencyId)).map(({ id, name }) => [id, name])),
  team: await namedTeam(tx, agencyId),
});

/** Reports by case; each with what the team said about it, sealed as it is. */
const membersOf = async (tx: Tx, agencyId: number, caseIds: readonly string[]) => {
  const rows = await selectMembers(tx, agencyId, caseIds);
  return (caseId: string) =>
    rows
      .filter((row) => row.caseId === caseId)
      .map(({ id, filedAt, lastOn, lastFrom, deskKeyId, version, body }) => ({
        ...{ id, lastOn, filedAt: filedAt.toISOString(), waiting: lastFrom === 'reporter' },
        triage:
          deskKeyId === null || version === null || body === null ? null : triageView({ deskKeyId, version, body }),
      }));
};

export const listSealedCases = async (doing: Doing, { state, skip }: z.output<typeof SealedCaseQuery>) => {
  const { agencyId } = await teamOf(doing);
  const rows = await selectCases(doing.tx, agencyId, { state, skip });
  const { names, team } = await people(doing.tx, agencyId);
  const reportsOf = await membersOf(
    doing.tx,
    agencyId,
    rows.map(({ id }) => id),
  );
  return {
    total: await countCases(doing.tx, agencyId, state),
    items: rows.map((row) => ({ ...briefOf(row, names, team), reports: reportsOf(row.id) })),
  };
};

/** Nothing for whoever is of no team: the page asks on behalf of everybody at a desk. */
export const listMySealedCases = async ({ tx, actor }: Pick<Doing, 'tx' | 'actor'>) => {
  if (actor.kind !== 'agency') return { items: [] };
  const { agencyId, personId } = actor;
  const rows = await selectMine(tx, agencyId, personId);
  if (rows.length === 0) return { items: [] };
  const { names, team } = await people(tx, agencyId);
  return { items: rows.map((row) => briefOf(row, names, team)) };
};

export const showSealedCase = async (doing: Doing, id: string) => {
  const { agencyId } = await teamOf(doing);
  const row = await selectCase(doing.tx, id);
  if (row === undefined) throw new Problem('thing.not_found');
  const { names, team } = await people(doing.tx, agencyId);
  const nameOf = (personId: string) => ({ id: personId, name: names.get(personId) ?? '' });
  return {
    ...briefOf(row, names, team),
    openedBy: nameOf(row.openedBy),
    reports: (await membersOf(doing.tx, agencyId, [id]))(id),
    notes: (await selectNotes(doing.tx, id)).map(({ writtenBy, body, ...note }) => ({
      ...note,
      writtenBy: nameOf(writtenBy),
      body: body.toString('base64'),
    })),
  };
};

/** The case of this agency that a report is in. */
export const caseOf = async (tx: Tx, reportId: string) => {
  const row = await selectCaseOf(tx, reportId);
  return row === undefined
    ? null
    : { id: row.id, number: numberOf(row), state: row.state === 'closed' ? ('closed' as const) : ('open' as const) };
};
