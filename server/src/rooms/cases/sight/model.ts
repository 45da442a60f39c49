import type { SightChain } from '@boru/contract/case-sight';
import type { NamedAgency } from '@boru/contract/cases';
import { Section } from '@boru/contract/evidence';
import { Problem } from '#kernel/problem';

export type ChainRow = {
  agencyId: number;
  section: string;
  caseId: string | null;
  level: string;
  kind: string;
  personId: string | null;
  teamId: string | null;
  purpose: string;
  legalBasis: string | null;
  validFrom: Date;
  endsAt: Date;
  revokedAt: Date | null;
  receiptNumber: string | null;
  textId: string | null;
  textVersion: number | null;
  givenAt: Date | null;
  consentValidTo: string | null;
  withdrawnAt: Date | null;
  referralId: string | null;
  fromAgency: number | null;
  toAgency: number | null;
  toName: string | null;
  requestedAt: Date | null;
  answeredAt: Date | null;
};

export type Named = (id: number) => (typeof NamedAgency)['_output'];

/** What a grant is worth at a moment; a revoked one keeps its past. */
export const stateOf = (
  grant: Pick<ChainRow, 'validFrom' | 'endsAt' | 'revokedAt'>,
  now: Date,
): SightChain['state'] => {
  if (grant.revokedAt !== null) return 'revoked';
  if (grant.endsAt <= now) return 'over';
  return grant.validFrom > now ? 'later' : 'open';
};

const consentOf = (row: ChainRow): SightChain['consent'] => {
  const { receiptNumber, textId, textVersion, givenAt, consentValidTo, withdrawnAt } = row;
  if (receiptNumber === null || textId === null || textVersion === null || givenAt === null || consentValidTo === null)
    return null;
  const ended = withdrawnAt?.toISOString() ?? null;
  return {
    receiptNumber,
    textId,
    textVersion,
    givenAt: givenAt.toISOString(),
    validTo: consentValidTo,
    withdrawnAt: ended,
  };
};

const referralOf = (row: ChainRow, named: Named): SightChain['referral'] => {
  const { referralId, fromAgency, toAgency, requestedAt, answeredAt } = row;
  if (referralId === null || fromAgency === null || toAgency === null || requestedAt === null) return null;
  const answered = answeredAt?.toISOString() ?? null;
  const way = { from: named(fromAgency), to: named(toAgency) };
  return { id: referralId, ...way, requestedAt: requestedAt.toISOString(), answeredAt: answered };
};

/** One grant as people read it: who, which part, since when, until when, and the paper it stands on. */
export const viewChain = (row: ChainRow, named: Named, lawsAsOf: string, now: Date): SightChain => ({
  agency: named(row.agencyId),
  section: Section.parse(row.section),
  caseId: row.caseId,
  level: row.level === 'read' ? 'read' : 'work',
  kind: row.kind === 'emergency' ? 'emergency' : 'shared',
  personal: row.personId !== null,
  team: row.teamId !== null,
  addressee: row.personId === null && row.teamId === null ? '' : (row.toName ?? ''),
  purpose: row.purpose,
  state: stateOf(row, now),
  from: row.validFrom.toISOString(),
  endsAt: row.endsAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  consent: consentOf(row),
  law: row.legalBasis === null ? null : { text: row.legalBasis, asOf: lawsAsOf },
  referral: referralOf(row, named),
});

/** The one who seals stays on the list, and the list names only colleagues. */
export const checkPeople = (people: readonly string[], self: string, colleagues: readonly string[]): void => {
  if (people.includes(self) && people.every((id) => colleagues.includes(id))) return;
  const said = people.includes(self)
    ? '우리 기관 사람만 고를 수 있습니다. / Only people of your own agency.'
    : '봉인하는 사람도 명단에 있어야 합니다. / You must be on the list yourself.';
  throw new Problem('request.invalid', { fields: { people: said } });
};
