export { changeOf, clocksOf, dropOpenReferrals, endOf, goOn, openStep } from './commands.ts';
export { isOpenReferral, previousOwner, type Referral } from './model.ts';
export { viewReferral } from './queries.ts';
export { routes as referralRoutes } from './routes.ts';
export {
  revokeReferral,
  saveReferral,
  selectAwaitingConsent,
  selectReferrals,
  selectReferralsOfConsent,
  selectUnanswered,
} from './store.ts';
