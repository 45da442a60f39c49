export {
  tellCompany,
  tellOfLateReviews,
  tellOfPapersLeft,
  tellOfReadings,
  tellOfRefusedStep,
  tellOfStoppedHook,
  tellRecipient,
  tellSecretariat,
} from './commands.ts';
export { endExpiredSight } from './store.ts';
