import { CaseEvent, CompanyEvent, ConsentEvent } from '@boru/contract/events';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import type { Handler, Handlers } from '#platform/jobs/index';
import type { Services } from '#platform/services';
import { endConsentedWork, submitHeldRequests, tellAbout } from '#rooms/cases';

type Doing = { tx: Tx; actor: { kind: 'system' }; now: Date; requestId: string; services: Services };

/** What follows from what: every reaction between rooms stands on this page. Handlers may run twice; commands are repeatable. */
export const listeners = (database: Database, services: Services): Handlers => {
  const on =
    <Payload>(
      shape: { parse(value: unknown): Payload },
      react: (doing: Doing, payload: Payload) => Promise<unknown>,
    ): Handler =>
    async (payload, run) => {
      const told = shape.parse(payload);
      await asSystem(database, 'write', (tx) => {
        const now = services.clock.now();
        return react({ tx, actor: { kind: 'system' }, now, requestId: `job-${run.id}`, services }, told);
      });
    };
  return {
    'company.confirmed': on(CompanyEvent, (doing, { companyId }) => submitHeldRequests(doing, companyId)),
    'consent.withdrawn': on(ConsentEvent, (doing, { consentId }) => endConsentedWork(doing, consentId)),
    'case.changed': on(CaseEvent, tellAbout),
  };
};
