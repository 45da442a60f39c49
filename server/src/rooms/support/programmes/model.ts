import { isCivilDate } from '@boru/contract/civil';
import type { GivenValue, RuleSet } from '@boru/contract/eligibility';
import { definitionOf, type FieldDefinition, type ListDefinition } from '@boru/contract/eligibility-facts';
import type { CountView, ProgrammeContent, VersionAction, VersionState } from '@boru/contract/programmes';
import type { Programme as Notice } from '@boru/contract/region';
import { evaluate, type Facts, faultsOf } from '@boru/engines/eligibility';
import type { Actor, AgencyActor, CompanyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Version = {
  id: string;
  programmeId: string;
  agencyId: number;
  number: number;
  state: VersionState;
  content: ProgrammeContent;
  noticeOn: string;
  reason: string;
  writtenByName: string;
  writtenAt: Date;
  proposedBy: string | null;
  proposedByName: string | null;
  proposedAt: Date | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  version: number;
};

export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};
export const companyOf = (actor: Actor): CompanyActor => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor;
};
export const keepsProgrammes = ({ role }: AgencyActor): boolean => role === 'officer' || role === 'manager';

export const isOpen = ({ state }: Pick<Version, 'state'>): boolean => state === 'draft' || state === 'proposed';

/** What this person may do with the newest version; saving without an open one begins the next. */
export const mayDo = (newest: Pick<Version, 'state' | 'proposedBy'>, who: AgencyActor): VersionAction[] => {
  if (!keepsProgrammes(who)) return [];
  if (newest.state === 'draft') return ['save', 'propose'];
  if (newest.state !== 'proposed') return ['save'];
  if (newest.proposedBy === who.personId) return ['withdraw'];
  return who.role === 'manager' ? ['publish', 'return'] : [];
};

/** Throws unless this person may take this step on this version now. */
export const requireStep = (
  newest: Version | undefined,
  who: AgencyActor,
  step: VersionAction,
  seen: number | null,
): Version => {
  if (newest === undefined || newest.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  if (step === 'save' && newest.state === 'proposed') throw new Problem('programme.waiting');
  if (step !== 'save' && !isOpen(newest)) throw new Problem('programme.decided');
  if ((step === 'publish' || step === 'return') && newest.state === 'proposed' && newest.proposedBy === who.personId)
    throw new Problem('programme.same_person');
  if (!mayDo(newest, who).includes(step))
    throw new Problem(keepsProgrammes(who) && newest.state === 'draft' ? 'programme.decided' : 'role.insufficient');
  // Who begins the next version saw the one before; somebody else may have begun it meanwhile.
  if (isOpen(newest) ? newest.version !== seen : seen !== null) throw new Problem('thing.changed');
  return newest;
};

/** Nothing is published whose rules do not hold together, or whose own examples come out differently. */
export const requireSound = (content: ProgrammeContent, noticeOn: string): void => {
  const faults = faultsOf(content.rules, noticeOn);
  if (faults.length === 0) return;
  const fields = Object.fromEntries(
    faults.slice(0, 50).map(({ path, ko, en }) => [`content.rules.${path}`, `${ko} / ${en}`]),
  );
  throw new Problem('request.invalid', { fields });
};

const nothing: RuleSet = { rules: [], parameters: [], benefit: null };

/** A first draft: empty, or begun with what a notice of the region pack says, its sources and its doubt included. */
export const firstDraft = (
  name: ProgrammeContent['name'],
  notice: Notice | null,
  lawName: (law: string) => string,
): ProgrammeContent => ({
  name,
  summary: notice?.summary ?? { ko: '무엇을 지원하는지 적어 주세요.', en: 'Say what it supports.' },
  howToApply: notice?.howToApply ?? { ko: '신청 방법을 적어 주세요.', en: 'Say how to apply.' },
  basis:
    notice === null || notice.law.length === 0
      ? [{ text: '확인 필요', verified: false }]
      : notice.law
          .slice(0, 6)
          .map(({ law, article }) => ({ text: `${lawName(law)} ${article}`, verified: notice.verified })),
  clause: null,
  budget: [],
  gaps: notice?.closesQuestions ?? [],
  prerequisites: [],
  hours: null,
  ownPaymentWon: null,
  opensOn: notice?.opensOn ?? null,
  closesOn: notice?.closesOn ?? null,
  source: notice === null ? [] : notice.source.slice(0, 10).map((one) => one.slice(0, 200)),
  rules: nothing,
});

// ── facts of a company ──────────────────────────────────────────────────────

export type FactsRow = {
  id: string;
  size: string | null;
  employees: number | null;
  industry: string | null;
  ksicCode: string | null;
  municipality: string | null;
  status: string;
  sites: readonly { municipality: string }[] | null;
  cards: readonly { verdict: string; standing: string }[] | null;
  total: number | null;
  level: string | null;
  criticalGaps: number | null;
  completedOn: string | null;
  expiresOn: string | null;
  stated: Readonly<Record<string, GivenValue>> | null;
};
export type Known = { key: string; value: GivenValue; until: string | null };

/** What is known of one company. An agency that does not see a section does not know what is in it; the company knows its own. */
export const knownOf = (row: FactsRow, isOwn: boolean): Known[] => {
  const until = row.expiresOn;
  const plain: readonly (readonly [string, GivenValue | null, string | null])[] = [
    ['size', row.size, null],
    ['employees', row.employees, null],
    ['industry', row.industry, null],
    ['ksicCode', row.ksicCode, null],
    ['municipality', row.municipality, null],
    ['isConfirmed', row.status === 'confirmed', null],
    ['sites', row.sites === null ? [] : [...row.sites], null],
    ['technologies', row.cards === null ? (isOwn ? [] : null) : [...row.cards], null],
    // A total of 74.6 is not 75: what decides is rounded down.
    ['diagnosisTotal', row.total === null ? null : Math.floor(row.total), until],
    ['diagnosisLevel', row.level, until],
    ['criticalGaps', row.criticalGaps, until],
    ['diagnosedOn', row.completedOn, until],
    ...Object.entries(row.stated ?? {}).map(([key, value]) => [key, value, null] as const),
  ];
  return plain.flatMap(([key, value, last]) => (value === null ? [] : [{ key, value, until: last }]));
};

export const factsOf = (known: readonly Known[]): Facts =>
  Object.fromEntries(known.map(({ key, value, until }) => [key, { value, until }]));

/** How rules come out for the companies in sight, and which rule holds back how many. */
export const countOf = (rules: RuleSet, noticeOn: string, companies: readonly Facts[]): CountView => {
  const count = { of: companies.length, eligible: 0, ineligible: 0, unknown: 0 };
  const perRule = new Map(rules.rules.map(({ id }) => [id, { id, no: 0, unknown: 0 }]));
  for (const facts of companies) {
    const found = evaluate(rules, facts, noticeOn);
    count[found.verdict] += 1;
    for (const { id, truth } of found.rules) {
      const row = perRule.get(id);
      if (row && truth !== 'yes') row[truth] += 1;
    }
  }
  return { ...count, rules: [...perRule.values()] };
};

const fits = (field: FieldDefinition, value: unknown): boolean => {
  const named = (one: unknown): boolean =>
    typeof one === 'string' && (typeof field.choices !== 'object' || Object.hasOwn(field.choices, one));
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'won':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    case 'date':
      return typeof value === 'string' && isCivilDate(value);
    case 'choices':
      return Array.isArray(value) && value.every(named);
    default:
      return named(value);
  }
};

const fitsList = (definition: ListDefinition, value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (record: unknown) =>
      typeof record === 'object' &&
      record !== null &&
      Object.entries(record).every(([name, field]) => {
        const known = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
        return known !== undefined && (field === null || fits(known, field));
      }),
  );

const wrong = (ko: string, en: string): Problem =>
  new Problem('request.invalid', { fields: { value: `${ko} / ${en}` } });

/** Only what the company states itself is stated here: the register, the diagnosis and the cards have pages of their own. */
export const requireStatement = (key: string, value: GivenValue | null, today: string): void => {
  const definition = definitionOf(key);
  if (definition?.source !== 'stated') throw wrong('여기에서 적는 항목이 아닙니다.', 'Not stated here.');
  if (value === null) return;
  if (!(definition.type === 'list' ? fitsList(definition, value) : fits(definition, value)))
    throw wrong('값을 확인해 주세요.', 'Check the value.');
  if (definition.type === 'date' && String(value) > today)
    throw wrong('오늘까지의 날을 적어 주세요.', 'A day up to today.');
};
