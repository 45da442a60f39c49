import { callRoutes } from './calls/index.ts';
import { draftRoutes } from './drafts/index.ts';
import { receiptRoutes } from './receipts/index.ts';

export const routes = [...callRoutes, ...draftRoutes, ...receiptRoutes];
