export {
  tellCompany,
  tellOfLateReviews,
  tellOfReadings,
  tellOfRefusedStep,
  tellOfStoppedHook,
  tellRecipient,
  tellSecretariat,
} from './commands.ts';
export { endExpiredSight } from './store.ts';
