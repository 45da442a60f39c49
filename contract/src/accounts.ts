import { z } from 'zod';
import { bilingual, emailAddress, id, instant, line } from './fields.ts';

/** Sign-in, second factor and one's own account. Secrets travel inwards only; what is shown once is marked so. */

/** Not trimmed and never echoed: a space at the end is part of a passphrase. */
const passphrase = z
  .string()
  .min(1, { error: '암호문을 적어 주세요. / Enter your passphrase.' })
  .max(200, { error: '200자까지 적을 수 있습니다. / At most 200 characters.' });
const token = z.string().regex(/^[\w-]{43}$/, { error: '링크의 형식이 아닙니다. / Not a link of ours.' });
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{3,20}$/, { error: '전화번호를 확인해 주세요. / Check the telephone number.' });
export const locales = ['ko', 'en'] as const;
const locale = z.enum(locales);
const timeCode = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: '숫자 여섯 자리를 적어 주세요. / Enter the six digits.' }));
const recoveryCode = z
  .string()
  .max(40)
  .transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  .pipe(
    z.string().regex(/^[0-9A-Z]{12}$/, { error: '복구 코드는 12자입니다. / A recovery code has twelve characters.' }),
  );

export const sessionKinds = ['anonymous', 'visitor', 'company', 'agency', 'administrator', 'expert'] as const;
export const secondFactorStates = ['none', 'enrolled', 'confirmed'] as const;
export const MembershipView = z.object({
  id,
  role: z.string(),
  organisation: z.object({ id: z.union([z.string(), z.number()]), name: bilingual }).nullable(),
  current: z.boolean(),
});
export const SessionView = z.object({
  person: z.object({ id, name: z.string(), email: z.string(), locale }).nullable(),
  kind: z.enum(sessionKinds),
  organisation: z.object({ id: z.union([z.string(), z.number()]), name: bilingual }).nullable(),
  roles: z.array(z.string()),
  secondFactor: z.enum(secondFactorStates),
  /** Staff and administrators before their second factor: nothing else opens until it is there. */
  secondFactorNeeded: z.boolean(),
  memberships: z.array(MembershipView),
  expiresAt: instant.nullable(),
  demo: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

// ── sign-in ─────────────────────────────────────────────────────────────────
export const SignIn = z.strictObject({ email: emailAddress, passphrase });
export const factors = ['totp', 'passkey', 'recoveryCode'] as const;
export const SignInAnswer = z.discriminatedUnion('next', [
  z.object({ next: z.literal('done') }),
  /** The passphrase was right; `step` is good for five minutes and for this sign-in only. */
  z.object({ next: z.literal('secondFactor'), step: z.string(), factors: z.array(z.enum(factors)) }),
]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;
export const SecondFactor = z.strictObject({
  step: token,
  answer: z.discriminatedUnion('factor', [
    z.strictObject({ factor: z.literal('totp'), code: timeCode }),
    z.strictObject({ factor: z.literal('recoveryCode'), code: recoveryCode }),
  ]),
});
export const SignedIn = z.object({ next: z.literal('done') });

// ── passkeys (WebAuthn Level 3, JSON forms) ─────────────────────────────────
const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const transports = z.array(z.string().max(30)).max(10);
/** What extensions answer is not used; it is accepted and dropped. */
const extensionResults = z.object({});
const attachment = z.enum(['platform', 'cross-platform']).nullish();
export const PasskeyAttestation = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensionResults,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: transports.optional(),
    publicKeyAlgorithm: z.number().int().optional(),
    publicKey: base64url.optional(),
  }),
});
export const PasskeyAssertion = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensionResults,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});
const descriptor = z.object({ id: z.string(), type: z.literal('public-key'), transports: transports.optional() });
export const PasskeyQuestion = z.object({
  handle: z.string(),
  options: z.object({
    challenge: z.string(),
    timeout: z.number().optional(),
    rpId: z.string().optional(),
    allowCredentials: z.array(descriptor).optional(),
    userVerification: z.literal('required'),
  }),
});
/** With `step`: as the second factor of a sign-in that has begun. Without: the passkey alone signs in. */
export const PasskeyAsk = z.strictObject({ step: token.optional() });
export const PasskeyAnswer = z.strictObject({ step: token.optional(), handle: token, response: PasskeyAssertion });
export const PasskeyCreation = z.object({
  handle: z.string(),
  options: z.object({
    challenge: z.string(),
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
    timeout: z.number().optional(),
    attestation: z.literal('none').optional(),
    excludeCredentials: z.array(descriptor).optional(),
    authenticatorSelection: z
      .object({ residentKey: z.string(), requireResidentKey: z.boolean(), userVerification: z.literal('required') })
      .optional(),
  }),
});
export const PasskeyOffer = z.strictObject({ handle: token, response: PasskeyAttestation, name: line(40) });
export const PasskeyName = z.strictObject({ name: line(40) });

// ── one's own account ───────────────────────────────────────────────────────
export const AccountView = z.object({
  id,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  locale,
  version: z.number().int(),
});
export const AccountUpdate = z.strictObject({
  name: line(40),
  phone: phone.nullable(),
  locale,
  version: z.number().int().min(1).max(2_000_000_000),
});
export const SecurityView = z.object({
  totp: z.object({ confirmedAt: instant }).nullable(),
  passkeys: z.array(z.object({ id, name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })),
  passkeysWork: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  passphraseChangedAt: instant,
  /** Staff and administrators keep at least one factor. */
  factorRequired: z.boolean(),
  /** Signed in so recently that the passphrase is not asked again. */
  reassured: z.boolean(),
});
export type SecurityView = z.infer<typeof SecurityView>;
export const SessionList = z.object({
  items: z.array(z.object({ id, device: z.string(), createdAt: instant, lastSeenAt: instant, current: z.boolean() })),
});
export const PassphraseChange = z.strictObject({ currentPassphrase: passphrase, newPassphrase: passphrase });
/** Needed before something that changes how one signs in, unless one signed in within the last minutes. */
export const Reassurance = z.strictObject({ currentPassphrase: passphrase.optional() });
/** Shown once: the secret for the app, also as an otpauth address for the QR code that the browser draws itself. */
export const TotpOffer = z.object({ secret: z.string(), uri: z.string() });
export const TotpConfirmation = z.strictObject({ code: timeCode });
/** Shown once; null when codes from an earlier factor still hold. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()).nullable() });
export const Revoked = z.object({ ended: z.number().int() });
export const MembershipChoice = z.strictObject({ membershipId: id });

// ── a forgotten passphrase ──────────────────────────────────────────────────
export const ForgottenPassphrase = z.strictObject({ email: emailAddress });
export const PassphraseReset = z.strictObject({ token, newPassphrase: passphrase });

// ── first run and invitations ───────────────────────────────────────────────
export const FirstRunQuestion = z.strictObject({ token });
export const FirstRun = z.strictObject({ token, name: line(40), email: emailAddress, passphrase });
export const InvitationLook = z.strictObject({ token });
export const InvitationView = z.object({
  email: z.string(),
  role: z.string(),
  organisation: bilingual.nullable(),
  expiresAt: instant,
  /** What the page offers: sign up, sign in with the account that exists, accept as oneself, or sign out first. */
  way: z.enum(['newAccount', 'signIn', 'accept', 'otherAccount']),
});
export type InvitationView = z.infer<typeof InvitationView>;
export const InvitationAcceptance = z.strictObject({
  token,
  /** Absent when the caller is signed in. */
  person: z.strictObject({ name: line(40), phone: phone.nullable(), passphrase }).optional(),
});
