export { consentTextFor, giveConsent, hearConsent, openSight, unhearConsents, withdrawConsent } from './commands.ts';
export { showText } from './model.ts';
export { activeConsent, listConsents, sightOfCase } from './queries.ts';
export { routes as consentRoutes } from './routes.ts';
export { selectReceipt as consentReceipt } from './store.ts';
