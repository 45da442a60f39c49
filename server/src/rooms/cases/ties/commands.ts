import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { type CaseFile, type Doing, selectCase } from '../files/index.ts';
import { deskOf, inOrder } from './model.ts';
import { deleteLink, insertLink, selectCaseByNumber, selectLinks, startWatch, stopWatch } from './store.ts';

const seen = async ({ tx }: Doing, caseId: string): Promise<CaseFile> => {
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  return file;
};

/** Watching is for oneself; doing it twice changes nothing. */
export const turnWatch = async (doing: Doing, caseId: string, watching: boolean): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { agencyId, personId } = deskOf(actor);
  const { companyId } = await seen(doing, caseId);
  const name = await personName(tx, personId);
  const turned = watching
    ? await startWatch(tx, { caseId, companyId, agencyId, personId, personName: name, since: now })
    : await stopWatch(tx, { caseId, agencyId, personId }, now);
  if (!turned) return;
  const action = watching ? 'case.watched' : 'case.unwatched';
  await record(tx, actor, { requestId, action, subjectId: caseId, caseId, companyId }, name);
};

/** The trace stands on both cases and names the link, never the other case: their companies may be strangers. */
const trace = async (doing: Doing, action: string, linkId: string, ends: readonly End[]): Promise<void> => {
  const { tx, actor, requestId } = doing;
  const name = await personName(tx, deskOf(actor).personId);
  for (const { caseId, companyId } of ends)
    await record(tx, actor, { requestId, action, subjectId: linkId, caseId, companyId }, name);
};
type End = { caseId: string; companyId: string };

/** Links two cases that the officer sees both; what is hidden is answered like what is not there. */
export const linkCases = async (
  doing: Doing,
  caseId: string,
  wish: { number: string; why: string | null },
): Promise<void> => {
  const { tx, actor, now } = doing;
  const { agencyId, personId } = deskOf(actor);
  const file = await seen(doing, caseId);
  const other = await selectCaseByNumber(tx, wish.number);
  if (!other)
    throw new Problem('request.invalid', {
      fields: { number: '볼 수 있는 건 가운데 그 번호가 없습니다. / No case you can see has this number.' },
    });
  const ends = inOrder(caseId, other.id);
  const id = newId(now.getTime());
  if (!(await insertLink(tx, { id, ...ends, why: wish.why, byAgency: agencyId, byPerson: personId, at: now }))) return;
  const both = [
    { caseId, companyId: file.companyId },
    { caseId: other.id, companyId: other.companyId },
  ];
  await trace(doing, 'case.linked', id, both);
};

export const unlinkCases = async (doing: Doing, caseId: string, linkId: string): Promise<void> => {
  deskOf(doing.actor);
  const file = await seen(doing, caseId);
  const link = (await selectLinks(doing.tx, caseId)).find(({ id }) => id === linkId);
  if (!link || !(await deleteLink(doing.tx, linkId))) throw new Problem('thing.not_found');
  await trace(doing, 'case.unlinked', linkId, [{ caseId, companyId: file.companyId }, link]);
};
