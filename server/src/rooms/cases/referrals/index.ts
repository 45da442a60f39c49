export { changeOf, clocksOf, dropOpenReferrals } from './commands.ts';
export { previousOwner, type Referral } from './model.ts';
export { viewReferral } from './queries.ts';
export { routes as referralRoutes } from './routes.ts';
export {
  revokeReferral,
  saveReferral,
  selectAwaitingConsent,
  selectReferrals,
  selectReferralsOfConsent,
} from './store.ts';
