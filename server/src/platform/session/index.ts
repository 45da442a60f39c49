export {
  type Credential,
  checkPassphrase,
  createCredential,
  credentialByLogin,
  credentialOf,
  disableCredential,
  dropFactors,
  setPassphrase,
  signInStates,
} from './credentials.ts';
export {
  dropOneTime,
  issueOneTime,
  peekOneTime,
  spendOneTime,
  voidOneTime,
  wasIssued,
} from './one-time.ts';
export {
  type Assertion,
  type Attestation,
  acceptPasskey,
  askForPasskey,
  finishPasskey,
  listPasskeys,
  passkeysWorkAt,
  removePasskey,
  renamePasskey,
  startPasskey,
} from './passkeys.ts';
export { requireStrength } from './passphrase.ts';
export { lifetimes, minutesToLive, passkeysPerPerson, patience } from './policy.ts';
export { countRecoveryCodes, dropRecoveryCodes, replaceRecoveryCodes, useRecoveryCode } from './recovery.ts';
export { type Secrets, secretsIn } from './secrets.ts';
export {
  currentSession,
  dropSession,
  lastMembership,
  listSessions,
  type Opened,
  openSession,
  renewSession,
  revokeMembershipSessions,
  revokeSession,
  revokeSessions,
  revokeTicket,
  touchSession,
} from './sessions.ts';
export { sweepSignIn } from './sweep.ts';
export { attemptOf, beginAttempt, failAttempt, liftThrottle, listThrottled, passAttempt } from './throttle.ts';
export { confirmTotp, matchTotp, removeTotp, startTotp, useTotp } from './totp.ts';
