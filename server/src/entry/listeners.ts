import { z } from 'zod';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import type { Handler, Handlers } from '#platform/jobs/index';
import type { Services } from '#platform/services';
import { endConsentedWork, submitHeldRequests, tellAbout } from '#rooms/cases';

type Doing = { tx: Tx; actor: { kind: 'system' }; now: Date; requestId: string; services: Services };

const OfCompany = z.object({ companyId: z.uuid() });
const OfConsent = z.object({ consentId: z.uuid() });
const OfCase = z.object({ caseId: z.uuid(), action: z.string(), referralId: z.uuid().optional() });

/** What follows from what: every reaction between rooms stands on this page. Handlers may run twice; commands are repeatable. */
export const listeners = (database: Database, services: Services): Handlers => {
  const on =
    <Payload>(shape: z.ZodType<Payload>, react: (doing: Doing, payload: Payload) => Promise<unknown>): Handler =>
    async (payload, run) => {
      const told = shape.parse(payload);
      await asSystem(database, 'write', (tx) => {
        const now = services.clock.now();
        return react({ tx, actor: { kind: 'system' }, now, requestId: `job-${run.id}`, services }, told);
      });
    };
  return {
    'company.confirmed': on(OfCompany, (doing, { companyId }) => submitHeldRequests(doing, companyId)),
    'consent.withdrawn': on(OfConsent, (doing, { consentId }) => endConsentedWork(doing, consentId)),
    'case.changed': on(OfCase, tellAbout),
  };
};
