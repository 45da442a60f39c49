export { addFollowUps } from './commands.ts';
export { routes as taskRoutes } from './routes.ts';
