import { textOf } from '#lib/i18n';
import type { Locale } from '#lib/locale';
import type { ToDo } from './api.ts';
import { caseMessages } from './messages.ts';

export interface CaseTask {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly to: string;
  readonly dueOn: null;
}

/** This room's lines of the company's day, in words. */
export function caseTask(item: ToDo['items'][number], locale: Locale): CaseTask {
  const t = textOf(caseMessages, locale);
  const agency = item.agency === null ? '' : item.agency[locale];
  const base = { id: `cases.${item.kind}.${item.referralId ?? item.caseId}`, dueOn: null } as const;
  const to = `/company/cases/${item.caseId}`;
  switch (item.kind) {
    case 'question':
      return { ...base, title: t.taskQuestion(item), why: t.taskQuestionWhy({ agency }), to };
    case 'referralConsent':
      return { ...base, title: t.taskConsent(item), why: t.taskConsentWhy({ agency }), to };
    case 'held':
      return { ...base, title: t.taskHeld(item), why: t.taskHeldWhy, to };
  }
}
