export { routes as phraseRoutes } from './routes.ts';
