export { endConsentedWork, endExpiredWork } from './commands.ts';
export { routes as sightRoutes } from './routes.ts';
