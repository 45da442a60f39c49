import { callRoutes } from './calls/index.ts';
import { deskRoutes } from './desk/index.ts';
import { draftRoutes } from './drafts/index.ts';
import { receiptRoutes } from './receipts/index.ts';
import { rehearsalRoutes } from './rehearsal/index.ts';

export const routes = [...callRoutes, ...draftRoutes, ...receiptRoutes, ...deskRoutes, ...rehearsalRoutes];
