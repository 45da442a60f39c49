/**
 * Who may see which row, said once more in plain TypeScript and by nothing of the product: no SQL, no visible_to, no
 * policy. test/sight.test.ts holds the database to it.
 */
export type Team = { id: string; agency: number; people: string[] };
export type Grant = {
  id: string;
  company: string;
  /** Null: for the company as a whole. */
  caseId: string | null;
  section: string;
  agency: number;
  /** The consent it rests on, or the referral by law that opened it, or neither. */
  consent: string | null;
  referral: string | null;
  person: string | null;
  /** The team it is for; people come and go. */
  team: Team | null;
  level: 'read' | 'work';
  /** 'later' has not begun, 'over' has run out and nobody has tidied it up. */
  time: 'later' | 'now' | 'over';
  revoked: boolean;
};

export type Consent = {
  id: string;
  company: string;
  agency: number;
  purpose: string;
  sections: readonly string[];
  caseId: string | null;
  withdrawn: boolean;
};

/** What a row is, as far as sight asks: whose, of which part, of which case. */
export type Row = {
  table: string;
  id: string;
  company: string;
  caseId: string | null;
  /** False for words between agencies. */
  forCompany: boolean;
  /** Put away by the company, or not told yet. */
  hidden: boolean;
  /** The agency that wrote it and sees it for that reason. */
  author: number | null;
};

export type Reader =
  | { kind: 'agency'; agency: number; person: string; auditor: boolean }
  | { kind: 'company'; company: string }
  | { kind: 'nobody' };

export type Province = { grants: Grant[]; consents: Consent[]; seals: Seal[]; pledges: Pledge[] };
/** A person of an agency who has promised silence about a case, in the words of today. */
export type Pledge = { company: string; caseId: string; agency: number; person: string };
/** An agency that keeps a case to named people of its own. */
export type Seal = { caseId: string; agency: number; people: readonly string[] };

/** Content is read by those who have pledged; the summary by everybody to whom it is open. */
type Rule = { section: string; byCase: boolean; content: boolean };
/** Which part of a company's file a table belongs to. */
export const rules: Readonly<Record<string, Rule>> = {
  'organisations.company': { section: 'summary', byCase: false, content: false },
  'organisations.site': { section: 'summary', byCase: false, content: false },
  'organisations.contact': { section: 'contact', byCase: false, content: true },
  'diagnosis.outcome': { section: 'diagnosis', byCase: false, content: true },
  'technologies.card': { section: 'technology', byCase: false, content: true },
  'cases.case_file': { section: 'summary', byCase: true, content: false },
  'cases.clock': { section: 'summary', byCase: true, content: false },
  'cases.referral': { section: 'summary', byCase: true, content: false },
  'cases.entry': { section: 'counsel', byCase: true, content: true },
  'platform.file': { section: 'counsel', byCase: true, content: true },
};

/** Whether this person is among those it is for. */
export const reaches = ({ person, team }: Pick<Grant, 'person' | 'team'>, asking: string): boolean =>
  (person === null || person === asking) && (team === null || team.people.includes(asking));

const holds = (grant: Grant, agency: number, person: string): boolean =>
  grant.agency === agency && !grant.revoked && grant.time === 'now' && reaches(grant, person);

/** What an agency was only ever given for others of its people is theirs, its own words about it included. */
const isElsewhere = (province: Province, agency: number, person: string, caseId: string | null): boolean => {
  const begun = province.grants.filter(
    (grant) =>
      caseId !== null &&
      grant.caseId === caseId &&
      grant.agency === agency &&
      grant.section === 'summary' &&
      grant.time !== 'later',
  );
  return (
    begun.some((grant) => grant.person !== null || grant.team !== null) &&
    !begun.some((grant) => reaches(grant, person))
  );
};

const isSealedFrom = (province: Province, agency: number, person: string, caseId: string | null): boolean =>
  isElsewhere(province, agency, person, caseId) ||
  province.seals.some((seal) => seal.caseId === caseId && seal.agency === agency && !seal.people.includes(person));

export const seesSection = (
  province: Province,
  reader: { agency: number; person: string },
  of: { company: string; caseId: string | null; section: string; byCase: boolean },
  level: 'read' | 'work' = 'read',
): boolean =>
  !(of.byCase && isSealedFrom(province, reader.agency, reader.person, of.caseId)) &&
  province.grants.some(
    (grant) =>
      grant.company === of.company &&
      grant.section === of.section &&
      (!of.byCase || grant.caseId === of.caseId) &&
      (level === 'read' || grant.level === 'work') &&
      holds(grant, reader.agency, reader.person),
  );

/** A pledge for the case; for what lies with the company, one for any of its cases, or a grant that belongs to no case. */
const hasPledged = (
  province: Province,
  { agency, person }: { agency: number; person: string },
  row: Row,
  rule: Rule,
): boolean => {
  if (!rule.content || (rule.byCase && row.caseId === null)) return true;
  const own = province.pledges.filter((pledge) => pledge.agency === agency && pledge.person === person);
  if (rule.byCase) return own.some(({ caseId }) => caseId === row.caseId);
  return (
    own.some(({ company }) => company === row.company) ||
    province.grants.some(
      (grant) =>
        grant.company === row.company &&
        grant.section === rule.section &&
        grant.caseId === null &&
        holds(grant, agency, person),
    )
  );
};

export const sees = (province: Province, reader: Reader, row: Row): boolean => {
  if (reader.kind === 'nobody') return false;
  if (reader.kind === 'company') return row.company === reader.company && row.forCompany;
  const rule = rules[row.table];
  if (!rule) throw new Error(`no rule for ${row.table}`);
  if (!hasPledged(province, reader, row, rule)) return false;
  // Its own words stay its own after a grant has ended, but not before colleagues whom a seal leaves out.
  if (row.author === reader.agency) return !isSealedFrom(province, reader.agency, reader.person, row.caseId);
  return !row.hidden && seesSection(province, reader, { ...row, ...rule });
};
