export { replyByMail } from './commands.ts';
export { companyToDo, openCase, viewCase } from './queries.ts';
export { routes as counselRoutes } from './routes.ts';
