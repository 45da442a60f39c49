import { civilOf } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';
import { renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '../agencies/index.ts';
import { companyOf } from '../companies/index.ts';
import { listConsents, shownThen } from '../consents/index.ts';
import { receiptOf } from './model.ts';

/** The receipt of one of the company's own consents, in the names of the day it was given. */
export const printReceipt = async (context: Context<Services>, consentId: string): Promise<FileReply> => {
  const { tx, actor, now } = context;
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  const consent = (await listConsents(tx, actor.companyId, undefined, now)).find(({ id }) => id === consentId);
  const company = await companyOf(tx, actor.companyId);
  if (!consent || !company) throw new Problem('thing.not_found');
  const givenOn = civilOf(Date.parse(consent.givenAt));
  const recipient = (await agencyNames(tx, givenOn)).get(consent.agencyId) ?? consent.agencyName;
  const text = await shownThen(tx, consent, recipient, givenOn);
  const { pdf } = await renderPdf('consent-receipt', receiptOf(consent, company.name, recipient.ko, text), { at: now });
  return { filename: `동의-확인서-${consent.receiptNumber}.pdf`, contentType: 'application/pdf', body: pdf };
};
