export { tellOfDueDisclosures, tellOfHearing } from './commands.ts';
export { routes as disclosureRoutes } from './routes.ts';
