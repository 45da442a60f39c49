import { createHash } from 'node:crypto';
import type { AgreementSignature } from '@boru/contract/awards';
import type { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { confirmedCompany, personName, reassure } from '#rooms/organisations';
import {
  awardOf,
  deskWorker,
  namesOf,
  requireAction,
  selectChanges,
  selectInstalments,
  termsOf,
} from '../awards/index.ts';
import { selectProgrammeChoices } from '../budget/index.ts';
import { contentOf } from './model.ts';
import { insertAgreement, insertSignature, selectAgreement } from './store.ts';

type Doing = Context<Services>;

/** A new version out of the award as it stands now; earlier versions stay as they were signed. */
export const issueAgreement = async (doing: Doing, awardId: string, wish: { seen: number; reason: string }) => {
  const { tx, actor, now, requestId, services } = doing;
  const { personId } = deskWorker(actor);
  const award = await awardOf(doing, awardId);
  requireAction(award, actor, 'issueAgreement');
  if ((award.agreement?.number ?? 0) !== wish.seen) throw new Problem('thing.changed');
  const number = wish.seen + 1;
  const terms = termsOf(award, await selectChanges(tx, awardId));
  const programmes = await selectProgrammeChoices(tx, award.agencyId);
  const { reference, title, businessNumber, periodFrom, article, articleVerified, clause } = award;
  const content = contentOf(
    {
      ...{ reference, number, title, businessNumber, periodFrom, article, articleVerified, clause },
      agency: (await namesOf(doing)).get(award.agencyId)?.ko ?? '',
      company: award.companyName,
      programme: programmes.find(({ id }) => id === award.programmeId)?.name.ko ?? '',
      ...{ periodTo: terms.periodTo, grantWon: terms.grantWon, ownWon: terms.ownWon, plan: terms.plan },
      instalments: await selectInstalments(tx, awardId),
    },
    services.pack.catalogue.subsidyRules,
  );
  const text = JSON.stringify(content);
  const sha256 = createHash('sha256').update(text, 'utf8').digest();
  const of = { awardId, agencyId: award.agencyId, companyId: award.companyId };
  const by = { issuedBy: personId, issuedByName: await personName(tx, personId), issuedAt: now };
  const row = { id: newId(now.getTime()), number, content, text, sha256, reason: wish.reason, ...of, ...by };
  if (!(await insertAgreement(tx, row))) throw new Problem('thing.changed');
  const detail = { number, sha256: sha256.toString('hex') };
  const deed = { requestId, action: 'agreement.issued', subjectId: awardId, companyId: award.companyId, detail };
  await record(tx, actor, { ...deed, reason: wish.reason });
};

type Signature = z.output<typeof AgreementSignature>;
/**
 * One side signs the very text it was shown, with the passphrase of the person asked for once more. Passphrases are proved in
 * the machine's transaction; a wrong one is counted, so that Problem is returned and not thrown.
 */
export const signAgreement = async (doing: Doing, awardId: string, wish: Signature): Promise<Problem | null> => {
  const { tx, actor, now, requestId } = doing;
  if (actor.kind !== 'agency' && actor.kind !== 'company') throw new Problem('role.insufficient');
  const award = await awardOf(doing, awardId);
  // The machine's transaction sees every award: whose it is, is asked here, and by the database again where it is signed.
  const isOwn = actor.kind === 'agency' ? actor.agencyId === award.agencyId : actor.companyId === award.companyId;
  if (!isOwn || !award.isDecided) throw new Problem('thing.not_found');
  if (actor.kind === 'company') await confirmedCompany(tx, actor);
  const agreement = await selectAgreement(tx, awardId, wish.number);
  if (agreement === undefined) throw new Problem('thing.not_found');
  if (award.agreement?.number !== wish.number || agreement.sha256.toString('hex') !== wish.sha256)
    throw new Problem('award.text_changed');
  if (award.agreement.sides.includes(actor.kind)) return null;
  requireAction(award, actor, 'signAgreement');
  const refusal = await reassure(doing, wish.currentPassphrase);
  if (refusal) return refusal;
  const { sha256 } = agreement;
  const of = { awardId, agencyId: award.agencyId, companyId: award.companyId, agreementId: agreement.id };
  const by = { signedBy: actor.personId, signedByName: await personName(tx, actor.personId), signedAt: now };
  const row = { id: newId(now.getTime()), side: actor.kind, sha256, reason: wish.reason, ...of, ...by };
  if (!(await insertSignature(tx, row))) return null;
  const detail = { number: wish.number, side: actor.kind, sha256: wish.sha256 };
  const deed = { requestId, action: 'agreement.signed', subjectId: awardId, companyId: award.companyId, detail };
  await record(tx, actor, { ...deed, reason: wish.reason });
  return null;
};
