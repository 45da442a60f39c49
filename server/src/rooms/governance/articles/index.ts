export { loadArticles } from './commands.ts';
export { routes as articleRoutes } from './routes.ts';
