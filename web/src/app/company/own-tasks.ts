import { daysBetween } from '@boru/contract/civil';
import { todayInSeoul } from '#lib/formats';
import { textOf } from '#lib/i18n';
import type { Locale } from '#lib/locale';
import type { Session } from '#lib/session';
import type { Company, Consent } from '../../rooms/organisations/api.ts';
import { companyHomeMessages } from './messages.ts';
import type { TaskLine } from './tasks.ts';

const WARNED_BEFORE = 14;

/** What the company's own standing asks for: confirmation, consents that end, a second factor. */
export function standingTasks(
  company: Company | undefined,
  consents: readonly Consent[],
  session: Session,
  locale: Locale,
): readonly TaskLine[] {
  const t = textOf(companyHomeMessages, locale);
  const tasks: TaskLine[] = [];
  const line = (id: string, title: string, why: string, to: string, dueOn: string | null = null) =>
    tasks.push({ id, title, why, to, dueOn });
  if (company?.status === 'refused') line('organisations.refused', t.taskRefused, t.taskRefusedWhy, '/company/profile');
  for (const consent of consents) {
    // The consent of the registration ends by itself once the business is confirmed.
    if (consent.state !== 'active' || consent.purpose === 'businessConfirmation') continue;
    if (daysBetween(todayInSeoul(), consent.validTo) > WARNED_BEFORE) continue;
    const id = `organisations.consent.${consent.id}`;
    line(
      id,
      t.taskConsent({ agency: consent.agencyName[locale] }),
      t.taskConsentWhy,
      '/company/consents',
      consent.validTo,
    );
  }
  if (session.secondFactor === 'none') line('organisations.factor', t.taskFactor, t.taskFactorWhy, '/account/security');
  return tasks;
}
