import type { PasskeyOffer } from '@boru/contract/accounts';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import {
  confirmTotp,
  countRecoveryCodes,
  dropRecoveryCodes,
  finishPasskey,
  passkeysPerPerson,
  passkeysWorkAt,
  removePasskey,
  removeTotp,
  renamePasskey,
  replaceRecoveryCodes,
  revokeSessions,
  secretsIn,
  startPasskey,
  startTotp,
  useTotp,
} from '#platform/session/index';
import { record } from '#rooms/evidence';
import {
  credentialOfCaller,
  factorsOfCaller,
  keepGoing,
  personOf,
  reassure,
  showAccount,
  tellOwner,
} from '../accounts/index.ts';
import type { Doing } from '../sign-in/index.ts';
import {
  countFactors,
  decidePasskeyStart,
  decideRecoveryCodes,
  decideRemoval,
  decideTotpStart,
  type FactorKind,
  type Factors,
} from './model.ts';

/** A new factor counts from now on, here and nowhere else: sessions that never showed it end with the first one. */
const added = async (doing: Doing, kind: FactorKind, before: Factors): Promise<{ codes: string[] | null }> => {
  const { tx, actor, requestId, ticket, services } = doing;
  const personId = personOf(actor);
  if (countFactors(before) === 0) await revokeSessions(tx, personId, ticket);
  await keepGoing(doing, { secondFactor: true });
  const codes =
    (await countRecoveryCodes(tx, personId)) > 0
      ? null
      : await replaceRecoveryCodes(tx, await secretsIn(services.config.dataDir), personId);
  await tellOwner(doing, 'secondFactor');
  await record(tx, actor, { requestId, action: 'factor.added', subjectId: personId, detail: { kind } });
  return { codes };
};

export const offerTotp = async (doing: Doing, passphrase: string | undefined) => {
  decideTotpStart(await factorsOfCaller(doing));
  const refusal = await reassure(doing, passphrase);
  if (refusal) return refusal;
  const { personId, login } = await credentialOfCaller(doing);
  return startTotp(doing.tx, await secretsIn(doing.services.config.dataDir), personId, login);
};

export const acceptTotp = async (doing: Doing, code: string) => {
  const { tx, now, services } = doing;
  const before = await factorsOfCaller(doing);
  decideTotpStart(before);
  const credential = await credentialOfCaller(doing);
  const fields = { code: '번호가 맞지 않습니다. / The code is not right.' };
  if (!(await useTotp(tx, await secretsIn(services.config.dataDir), credential, code, now)))
    throw new Problem('second_factor.code_refused', { fields });
  await confirmTotp(tx, credential.personId, now);
  return added(doing, 'totp', before);
};

export const dropTotp = async (doing: Doing, passphrase: string | undefined): Promise<Problem | null> => {
  const before = await factorsOfCaller(doing);
  decideRemoval(before, 'totp', before.required);
  const refusal = await reassure(doing, passphrase);
  if (refusal) return refusal;
  await removeTotp(doing.tx, personOf(doing.actor));
  return removed(doing, 'totp', before);
};

const removed = async (doing: Doing, kind: FactorKind, before: Factors): Promise<null> => {
  const { tx, actor, requestId } = doing;
  const personId = personOf(actor);
  if (countFactors(before) === 1) await dropRecoveryCodes(tx, personId);
  await tellOwner(doing, 'secondFactor');
  await record(tx, actor, { requestId, action: 'factor.removed', subjectId: personId, detail: { kind } });
  return null;
};

export const offerPasskey = async (doing: Doing, passphrase: string | undefined) => {
  const { tx, actor, now, services } = doing;
  const { origin } = services.config;
  if (!passkeysWorkAt(origin)) throw new Problem('passkey.not_here');
  decidePasskeyStart(await factorsOfCaller(doing), passkeysPerPerson);
  const refusal = await reassure(doing, passphrase);
  if (refusal) return refusal;
  const { id, email, name } = await showAccount(tx, actor);
  return startPasskey(tx, origin, { id, login: email, name }, now);
};

export const acceptNewPasskey = async (doing: Doing, offer: z.output<typeof PasskeyOffer>) => {
  const { tx, actor, now, services } = doing;
  const before = await factorsOfCaller(doing);
  decidePasskeyStart(before, passkeysPerPerson);
  const made = await finishPasskey(tx, services.config.origin, personOf(actor), offer, now);
  // Returned, so that the question is used up even by a wrong answer.
  return made === null ? new Problem('passkey.refused') : added(doing, 'passkey', before);
};

export const nameOfPasskey = async (doing: Doing, id: string, name: string): Promise<void> => {
  if (!(await renamePasskey(doing.tx, personOf(doing.actor), id, name))) throw new Problem('thing.not_found');
};

export const dropPasskey = async (doing: Doing, id: string, passphrase: string | undefined) => {
  const before = await factorsOfCaller(doing);
  if (before.passkeys === 0) throw new Problem('thing.not_found');
  decideRemoval(before, 'passkey', before.required);
  const refusal = await reassure(doing, passphrase);
  if (refusal) return refusal;
  if (!(await removePasskey(doing.tx, personOf(doing.actor), id))) throw new Problem('thing.not_found');
  return removed(doing, 'passkey', before);
};

export const renewRecoveryCodes = async (doing: Doing, passphrase: string | undefined) => {
  const { tx, actor, requestId, services } = doing;
  decideRecoveryCodes(await factorsOfCaller(doing));
  const refusal = await reassure(doing, passphrase);
  if (refusal) return refusal;
  const personId = personOf(actor);
  const codes = await replaceRecoveryCodes(tx, await secretsIn(services.config.dataDir), personId);
  await record(tx, actor, { requestId, action: 'recovery_codes.replaced', subjectId: personId });
  return { codes };
};
