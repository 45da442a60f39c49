export { certifySome, remindOfExpiry } from './commands.ts';
export { routes as certificateRoutes } from './routes.ts';
