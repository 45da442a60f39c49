import { civilOf } from '@boru/contract/civil';
import { instantOfText } from '#lib/formats';
import { textOf } from '#lib/i18n';
import type { Locale } from '#lib/locale';
import type { Duty } from '../incidents/api.ts';
import { dutyMessages } from './messages.ts';

export interface TaskLine {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly to: string;
  readonly dueOn: string | null;
}

/** The next duty of an incident in words. What is due at once has a clock that never rests: today. */
export function dutyLine(duty: Duty, base: string, today: string, locale: Locale): TaskLine {
  const t = textOf(dutyMessages, locale);
  const route = duty.routeTitle[locale];
  const due = duty.dueAt === null ? null : civilOf(instantOfText(duty.dueAt));
  return {
    id: `reports.duty.${duty.incidentId}`,
    title: duty.owes === 'tell' ? t.tell({ route }) : t.form({ route }),
    why: t.why({
      incident: duty.incidentTitle,
      addressees: duty.addressees.map((name) => name[locale]).join(', '),
      others: duty.others,
    }),
    to: `${base}/${duty.incidentId}`,
    dueOn: duty.isImmediate ? (due !== null && due < today ? due : today) : due,
  };
}
