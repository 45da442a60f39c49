// National reference data (catalogue/**): statutory lists, classifications, question sets, clocks, duties, texts.
import { z } from 'zod';
import { AsOf, CivilDate, Code, datedFile, doubt, LawRef, Line, Slug, Source, validity, Words } from './dated.ts';
import { HelpTopic } from './help.ts';
import { LeakChannel } from './notice-routes.ts';
import { StatutoryListId } from './statutory-lists.ts';

export { DeadlineRule, DeadlineRules, PauseReason } from './deadline-rule.ts';
export { HelpKind, HelpSubject, HelpTopic, topicOfHelpKind } from './help.ts';
export { IncidentLessonFile } from './incident-lessons.ts';
export { NoticeRoutes, VictimHelp } from './notice-routes.ts';
export {
  LadderList,
  StatutoryItem,
  StatutoryList,
  StatutoryListId,
  StatutoryRevision,
  StatutoryRevisions,
  ThresholdLadder,
  ThresholdLadders,
} from './statutory-lists.ts';

/** [code, name]; the length of the code is its level: 2 중분류, 3 소분류, 4 세분류, 5 세세분류. */
export const KsicFile = datedFile(z.tuple([z.string().regex(/^\d{2,5}$/), Line]), { revision: z.int().positive() });
export const KsicIndustryMap = datedFile(
  z.strictObject({ code: z.string().regex(/^\d{5}$/), industry: Slug, ...doubt }),
  {
    industries: z.array(z.strictObject({ id: Slug, ...Words.shape })).min(1),
  },
);

export const Duty = z.strictObject({
  id: Slug,
  title: Words,
  what: Words,
  when: Words,
  /** ifApplies: from the moment the item applies · ifEvent: only when the event in `when` happens. */
  arises: z.enum(['ifUnsure', 'ifApplies', 'ifEvent']),
  perList: z
    .array(
      z.strictObject({
        list: StatutoryListId,
        law: z.array(LawRef).min(1),
        form: z.strictObject({ number: Line.nullable(), name: Line }).nullable(),
        deadlineRule: Code.nullable(),
        deadline: Words,
        /** Who decides or receives; null for a standing duty that nobody receives. */
        decidedBy: Words.nullable(),
        /** Other clocks of the same matter: the answer, an order after it, how long a result holds. */
        furtherRules: z.array(Code),
        sanction: Words.nullable(),
        ...doubt,
      }),
    )
    .min(1),
  ...doubt,
});
export const Duties = datedFile(Duty, {});
/** What a statute or the tax code offers to a holder. Information beside the duties, never a promise. */
export const Incentive = z.strictObject({
  id: Slug,
  title: Words,
  what: Words,
  when: Words,
  lists: z.array(StatutoryListId).min(1),
  law: z.array(LawRef).min(1),
  ...doubt,
});
export const Incentives = datedFile(Incentive, {});

const Instrument = z.strictObject({
  name: Line,
  number: Line.nullable(),
  promulgatedOn: CivilDate.nullable(),
  inForceFrom: CivilDate.nullable(),
  ...doubt,
});
export const Law = z.strictObject({
  id: Slug,
  name: Line,
  short: Words,
  nameEn: Line,
  act: Instrument,
  decree: Instrument.nullable(),
  rule: Instrument.nullable(),
  ...doubt,
});
export const Laws = datedFile(Law, {});

/**
 * Which statutory period stands behind a step of a case. How long an answer may take follows from the topic
 * (`helpTopics` of a deadline rule). A reading of the law, so it is dated data and not code.
 */
export const CaseClocks = datedFile(
  z.strictObject({ purpose: z.enum(['acknowledge', 'referral', 'receipt', 'forward']), rule: Code, ...doubt }),
  {
    /** A referral to which the company says nothing for so long is no longer asked. */
    consentWaitsDays: z.int().min(1).max(365),
    /** A receiver that has neither accepted nor sent back so long after its period ended is no longer asked; it sees nothing more. */
    receiverWaitsDays: z.int().min(1).max(365),
  },
);

/** What a desk should not forget for a kind of case, and what it looks after once the case has ended. Working practice, not law. */
export const CaseTemplate = z.strictObject({
  id: Slug,
  topics: z.array(HelpTopic).min(1),
  title: Words,
  /** Days after the case came in; null where no day is fitting. */
  steps: z
    .array(z.strictObject({ title: Words, days: z.int().min(0).max(365).nullable() }))
    .min(1)
    .max(20),
  ...doubt,
});
export const CaseTemplates = datedFile(CaseTemplate, {
  followUps: z.array(z.strictObject({ days: z.int().min(1).max(730), title: Words })).max(6),
});

/** What a data subject may ask, and what is held of a person. `postpone` is a working practice, not a period of the law. */
export const RightsKind = z.enum(['access', 'correction', 'deletion', 'suspension']);
export const HeldClass = z.enum(['account', 'contact', 'mail', 'consent', 'pledge', 'case', 'paper', 'trace']);
export const PrivacyRights = datedFile(
  z.strictObject({
    kind: RightsKind,
    title: Words,
    rule: Code,
    article: LawRef,
    postpone: z.strictObject({ days: z.int().min(1).max(60), article: LawRef }).nullable(),
    ...doubt,
  }),
  {
    classes: z
      .array(
        z.strictObject({
          id: HeldClass,
          title: Words,
          what: Words,
          /** Goes when a deletion is granted. What stays names the article it stays for. */
          erasable: z.boolean(),
          /** `rule`: the deadline rule that counts how long, where there is one. */
          keeps: z.strictObject({ article: LawRef, period: Words, rule: Code.optional() }).nullable(),
          ...doubt,
        }),
      )
      .min(1),
  },
);

export const ConsentPurpose = z.enum(['businessConfirmation', 'counselling', 'referral', 'diagnosisSharing']);
/** The five notices of 개인정보 보호법 제17조제2항 as templates; {recipient} is the only blank. */
export const ConsentText = z.strictObject({
  id: Slug,
  purpose: ConsentPurpose,
  version: z.int().positive(),
  title: Words,
  recipient: Words,
  use: Words,
  items: z.array(z.strictObject({ id: Slug, ...Words.shape })).min(1),
  periodMonths: z.int().positive(),
  period: Words,
  refusal: Words,
  withdrawal: Words,
  legalBasis: z.array(LawRef).min(1),
  ...validity,
  ...doubt,
});
export const ConsentTexts = datedFile(ConsentText, {});

/** What each reader of a case signs once. The statute is quoted, never improved, and says itself whether it was checked. */
export const PledgeText = z.strictObject({
  id: Slug,
  version: z.int().positive(),
  title: Words,
  paragraphs: z.array(Words).min(1).max(12),
  statute: z.strictObject({ ...LawRef.shape, text: Line, ...doubt }),
  ...validity,
  ...doubt,
});
export const PledgeTexts = datedFile(PledgeText, {});

export const Contact = z.strictObject({
  id: Slug,
  name: Words,
  organisation: Words,
  phone: z
    .string()
    .regex(/^[0-9]{2,4}(-[0-9]{3,4}){0,2}$/)
    .nullable(),
  hours: Words.nullable(),
  url: z
    .string()
    .regex(/^https?:\/\//)
    .nullable(),
  email: z.email().nullable(),
  topics: z.array(HelpTopic).min(1),
  emergency: z.boolean(),
  asOf: AsOf,
  source: Source,
  ...doubt,
});
export const Contacts = datedFile(Contact, {});

export const FirstHourPhase = z.enum(['contain', 'leaveUntouched', 'preserve', 'call', 'notify', 'getHelp']);
/** One step of the first hour of a suspected leak; the order of the file is the order of doing. */
export const FirstHourStep = z.strictObject({
  id: Slug,
  phase: FirstHourPhase,
  title: Words,
  why: Words,
  do: z.array(Words).min(1),
  avoid: z.array(Words),
  /** Whom to call in this step, in this order: ids of contacts.json. */
  contacts: z.array(Slug),
  ...doubt,
});
export const FirstHour = datedFile(FirstHourStep, {
  /** The statutory duty that may follow: an id of duties.json, where its articles, form and sanction stand. */
  duty: Slug,
  appliesTo: Words,
  addressees: z.array(z.strictObject({ id: Slug, name: Words, how: Words, contact: Slug.nullable(), ...doubt })).min(1),
  /** Who takes a report where Boru takes none, and what is known of anonymity there. */
  channels: z.array(z.strictObject({ contact: Slug, text: Words, source: Source, ...doubt })).min(1),
  /** What to keep and what to leave alone, by the way the leak took; `vanishes` is what is lost first. */
  checklists: z
    .array(
      z.strictObject({
        channel: LeakChannel,
        title: Words,
        vanishes: Words,
        do: z.array(Words).min(1),
        avoid: z.array(Words),
        ...doubt,
      }),
    )
    .min(1),
});

export type Duty = z.infer<typeof Duty>;
export type Incentive = z.infer<typeof Incentive>;
export type Law = z.infer<typeof Law>;
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;
export type ConsentText = z.infer<typeof ConsentText>;
export type PledgeText = z.infer<typeof PledgeText>;
export type Contact = z.infer<typeof Contact>;
export type FirstHour = z.infer<typeof FirstHour>;
