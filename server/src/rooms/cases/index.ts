export { companyToDo } from './counsel/index.ts';
export { liveRoom } from './live/index.ts';
export { takeMailed } from './mailed/index.ts';
export { remindOfAppointments, tellAbout, tellOfAppointment } from './news/index.ts';
export { tellOfPeriods } from './periods/index.ts';
export { expireReferrals } from './replies/index.ts';
export { submitHeldRequests } from './requests/index.ts';
export { routes as caseRoutes } from './routes.ts';
export { endConsentedWork, endExpiredWork, noteTakenOver } from './sight/index.ts';
