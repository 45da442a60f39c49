import { civilOf } from '@boru/contract/civil';
import type { Tx } from '#platform/database/index';
import {
  companyConfirmedLetter,
  companyRefusedLetter,
  companyRegisteredLetter,
  consentWithdrawnLetter,
  type Letter,
  postMail,
} from '#platform/mail/index';
import type { Services } from '#platform/services';
import { secretariat } from '../agencies/index.ts';
import { consentReceipt } from '../consents/index.ts';
import { mailAddresses } from '../members/index.ts';

type Doing = { tx: Tx; now: Date; services: Services };
type Audience = { companyId: string } | { agencyId: number };

const writeTo = async (tx: Tx, audience: Audience, letter: (locale: 'ko' | 'en') => Letter): Promise<void> => {
  for (const { email, locale } of await mailAddresses(tx, audience)) await postMail(tx, email, letter(locale));
};

export const tellSecretariat = async ({ tx, now, services }: Doing, companyId: string): Promise<void> => {
  const office = await secretariat(tx, civilOf(now.getTime()));
  const url = `${services.config.origin}/desk/companies/${companyId}`;
  await writeTo(tx, { agencyId: office.id }, (locale) => companyRegisteredLetter({ locale, url }));
};

export const tellCompany = (
  { tx, services }: Doing,
  companyId: string,
  news: 'confirmed' | 'refused',
): Promise<void> => {
  const letterOf = news === 'confirmed' ? companyConfirmedLetter : companyRefusedLetter;
  return writeTo(tx, { companyId }, (locale) => letterOf({ locale, url: `${services.config.origin}/company` }));
};

/** Who received data must know that the basis is gone (and destroy what nothing else allows to keep). */
export const tellRecipient = async ({ tx, services }: Doing, consentId: string): Promise<void> => {
  const consent = await consentReceipt(tx, consentId);
  if (!consent) return;
  const { receiptNumber, agencyId } = consent;
  const url = `${services.config.origin}/desk`;
  await writeTo(tx, { agencyId }, (locale) => consentWithdrawnLetter({ locale, receiptNumber, url }));
};
