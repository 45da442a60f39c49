import type { PaperList, PaperView } from '@boru/contract/papers';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Context, FileReply } from '#platform/endpoint';
import type { FileView } from '#platform/files/index';
import type { Services } from '#platform/services';
import { requireReason } from '#rooms/evidence';
import { type CaseFile, relationOf, selectCase } from '../files/index.ts';
import { mayAttach } from './model.ts';

export const viewPaper = (
  { agencyId, uploadedBy, caseId: _case, createdAt, ...file }: FileView,
  actor: Actor,
): PaperView => ({
  ...file,
  from: agencyId === null ? 'company' : 'agency',
  ours: agencyId === (actor.kind === 'agency' ? actor.agencyId : null),
  self: 'personId' in actor && actor.personId === uploadedBy,
  createdAt: createdAt.toISOString(),
});

const caseOf = async ({ tx }: Context<Services>, caseId: string): Promise<CaseFile> => {
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  return file;
};

export const listPapers = async (context: Context<Services>, caseId: string): Promise<PaperList> => {
  const { tx, actor, services } = context;
  const file = await caseOf(context, caseId);
  const papers = await services.files.list(tx, { caseId });
  // The names of papers say much: who reads them is told to the company, as with the papers themselves.
  if (actor.kind === 'agency' && papers.some(({ agencyId }) => agencyId !== actor.agencyId))
    context.read({ companyId: file.companyId, caseId, sections: ['documents'] });
  return {
    items: papers.map((paper) => viewPaper(paper, actor)),
    mayAdd: mayAttach(file, relationOf(actor, file)),
  };
};

/** The content itself. A desk that takes it says why and leaves a trace the company sees. */
export const openPaper = async (
  context: Context<Services>,
  asked: { id: string; paperId: string; reason: string | undefined },
): Promise<FileReply> => {
  const { tx, actor, services } = context;
  const { id: caseId, paperId } = asked;
  const { companyId } = await caseOf(context, caseId);
  const paper = await services.files.find(tx, paperId);
  if (paper.caseId !== caseId) throw new Problem('thing.not_found');
  if (actor.kind === 'agency' && paper.agencyId !== actor.agencyId) {
    const reason = requireReason(actor, asked.reason);
    context.read({ companyId, caseId, sections: ['documents'], reason });
    context.trace({ action: 'case.paper_taken', subjectId: paperId, companyId, caseId, reason });
  }
  return services.files.open(tx, paperId);
};
