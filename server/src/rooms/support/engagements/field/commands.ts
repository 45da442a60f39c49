import type { Entries, EntryOutcomes, PhotoNote } from '@boru/contract/engagements';
import { Problem } from '#kernel/problem';
import { setOf } from '#rooms/diagnosis';
import { record } from '#rooms/evidence';
import { ownCompany, personName } from '#rooms/organisations';
import { expertOf } from '../../experts/index.ts';
import type { Doing } from '../../experts/pool/index.ts';
import { type Engagement, mayDo, selectEngagement, selectOwnExperts } from '../records/index.ts';
import { mayKeep, requirePhoto } from './model.ts';
import { insertEntries, insertPhotos, savePhotoBody, savePhotoDecision, selectPhoto } from './store.ts';

/** Her own visit, still being written. A visit that has gone on takes nothing more: what is on the device stays there. */
const visitOf = async (doing: Doing, id: string): Promise<{ one: Engagement; personId: string }> => {
  const { personId } = expertOf(doing.actor);
  const one = await selectEngagement(doing.tx, id);
  if (!one) throw new Problem('thing.not_found');
  if (!mayDo(one, doing.actor, await selectOwnExperts(doing.tx)).includes('note')) throw new Problem('thing.changed');
  return { one, personId };
};

const questionsOf = ({ services: { pack } }: Doing, { setId, setVersion }: Engagement): Set<string> =>
  new Set(setOf(pack, { id: setId, version: setVersion }).questions.map(({ id }) => id));

/** What can be kept is kept, and the device hears of each entry: one bad entry must not hold back 499 good ones. */
export const noteEntries = async (doing: Doing, id: string, { entries }: Entries): Promise<EntryOutcomes> => {
  const { tx, actor, now, requestId } = doing;
  const { one, personId } = await visitOf(doing, id);
  const questions = questionsOf(doing, one);
  const good = entries.filter((entry) => mayKeep(entry, questions, now));
  const of = { engagementId: id, agencyId: one.agencyId, companyId: one.companyId };
  const noted = { ...of, notedBy: personId, notedByName: await personName(tx, personId) };
  const kept = good.length === 0 ? new Set<string>() : await insertEntries(tx, good, noted, now);
  const deed = { requestId, action: 'engagement.noted', subjectId: id, companyId: one.companyId };
  if (kept.size > 0) await record(tx, actor, { ...deed, detail: { entries: kept.size } });
  const goodKeys = new Set(good.map(({ key }) => key));
  return {
    outcomes: entries.map(({ key }) => ({
      key,
      outcome: kept.has(key) ? 'kept' : goodKeys.has(key) ? 'duplicate' : 'refused',
    })),
  };
};

/** Caption and fingerprint; the picture itself stays where it is. */
export const notePhotos = async (doing: Doing, id: string, photos: readonly PhotoNote[]): Promise<EntryOutcomes> => {
  const { tx, actor, requestId } = doing;
  const { one, personId } = await visitOf(doing, id);
  const of = { engagementId: id, agencyId: one.agencyId, companyId: one.companyId, notedBy: personId };
  const kept = await insertPhotos(tx, photos, of);
  const deed = { requestId, action: 'engagement.photos_named', subjectId: id, companyId: one.companyId };
  if (kept.size > 0) await record(tx, actor, { ...deed, detail: { photos: kept.size } });
  return { outcomes: photos.map(({ key }) => ({ key, outcome: kept.has(key) ? 'kept' : 'duplicate' })) };
};

export const decidePhoto = async (doing: Doing, key: string, allow: boolean): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { companyId, personId: decidedBy } = await ownCompany(tx, actor);
  const photo = await selectPhoto(tx, key);
  if (photo?.companyId !== companyId) throw new Problem('thing.not_found');
  const state = allow ? 'allowed' : 'refused';
  if (!(await savePhotoDecision(tx, key, { state, decidedBy, decidedAt: now }))) throw new Problem('thing.changed');
  const action = allow ? 'engagement.photo_allowed' : 'engagement.photo_refused';
  await record(tx, actor, { requestId, action, subjectId: key, companyId });
};

export const takePhoto = async (doing: Doing, key: string, jpeg: string): Promise<void> => {
  const { tx, actor, requestId } = doing;
  expertOf(actor);
  const photo = await selectPhoto(tx, key);
  const body = Buffer.from(jpeg, 'base64');
  requirePhoto(photo, body);
  if (!photo || !(await savePhotoBody(tx, key, body))) throw new Problem('thing.changed');
  const { companyId } = photo;
  await record(tx, actor, { requestId, action: 'engagement.photo_received', subjectId: key, companyId });
};
