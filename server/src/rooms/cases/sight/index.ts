export { endConsentedWork, endExpiredWork, noteTakenOver } from './commands.ts';
export { routes as sightRoutes } from './routes.ts';
