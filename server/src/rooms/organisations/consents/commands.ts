import { civilOf } from '@boru/contract/civil';
import type { ConsentPurpose } from '@boru/contract/organisations';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { agencyNames } from '../agencies/index.ts';
import { type ShownText, showText, textFor, withdraw } from './model.ts';
import { insertConsent, insertGrants, revokeGrants, saveWithdrawal, selectConsentForUpdate } from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

/** The text as the company reads it before it agrees. */
export const consentTextFor = async (
  tx: Tx,
  services: Services,
  purpose: ConsentPurpose,
  agencyId: number,
  now: Date,
): Promise<ShownText> => {
  const on = civilOf(now.getTime());
  const recipient = (await agencyNames(tx, on)).get(agencyId);
  if (!recipient) throw new Problem('thing.not_found');
  return showText(textFor(services.pack, purpose, on), recipient, on);
};

export type Given = {
  companyId: string;
  agencyId: number;
  purpose: ConsentPurpose;
  sections: readonly string[];
  caseId: string | null;
  textId: string;
  textVersion: number;
  givenBy: string;
};

/** Stores the consent with the text that was shown; opens nothing yet. Answers id, receipt number and last day. */
export const giveConsent = async (
  doing: Doing,
  given: Given,
): Promise<{ consentId: string; receiptNumber: string; validTo: string }> => {
  const { tx, services, now, actor, requestId } = doing;
  const text = await consentTextFor(tx, services, given.purpose, given.agencyId, now);
  if (text.id !== given.textId || text.version !== given.textVersion) throw new Problem('consent.text_changed');
  const consentId = newId(now.getTime());
  // Readable over the telephone, and no counter that tells how many companies there are.
  const receiptNumber = `C-${civilOf(now.getTime()).replaceAll('-', '')}-${consentId.slice(-8).toUpperCase()}`;
  const { givenBy, companyId, agencyId, purpose, caseId } = given;
  await insertConsent(tx, {
    id: consentId,
    receiptNumber,
    companyId,
    agencyId,
    purpose,
    caseId,
    sections: [...given.sections],
    textId: text.id,
    textVersion: text.version,
    textHash: Buffer.from(text.hash, 'hex'),
    givenBy,
    validTo: text.validTo,
  });
  await record(tx, actor, {
    requestId,
    action: 'consent.given',
    subjectId: consentId,
    companyId,
    caseId,
    detail: { agencyId, purpose, sections: given.sections },
  });
  return { consentId, receiptNumber, validTo: text.validTo };
};

/** Opens the consented sections to the recipient, for one case or (null) for the company-wide parts. */
export const openSight = (
  tx: Tx,
  now: Date,
  sight: {
    consentId: string;
    companyId: string;
    caseId: string | null;
    agencyId: number;
    purpose: ConsentPurpose;
    sections: readonly string[];
    validTo: string;
  },
): Promise<void> => {
  const { consentId, companyId, caseId, agencyId, purpose, validTo } = sight;
  return insertGrants(
    tx,
    sight.sections.map((section) => ({
      id: newId(now.getTime()),
      consentId,
      companyId,
      caseId,
      agencyId,
      purpose,
      validTo,
      section,
    })),
  );
};

/** Sight ends in this transaction; what follows from it (a referral stops) is told as an event. */
export const withdrawConsent = async (doing: Doing, consentId: string): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  const consent = await selectConsentForUpdate(tx, consentId);
  if (!consent) throw new Problem('thing.not_found');
  const { companyId, agencyId, caseId } = consent;
  await saveWithdrawal(tx, consentId, withdraw(consent, now).withdrawnAt, actor.personId);
  await revokeGrants(tx, consentId, now, 'consent withdrawn');
  await record(tx, actor, {
    requestId,
    action: 'consent.withdrawn',
    subjectId: consentId,
    companyId,
    caseId,
    detail: { agencyId },
  });
  await services.enqueue(tx, 'consent.withdrawn', { consentId, companyId, caseId, agencyId });
};
