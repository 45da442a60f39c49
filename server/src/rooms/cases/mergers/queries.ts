import type { CaseMergers, MergeOptions } from '@boru/contract/case-mergers';
import { problems } from '@boru/contract/problems';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { relationOf, selectCase } from '../files/index.ts';
import { deskOf } from '../ties/index.ts';
import { inOrderOfReceipt, mayUndo, mergeTable, refusalOf, undoUntil } from './model.ts';
import { selectCandidates, selectMergers } from './store.ts';

export const showMergers = async (context: Context<Services>, caseId: string): Promise<CaseMergers> => {
  const { tx, actor, now } = context;
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  if (actor.kind === 'agency') context.read({ companyId: file.companyId, caseId, sections: ['summary'] });
  const rows = await selectMergers(tx, caseId);
  const endOf = ({ otherId: id, number, title }: (typeof rows)[number]) => ({ id, number, title });
  const isOwner = relationOf(actor, file) === 'owner';
  const agencyId = actor.kind === 'agency' ? actor.agencyId : 0;
  const into = rows.find(({ mergedId }) => mergedId === caseId);
  return {
    into: into ? endOf(into) : null,
    from: rows
      .filter(({ keptId }) => keptId === caseId)
      .map((row) => ({
        ...endOf(row),
        mergerId: row.id,
        at: row.at.toISOString(),
        byName: actor.kind === 'agency' ? row.byName : null,
        mayUndo: isOwner && mayUndo(row, { kept: row.keptNow, merged: row.mergedNow }, agencyId, now),
        undoUntil: undoUntil(row.at).toISOString(),
      })),
    mayMerge: isOwner && into === undefined && mergeTable[file.status] !== undefined,
  };
};

/** What could be merged with this case, and for each what would stay, which date would go on and which would end. */
export const mergeOptions = async (context: Context<Services>, caseId: string): Promise<MergeOptions> => {
  const { tx } = context;
  const { agencyId } = deskOf(context.actor);
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  context.read({ companyId: file.companyId, caseId, sections: ['summary'] });
  const rows = await selectCandidates(tx, file.companyId, agencyId);
  const here = rows.find(({ id }) => id === caseId);
  if (!here) return { items: [] };
  return {
    items: rows
      .filter(({ id }) => id !== caseId)
      .map((row) => {
        const { kept, merged } = inOrderOfReceipt(here, row);
        const standing = {
          referralOpen: merged.referralOpen,
          isMerged: kept.isMerged || merged.isMerged,
          hasMerged: merged.hasMerged,
        };
        const refusal = refusalOf(kept, merged, standing, agencyId);
        return {
          id: row.id,
          number: row.number,
          title: row.title,
          status: row.status,
          origin: row.origin,
          submittedAt: row.submittedAt.toISOString(),
          version: row.version,
          keepsThis: kept.id === caseId,
          dueAt: kept.dueAt?.toISOString() ?? null,
          endsDueAt: merged.dueAt?.toISOString() ?? null,
          refusal: refusal === null ? null : problems[refusal].title,
        };
      }),
  };
};
