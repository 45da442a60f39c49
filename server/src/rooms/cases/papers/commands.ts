import type { PaperView } from '@boru/contract/papers';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Upload } from '#platform/endpoint';
import type { FileOwner } from '#platform/files/index';
import { record } from '#rooms/evidence';
import {
  authorOf,
  type CaseFile,
  type Doing,
  type EntryDetail,
  entry,
  insertEntries,
  relationOf,
  selectCase,
} from '../files/index.ts';
import { checkAttach } from './model.ts';
import { viewPaper } from './queries.ts';

const ownerOf = (actor: Actor, file: CaseFile): FileOwner => {
  if (actor.kind !== 'company' && actor.kind !== 'agency') throw new Problem('role.insufficient');
  const agencyId = actor.kind === 'agency' ? actor.agencyId : null;
  return { personId: actor.personId, companyId: file.companyId, caseId: file.id, agencyId, forCompany: true };
};

/** Keeps the paper, writes it into the timeline and tells the other side. */
export const attachPaper = async (
  doing: Doing,
  caseId: string,
  upload: Upload,
  said: EntryDetail = {},
): Promise<PaperView> => {
  const { tx, actor, now, requestId, services } = doing;
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  checkAttach(file, relationOf(actor, file));
  const author = await authorOf(tx, actor);
  const paper = await services.files.receive(tx, upload, ownerOf(actor, file));
  const owner = { caseId, companyId: file.companyId };
  await insertEntries(tx, owner, [entry(author, now, { kind: 'document', body: paper.name, detail: said })]);
  const via = said.mail === undefined ? {} : { via: 'mail' };
  const detail = { kind: paper.kind, size: paper.size, sha256: paper.sha256, ...via };
  await record(
    tx,
    actor,
    { requestId, action: 'case.paper_added', subjectId: paper.id, ...owner, detail },
    author.name,
  );
  const action = author.kind === 'company' ? 'case.paper_added' : 'case.paper_sent';
  const by = author.personId === null ? {} : { by: author.personId };
  await services.enqueue(tx, 'case.changed', { caseId, action, ...by });
  return viewPaper(paper, actor);
};
