import { TriageState } from '@boru/contract/report-desk';
import { ReportKind, ReportUrgency } from '@boru/contract/sealed-reports';
import type { Letter } from '@boru/engines/sealing';
import type { Triage } from '@boru/engines/triage';

export type { TriagedReports } from '@boru/contract/report-desk';
export type { Triage };

export interface Filters {
  readonly kind: string | null;
  readonly urgency: string | null;
  readonly territory: string | null;
  readonly state: string | null;
}
export const noFilters: Filters = { kind: null, urgency: null, territory: null, state: null };

/** What cannot be read is never hidden by a choice: it needs somebody's eyes. */
export const fits = (said: Triage | null, filters: Filters): boolean =>
  said === null ||
  ((filters.kind === null || said.kind === filters.kind) &&
    (filters.urgency === null || said.urgency === filters.urgency) &&
    (filters.territory === null || said.territory === filters.territory) &&
    (filters.state === null || said.state === filters.state));

export const kindOf = (value: string): ReportKind => ReportKind.options.find((kind) => kind === value) ?? 'unsure';
export const urgencyOf = (value: string | null) => ReportUrgency.options.find((each) => each === value) ?? 'unsure';
export const stateOf = (value: string | null) => TriageState.options.find((state) => state === value) ?? 'triaged';

/** Where nothing was triaged yet: what the reporter said stands there to be checked. */
export const draftOf = (report: string, last: Triage | null, version: number, first: Letter | null): Triage =>
  last === null
    ? {
        v: 1,
        report,
        version: version + 1,
        state: 'triaged',
        kind: kindOf(first?.about?.kind ?? 'unsure'),
        urgency: urgencyOf(first?.about?.urgency ?? null),
        territory: '',
        title: (first?.text.split('\n')[0] ?? '').trim().slice(0, 60),
        company: (first?.about?.company ?? '').slice(0, 80),
        note: '',
      }
    : { ...last, version: version + 1 };
