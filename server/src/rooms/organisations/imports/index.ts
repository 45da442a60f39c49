export { dropForgotten, importHandlers } from './commands.ts';
export { routes as importRoutes } from './routes.ts';
