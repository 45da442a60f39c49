export { changeOf, clocksOf, dropOpenReferrals, endOf, goOn, legalBasisOf, openStep } from './commands.ts';
export { boundBy, isOpenReferral, previousOwner, type Referral } from './model.ts';
export { viewReferral } from './queries.ts';
export { routes as referralRoutes } from './routes.ts';
export {
  findCoveringConsent,
  revokeReferral,
  saveReferral,
  selectAwaitingConsent,
  selectReferrals,
  selectReferralsOfConsent,
  selectUnanswered,
  selectUndecided,
  stepIn,
  stepOut,
} from './store.ts';
