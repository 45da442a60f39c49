import type { Database } from '#platform/database/index';
import type { Handlers } from '#platform/jobs/index';
import type { Services } from '#platform/services';

/** What follows from what: every reaction between rooms stands on this page. Handlers may run twice; commands are repeatable. */
export const listeners = (_database: Database, _services: Services): Handlers => ({});
