export { expireReferrals } from './commands.ts';
export { routes as replyRoutes } from './routes.ts';
