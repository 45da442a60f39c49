import { Problem } from '#kernel/problem';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { selectEngagement } from '../records/index.ts';
import { selectBody, selectPhoto } from './store.ts';

export const openPhoto = async ({ tx, actor, read }: Context<Services>, key: string): Promise<FileReply> => {
  const photo = await selectPhoto(tx, key);
  const one = photo && (await selectEngagement(tx, photo.engagementId));
  const body = photo?.isHere ? await selectBody(tx, key) : null;
  if (!photo || !one || body === null) throw new Problem('thing.not_found');
  const { companyId, agencyId } = one;
  if (actor.kind !== 'company')
    read({ companyId, agencyId, caseId: null, sections: ['summary'], reason: '컨설팅 현장 사진' });
  return { filename: `${key}.jpg`, contentType: 'image/jpeg', body };
};
