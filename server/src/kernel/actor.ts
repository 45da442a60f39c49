/** Who acts. The database resolves the same identity from the ticket on its own; this copy only chooses endpoints and words. */
export const agencyRoles = ['intake', 'officer', 'manager', 'auditor'] as const;
export const companyRoles = ['representative', 'securityOfficer', 'staff', 'proxy'] as const;
export type AgencyRole = (typeof agencyRoles)[number];
export type CompanyRole = (typeof companyRoles)[number];

export type Anonymous = { kind: 'anonymous' };
/** Signed in, but not (yet) a member of anything, or staff before the second factor. */
export type Visitor = { kind: 'visitor'; personId: string; secondFactor: boolean; membershipId: string | null };
export type CompanyActor = {
  kind: 'company';
  personId: string;
  membershipId: string;
  companyId: string;
  role: CompanyRole;
  secondFactor: boolean;
};
export type AgencyActor = {
  kind: 'agency';
  personId: string;
  membershipId: string;
  agencyId: number;
  role: AgencyRole;
  secretariat: boolean;
  secondFactor: true;
};
/** Runs the machine; sees accounts and jobs, never a company's content. */
export type Administrator = { kind: 'administrator'; personId: string; membershipId: string; secondFactor: true };
/** Advises companies for an agency; belongs to neither, and sees her own assignments alone. */
export type ExpertActor = { kind: 'expert'; personId: string; membershipId: string; secondFactor: true };
export type SystemActor = { kind: 'system' };

export type Actor = Anonymous | Visitor | CompanyActor | AgencyActor | Administrator | ExpertActor | SystemActor;

/** The closed list of those an endpoint may name in `may`. */
export type Capacity =
  | 'anyone'
  | 'signedIn'
  | `company.${CompanyRole}`
  | `agency.${AgencyRole}`
  | 'secretariat'
  | 'administrator'
  | 'expert';

export const everyCompanyRole: readonly Capacity[] = companyRoles.map((role): Capacity => `company.${role}`);
/** Those who may bind the company towards others: consents, requests, sign-off. */
export const companySigners: readonly Capacity[] = ['company.representative', 'company.securityOfficer'];
export const companyWriters: readonly Capacity[] = [...companySigners, 'company.staff', 'company.proxy'];
export const everyAgencyRole: readonly Capacity[] = agencyRoles.map((role): Capacity => `agency.${role}`);
/** Auditors read; the others work. */
export const agencyWorkers: readonly Capacity[] = ['agency.intake', 'agency.officer', 'agency.manager'];

export const capacitiesOf = (actor: Actor): readonly Capacity[] => {
  switch (actor.kind) {
    case 'anonymous':
      return ['anyone'];
    case 'visitor':
      return ['anyone', 'signedIn'];
    case 'company':
      return ['anyone', 'signedIn', `company.${actor.role}`];
    case 'agency':
      return actor.secretariat && actor.role !== 'auditor'
        ? ['anyone', 'signedIn', `agency.${actor.role}`, 'secretariat']
        : ['anyone', 'signedIn', `agency.${actor.role}`];
    case 'administrator':
      return ['anyone', 'signedIn', 'administrator'];
    case 'expert':
      return ['anyone', 'signedIn', 'expert'];
    case 'system':
      return [];
  }
};

export const mayUse = (actor: Actor, may: readonly Capacity[]): boolean =>
  capacitiesOf(actor).some((capacity) => may.includes(capacity));
