import { addDays, civilOf } from '@boru/contract/civil';
import type { NewAbsence, NewTie, OwnPart, PledgeSigning } from '@boru/contract/experts';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import {
  type Doing,
  dropAbsence,
  type Expert,
  insertClearance,
  noteAbsence,
  noteTie,
  pledgeDays,
  saveExpert,
  selectExpert,
  tellOfChange,
  traceExpert,
} from '../pool/index.ts';
import { expertOf } from './model.ts';
import { pledgeOf } from './queries.ts';

const own = async (doing: Doing, expertId: string): Promise<{ expert: Expert; personId: string }> => {
  const { personId } = expertOf(doing.actor);
  const expert = await selectExpert(doing.tx, expertId);
  if (expert?.personId !== personId) throw new Problem('thing.not_found');
  return { expert, personId };
};

export const changeOwn = async (doing: Doing, expertId: string, { version, ...part }: OwnPart): Promise<void> => {
  const { tx, services } = doing;
  await own(doing, expertId);
  if (!services.pack.municipalities.items.some(({ code }) => code === part.home))
    throw new Problem('request.invalid', {
      fields: { home: '이 지역의 시군이 아닙니다. / Not a municipality of this region.' },
    });
  if (!(await saveExpert(tx, { id: expertId, version }, part))) throw new Problem('thing.changed');
  await traceExpert(doing, 'changed_own', expertId);
};

export const signPledge = async (doing: Doing, expertId: string, wish: PledgeSigning): Promise<void> => {
  const { tx, now, services } = doing;
  const { expert, personId } = await own(doing, expertId);
  const on = civilOf(now.getTime());
  const text = pledgeOf(services.pack, on);
  // She pledges what she has read: other words in the meantime are another pledge.
  if (text?.shown.textId !== wish.textId || text.shown.textVersion !== wish.textVersion)
    throw new Problem('thing.changed');
  const days = { fromOn: on, untilOn: addDays(on, pledgeDays) };
  const noted = { agencyId: expert.agencyId, notedBy: personId, notedAt: now };
  const source = `${wish.textId}-${wish.textVersion}`;
  const row = { ...days, ...noted, expertId, source, kind: 'pledge' as const, textHash: text.hash };
  await insertClearance(tx, { ...row, id: newId(now.getTime()) });
  await traceExpert(doing, 'pledged', expertId, { textId: wish.textId, textVersion: wish.textVersion });
  await tellOfChange(doing, expertId);
};

export const noteOwnTie = async (doing: Doing, expertId: string, wish: NewTie): Promise<void> => {
  const { expert, personId } = await own(doing, expertId);
  await noteTie(doing, expert, personId, wish);
};
export const noteOwnAbsence = async (doing: Doing, expertId: string, wish: NewAbsence): Promise<void> => {
  const { expert, personId } = await own(doing, expertId);
  await noteAbsence(doing, expert, personId, wish);
};
export const dropOwnAbsence = async (doing: Doing, expertId: string, absenceId: string): Promise<void> => {
  await own(doing, expertId);
  await dropAbsence(doing, expertId, absenceId);
};
