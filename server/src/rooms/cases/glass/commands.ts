import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { authorOf, type Doing } from '../files/index.ts';
import { breakGlass } from './store.ts';

/** 급박한 생명, 신체, 재산의 이익. The wording of the paragraph was not verified, and the grant says so. */
export const article = '개인정보 보호법 제18조제2항제3호(확인 필요)';

/** Emergency reading: opened, written down and told in one transaction. */
export const readInEmergency = async (
  doing: Doing,
  asked: { number: string; reason: string; hours: number },
): Promise<{ caseId: string; until: string }> => {
  const { tx, actor, now, requestId, services } = doing;
  const { number, reason, hours } = asked;
  const ids = [1, 2, 3].map(() => newId(now.getTime()));
  const opened = await breakGlass(tx, { number, ids, hours, article });
  if (!opened) throw new Problem('thing.not_found');
  const { caseId } = opened;
  const deed = { requestId, action: 'case.emergency', subjectId: caseId, ...opened, reason, detail: { hours } };
  await record(tx, actor, deed, (await authorOf(tx, actor)).name);
  await services.enqueue(tx, 'case.changed', { caseId, action: 'case.emergency' });
  return { caseId, until: new Date(now.getTime() + hours * 3_600_000).toISOString() };
};
