// What kinds of help there are, and under which topic a company asks for them.
import { z } from 'zod';

/** What a company may ask for. One list for the request form, the desks and the no-wrong-door check. */
export const HelpTopic = z.enum([
  'counselling',
  'education',
  'consulting',
  'subsidy',
  'determinationGuidance',
  'exportGuidance',
  'dispute',
  'leakSuspected',
  'other',
]);
export const HelpSubject = z.enum(['personnel', 'assets', 'facility', 'it', 'partner', 'policy', 'incident', 'law']);

/** What kind of help closes a gap. Finer than a topic: a programme of escrow is asked for as a subsidy. */
export const HelpKind = z.enum([
  'counselling',
  'education',
  'consulting',
  'subsidy',
  'legal',
  'escrow',
  'monitoring',
  'originRegistration',
  'determinationGuidance',
  'exportGuidance',
  'dispute',
  'incidentResponse',
]);

/** Under which topic a company asks for a kind of help. */
export const topicOfHelpKind: Readonly<Record<HelpKind, HelpTopic>> = {
  counselling: 'counselling',
  education: 'education',
  consulting: 'consulting',
  subsidy: 'subsidy',
  legal: 'counselling',
  escrow: 'subsidy',
  monitoring: 'subsidy',
  originRegistration: 'counselling',
  determinationGuidance: 'determinationGuidance',
  exportGuidance: 'exportGuidance',
  dispute: 'dispute',
  incidentResponse: 'leakSuspected',
};

export type HelpTopic = z.infer<typeof HelpTopic>;
export type HelpSubject = z.infer<typeof HelpSubject>;
export type HelpKind = z.infer<typeof HelpKind>;
