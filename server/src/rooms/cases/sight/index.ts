export { endConsentedWork, endExpiredWork, noteTakenOver } from './commands.ts';
export { sealedTo } from './queries.ts';
export { routes as sightRoutes } from './routes.ts';
