export { loadPledgeTexts } from './commands.ts';
export type { PledgeAsked } from './model.ts';
export { showPledge } from './model.ts';
export { pledgeAsked } from './queries.ts';
export { routes as pledgeRoutes } from './routes.ts';
