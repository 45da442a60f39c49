import { id, ok } from '@boru/contract/fields';
import {
  ConsentFilter,
  ConsentList,
  ConsentTextQuery,
  ConsentTextView,
  NewConsent,
} from '@boru/contract/organisations';
import { z } from 'zod';
import { companySigners, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { confirmedCompany } from '../companies/index.ts';
import { consentTextFor, giveConsent, openSight, withdrawConsent } from './commands.ts';
import { listConsents } from './queries.ts';

export const routes = [
  endpoint({
    id: 'organisations.showConsentText',
    method: 'GET',
    path: '/api/consent-text',
    summary: { ko: '동의 전에 읽는 글', en: 'The text to read before consenting' },
    may: ['anyone'],
    query: ConsentTextQuery,
    output: ConsentTextView,
    handle: ({ query }, { tx, services, now }) => consentTextFor(tx, services, query.purpose, query.agencyId, now),
  }),
  endpoint({
    id: 'organisations.listConsents',
    method: 'GET',
    path: '/api/company/consents',
    summary: { ko: '우리 기업이 한 동의', en: 'Consents of our company' },
    may: everyCompanyRole,
    query: ConsentFilter,
    output: ConsentList,
    handle: async ({ query }, { tx, actor, now }) => {
      if (actor.kind !== 'company') throw new Problem('role.insufficient');
      return { items: await listConsents(tx, actor.companyId, query.caseId, now) };
    },
  }),
  endpoint({
    id: 'organisations.giveConsent',
    method: 'POST',
    path: '/api/company/consents',
    summary: { ko: '한 기관에 자료를 보이는 데 동의', en: 'Consent to one agency' },
    may: companySigners,
    body: NewConsent,
    output: z.object({ id, receiptNumber: z.string(), validTo: z.string() }),
    status: 201,
    handle: async ({ body }, context) => {
      const { companyId, personId } = await confirmedCompany(context.tx, context.actor);
      const given = { ...body, companyId, givenBy: personId };
      const { consentId, receiptNumber, validTo } = await giveConsent(context, given);
      await openSight(context.tx, context.now, { ...body, consentId, companyId, validTo });
      return { id: consentId, receiptNumber, validTo };
    },
  }),
  endpoint({
    id: 'organisations.withdrawConsent',
    method: 'POST',
    path: '/api/company/consents/:id/withdraw',
    summary: { ko: '동의 철회', en: 'Withdraw a consent' },
    may: companySigners,
    params: z.strictObject({ id }),
    output: ok,
    handle: async ({ params }, context) => {
      await withdrawConsent(context, params.id);
      return { ok: true as const };
    },
  }),
];
