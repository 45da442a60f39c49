import type { Pack } from '@boru/contract/pack';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { record } from '#rooms/evidence';
import { personName } from '../members/index.ts';
import { textsOf } from './model.ts';
import { signPledge, upsertTexts } from './store.ts';

export const loadPledgeTexts = (tx: Tx, pack: Pack): Promise<void> => upsertTexts(tx, textsOf(pack));

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string };
type Asked = { caseId: string; textId: string; textVersion: number };

/** Signs and leaves the trace in one transaction. Signed twice, it is signed once. */
export const pledge = async (doing: Doing, asked: Asked): Promise<{ id: string; signedAt: string }> => {
  const { tx, actor, now, requestId } = doing;
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const { caseId, textId, textVersion } = asked;
  const name = await personName(tx, actor.personId);
  const signing = await signPledge(tx, { caseId, textId, textVersion, id: newId(now.getTime()), name });
  if (!signing) throw new Problem('thing.not_found');
  if (signing.outcome === 'changed') throw new Problem('pledge.text_changed');
  const { outcome, id, companyId, textHash, signedAt } = signing;
  const detail = { textId, textVersion, textHash: textHash.toString('hex') };
  if (outcome === 'signed')
    await record(tx, actor, { requestId, action: 'case.pledged', subjectId: id, companyId, caseId, detail }, name);
  return { id, signedAt: signedAt.toISOString() };
};
