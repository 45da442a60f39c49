export {
  consentTextFor,
  giveConsent,
  hearConsent,
  loadConsentTexts,
  openSight,
  unhearConsents,
  withdrawConsent,
} from './commands.ts';
export { activeConsent, listConsents, shownThen, sightOfCase } from './queries.ts';
export { routes as consentRoutes } from './routes.ts';
export { selectReceipt as consentReceipt } from './store.ts';
