import type { AgreementChangeInput, AgreementChangeKind, CommitmentInput } from '@boru/contract/commitments';
import type { Pack } from '@boru/contract/pack';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Change = {
  id: string;
  kind: AgreementChangeKind;
  agencyId: number | null;
  effectiveOn: string;
  words: string;
  termTo: string | null;
  writtenAt: Date;
};
export type Commitment = CommitmentInput & { id: string; agencyId: number; version: number };
/** A stretch of time in which an agency is a party; null: still. `leftOn` is the first day on which it is none. */
export type Party = { agencyId: number; joinedOn: string; leftOn: string | null };

export const memberOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('thing.not_found');
  return actor;
};
export const governs = (actor: Actor): boolean =>
  actor.kind === 'agency' && actor.secretariat && actor.role === 'manager';

/** Every stretch in which an agency was a party: those who signed, and what changed since, by the day of effect. */
export const partySpans = (
  founders: readonly number[],
  signedOn: string,
  changes: readonly Pick<Change, 'kind' | 'agencyId' | 'effectiveOn'>[],
): Party[] => {
  const spans: Party[] = founders.map((agencyId) => ({ agencyId, joinedOn: signedOn, leftOn: null }));
  const inOrder = [...changes].sort((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0,
  );
  for (const { kind, agencyId, effectiveOn } of inOrder) {
    if (agencyId === null) continue;
    const open = spans.find((span) => span.agencyId === agencyId && span.leftOn === null);
    if (kind === 'withdrawal' && open) open.leftOn = effectiveOn;
    if (kind === 'accession' && !open) spans.push({ agencyId, joinedOn: effectiveOn, leftOn: null });
  }
  return spans;
};

const isPartyOn = ({ joinedOn, leftOn }: Party, on: string): boolean =>
  joinedOn <= on && (leftOn === null || leftOn > on);
export const partiesOn = (spans: readonly Party[], on: string): number[] =>
  [...new Set(spans.filter((span) => isPartyOn(span, on)).map(({ agencyId }) => agencyId))].sort((a, b) => a - b);
/** Who was a party on any day of the year: an agency that left in June still reports on its spring. */
export const partiesIn = (spans: readonly Party[], year: number): number[] => {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const during = spans.filter(({ joinedOn, leftOn }) => joinedOn <= last && (leftOn === null || leftOn > first));
  return [...new Set(during.map(({ agencyId }) => agencyId))].sort((a, b) => a - b);
};

const invalid = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });

/** A change must fit what holds on its day, and may not stand before the agreement. */
export const requireChange = (wish: AgreementChangeInput, spans: readonly Party[], signedOn: string): void => {
  if (wish.effectiveOn <= signedOn)
    throw invalid('effectiveOn', '협약을 맺은 날보다 뒤여야 합니다. / It must lie after the agreement was signed.');
  if (wish.termTo !== null && wish.termTo < wish.effectiveOn)
    throw invalid('termTo', '기간의 마지막 날이 효력일보다 앞섭니다. / The term ends before it begins.');
  const { agencyId, kind } = wish;
  if (agencyId === null) return;
  const own = spans.filter((span) => span.agencyId === agencyId);
  const isParty = own.some(({ leftOn }) => leftOn === null);
  if (isParty !== (kind === 'withdrawal'))
    throw invalid(
      'agencyId',
      isParty
        ? '이미 함께하는 기관입니다. / It is a party already.'
        : '지금 함께하는 기관이 아닙니다. / It is no party.',
    );
  if (own.some(({ joinedOn, leftOn }) => wish.effectiveOn <= (leftOn ?? joinedOn)))
    throw invalid(
      'effectiveOn',
      '그 기관의 앞선 변경보다 뒤여야 합니다. / It must lie after the last change of that agency.',
    );
};

export const requireClause = (pack: Pack, clause: string): void => {
  if (!pack.agreement.items.some(({ id }) => id === clause))
    throw invalid('clause', '협약에 없는 조항입니다. / No such clause of the agreement.');
};
/** Throws unless it is there, the own agency's, and still the one that was seen. */
export const requireOwn = (found: Commitment | undefined, agencyId: number, version: number): Commitment => {
  if (!found || found.agencyId !== agencyId) throw new Problem('thing.not_found');
  if (found.version !== version) throw new Problem('thing.changed');
  return found;
};
export const requireParty = (spans: readonly Party[], agencyId: number, on: string): void => {
  if (!partiesOn(spans, on).includes(agencyId)) throw new Problem('commitment.no_party');
};
/** The promise holds in that year. */
export const holdsIn = ({ fromYear, toYear }: Pick<Commitment, 'fromYear' | 'toYear'>, year: number): boolean =>
  fromYear <= year && (toYear === null || toYear >= year);
