export { certifySome, remindOfExpiry } from './commands.ts';
export { stateOf as certificateState } from './model.ts';
export { routes as certificateRoutes } from './routes.ts';
export { selectCertificates } from './store.ts';
