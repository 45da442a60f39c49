import { asSystem, type Database } from '#platform/database/index';
import type { LiveRoom } from '#platform/live/index';
import { alone, companyOf, newsFor, type Seen, targetsOf } from './model.ts';
import { selectSeen } from './store.ts';

/** What `platform/live` needs to know of cases. */
export const liveRoom = (database: Database, fault: (fault: unknown) => void): LiveRoom<Seen> => ({
  look: (sessions, targets) => asSystem(database, 'read', (tx) => selectSeen(tx, sessions, targets)),
  targetsOf,
  news: newsFor,
  company: companyOf,
  alone,
  fault,
});
