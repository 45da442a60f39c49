// The table of reference files: what may lie in catalogue/ and in packs/<id>/, and the shape of each file.
// To add a file: write its strict schema, add a row. A file without a row is a fault of `boru pack check`.
import type { z } from 'zod';
import { BreachDuties } from './breach-duties.ts';
import {
  CaseClocks,
  CaseTemplates,
  ConsentTexts,
  Contacts,
  Duties,
  FirstHour,
  Incentives,
  IncidentLessonFile,
  KsicFile,
  KsicIndustryMap,
  Laws,
  NoticeRoutes,
  PledgeTexts,
  PrivacyRights,
  StatutoryList,
  StatutoryRevisions,
  ThresholdLadders,
  VictimHelp,
} from './catalogue.ts';
import { WorkingHours } from './deadline.ts';
import { DeadlineRules } from './deadline-rule.ts';
import { DisclosureGrounds } from './disclosure.ts';
import { ExposureWeights } from './exposure.ts';
import { QuestionSet } from './question-set.ts';
import {
  Agencies,
  Agreement,
  Capabilities,
  Holidays,
  IndustrialZones,
  Manifest,
  Municipalities,
  Ordinance,
  Programmes,
  SpecialisedClusters,
} from './region.ts';
import { RetentionClasses } from './retention-classes.ts';
import { LanguageFile, ProfileFile, QuantityFile, TermFile, UnitFile } from './screening-profile.ts';
import { SubsidyRules } from './subsidy-rules.ts';

const one = <S extends z.ZodType>(path: string, schema: S) => ({ path, schema, many: false as const });
/** `*` stands for letters, digits and hyphens, never for a dot or a slash: x.json and x.profiles.json differ. */
const many = <S extends z.ZodType>(path: string, schema: S) => ({ path, schema, many: true as const });

/** Below catalogue/. Arrays of files come in the order of their names. */
export const catalogueFiles = {
  statutoryLists: many('statutory-lists/*.json', StatutoryList),
  technologyProfiles: many('statutory-lists/*.profiles.json', ProfileFile),
  screeningTerms: one('screening/terms.json', TermFile),
  screeningQuantities: one('screening/quantities.json', QuantityFile),
  screeningUnits: one('screening/units.json', UnitFile),
  screeningLanguage: one('screening/language.json', LanguageFile),
  statutoryRevisions: one('statutory-revisions.json', StatutoryRevisions),
  ksic: one('ksic-10.json', KsicFile),
  ksicIndustryMap: one('ksic-industry-map.json', KsicIndustryMap),
  thresholdLadders: one('threshold-ladders.json', ThresholdLadders),
  questionSets: many('question-sets/*.json', QuestionSet),
  deadlineRules: one('deadline-rules.json', DeadlineRules),
  workingHours: one('working-hours.json', WorkingHours),
  caseClocks: one('case-clocks.json', CaseClocks),
  caseTemplates: one('case-templates.json', CaseTemplates),
  duties: one('duties.json', Duties),
  incentives: one('incentives.json', Incentives),
  laws: one('laws.json', Laws),
  consentTexts: one('consent-texts.json', ConsentTexts),
  pledgeTexts: one('pledge-texts.json', PledgeTexts),
  expertPledges: one('expert-pledges.json', PledgeTexts),
  privacyRights: one('privacy-rights.json', PrivacyRights),
  retentionClasses: one('retention-classes.json', RetentionClasses),
  breachDuties: one('breach-duties.json', BreachDuties),
  contacts: one('contacts.json', Contacts),
  firstHour: one('first-hour.json', FirstHour),
  noticeRoutes: one('notice-routes.json', NoticeRoutes),
  victimHelp: one('victim-help.json', VictimHelp),
  incidentLessons: one('incident-lessons.json', IncidentLessonFile),
  disclosureGrounds: one('disclosure-grounds.json', DisclosureGrounds),
  exposureWeights: one('exposure-weights.json', ExposureWeights),
  subsidyRules: one('subsidy-rules.json', SubsidyRules),
};

/** Below packs/<id>/. */
export const regionFiles = {
  manifest: one('pack.json', Manifest),
  agencies: one('agencies.json', Agencies),
  capabilities: one('capabilities.json', Capabilities),
  agreement: one('agreement.json', Agreement),
  ordinance: one('ordinance.json', Ordinance),
  municipalities: one('municipalities.json', Municipalities),
  industrialZones: one('industrial-zones.json', IndustrialZones),
  specialisedClusters: one('specialised-clusters.json', SpecialisedClusters),
  holidays: one('holidays.json', Holidays),
  programmes: one('programmes.json', Programmes),
};

type FileRow = { readonly path: string; readonly schema: z.ZodType; readonly many: boolean };
type Loaded<Table extends Record<string, FileRow>> = {
  readonly [Name in keyof Table]: Table[Name]['many'] extends true
    ? readonly z.output<Table[Name]['schema']>[]
    : z.output<Table[Name]['schema']>;
};
export type Catalogue = Loaded<typeof catalogueFiles>;
export type Region = Loaded<typeof regionFiles>;
/** What `loadPack` gives: each file whole, with its frame, so that a screen can show source and doubt. */
export type Pack = Region & { readonly catalogue: Catalogue };

export interface PackFault {
  /** Relative to the root: catalogue/laws.json */
  readonly file: string;
  /** 1-based; 1 when the whole file is meant. */
  readonly line: number;
  /** JSON pointer: /items/3/code */
  readonly path: string;
  readonly message: { readonly ko: string; readonly en: string };
}

export type {
  ConsentPurpose,
  ConsentText,
  Contact,
  Duty,
  FirstHour,
  Incentive,
  Law,
  PledgeText,
  StatutoryItem,
  StatutoryList,
  StatutoryListId,
  StatutoryRevision,
  ThresholdLadder,
} from './catalogue.ts';
export type { LawRef, Words } from './dated.ts';
export type { DeadlineActor, DeadlineRule, DeadlineUnit, PauseReason } from './deadline-rule.ts';
export type { HelpKind, HelpSubject, HelpTopic } from './help.ts';
export type { Domain, Level, Question, QuestionSet } from './question-set.ts';
export type {
  Agency,
  Agreement,
  Capability,
  Holiday,
  IndustrialZone,
  Manifest,
  Municipality,
  Ordinance,
  Programme,
  SpecialisedCluster,
} from './region.ts';
