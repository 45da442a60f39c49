export {
  createUser,
  destroySome,
  destructionHandlers,
  disableUser,
  eraseOldTraces,
  inviteExpert,
  type NewUser,
  tellOfAnswer,
  tellOfBreaches,
  tellOfDueRights,
  tellOfPast,
  tellOfProposal,
} from './administration/index.ts';
export {
  type Agency,
  agencyNames,
  allDesks,
  desksOf,
  findRoute,
  listAddressees,
  listAgencies,
  loadRegion,
  type Route,
  secretariat,
} from './agencies/index.ts';
export { type Caller, callersLike, hasAccount, takeCaller } from './callers/index.ts';
export {
  companyCard,
  companyNames,
  companyNumbered,
  companyOf,
  companyPlace,
  confirmedCompany,
  industryName,
  listCompanies,
  municipalityName,
  ownCompany,
} from './companies/index.ts';
export {
  activeConsent,
  consentTextFor,
  giveConsent,
  hearConsent,
  listConsents,
  loadConsentTexts,
  openSight,
  sightOfCase,
  unhearConsents,
  withdrawConsent,
} from './consents/index.ts';
export { reassure, sendReset } from './forgotten/index.ts';
export { dropForgotten, importHandlers } from './imports/index.ts';
export { ensureFirstRunLink, takeOverRecords } from './joining/index.ts';
export { belongingsOf, listColleagues, mailAddresses, personName, recipientOf } from './members/index.ts';
export {
  endExpiredSight,
  tellCompany,
  tellOfLateReviews,
  tellOfPapersLeft,
  tellOfReadings,
  tellOfRefusedStep,
  tellOfStoppedHook,
  tellRecipient,
  tellSecretariat,
} from './news/index.ts';
export { type PledgeAsked, pledgeAsked, showPledge } from './pledges/index.ts';
export { routes as organisationRoutes } from './routes.ts';
