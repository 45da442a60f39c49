import { randomBytes } from 'node:crypto';
import { civilOf } from '@boru/contract/civil';
import type { HandoffMade, HandoffStep, NewHandoff } from '@boru/contract/handoffs';
import { lock, seal } from '@boru/engines/sealing';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context, Upload } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { listAgencies, sightOfCase } from '#rooms/organisations';
import { viewCase } from '../counsel/index.ts';
import { apply, type Change, entry, type OpenScene, openFor, openScene } from '../files/index.ts';
import { boundBy, findCoveringConsent, legalBasisOf, selectReferrals } from '../referrals/index.ts';
import { checkTurn, checkWish, type Handoff, passphraseOf } from './model.ts';
import { packUp } from './queries.ts';
import { insertHandoff, saveHandoff, selectHandoffForUpdate } from './store.ts';

type Doing = Context<Services>;
type Fact = 'handoffMade' | 'handoffDispatched' | 'handoffReceived' | 'handoffWithdrawn';

const actions: Readonly<Record<Fact, string>> = {
  handoffMade: 'handoff.made',
  handoffDispatched: 'handoff.dispatched',
  handoffReceived: 'handoff.received',
  handoffWithdrawn: 'handoff.withdrawn',
};

const changeOf = (
  scene: OpenScene,
  fact: Fact,
  handoff: Pick<Handoff, 'id' | 'fromAgency' | 'toAgency' | 'sections'>,
  body: string | null,
): Change => {
  const { id: handoffId, fromAgency, toAgency, sections } = handoff;
  const detail = fact === 'handoffMade' ? { fromAgency, toAgency, sections } : { fromAgency, toAgency };
  return {
    set: { lastWord: fact, lastWordBy: scene.author.kind },
    entries: [entry(scene.author, scene.now, { fact, body, detail })],
    clocks: [],
    started: [],
    action: actions[fact],
    detail: { handoffId, ...detail },
  };
};

/** Makes the packet, closes it and keeps it closed. The passphrase is in the answer and nowhere else. */
export const makeHandoff = async (doing: Doing, caseId: string, wish: NewHandoff): Promise<HandoffMade> => {
  const { tx, actor, now } = doing;
  const scene = await openFor(doing, caseId, 'refer', wish.version);
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const view = await viewCase(doing, caseId);
  if (view.pledge !== null) throw new Problem('pledge.needed');
  const sight = await sightOfCase(tx, caseId, now);
  const seen = sight.filter(({ agencyId }) => agencyId === actor.agencyId).map(({ section }) => section);
  const agencies = await listAgencies(tx, civilOf(now.getTime()));
  const offline = agencies.filter(({ online }) => !online).map(({ id }) => id);
  checkWish(wish, { offline, seen, bound: boundBy(await selectReferrals(tx, caseId), actor.agencyId) });
  const legalBasis = legalBasisOf(doing, wish.basis);
  const consentId = legalBasis === null ? await consentOf(doing, { ...wish, caseId }) : null;
  if (legalBasis === null && consentId === null) throw new Problem('consent.missing');
  const id = newId(now.getTime());
  const receiptNumber = `H-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
  const about = { receiptNumber, madeAt: now.toISOString(), sections: wish.sections, legalBasis, reason: wish.reason };
  const { files, zip } = await packUp(doing, view, wish.sections, about);
  const passphrase = wish.recipientKey === null ? passphraseOf(randomBytes(26)) : null;
  const packet = await close(zip, passphrase, wish.recipientKey);
  const sealedBy = passphrase === null ? ('recipientKey' as const) : ('passphrase' as const);
  const basis = { legalBasis, consentId, sealedBy, files, madeByName: scene.author.name, madeAt: now };
  const { toAgency, reason, sections } = wish;
  await insertHandoff(tx, { id, receiptNumber, caseId, toAgency, reason, sections, ...basis }, packet);
  const handoff = { id, fromAgency: actor.agencyId, toAgency, sections };
  const version = await apply(doing, scene, changeOf(scene, 'handoffMade', handoff, reason));
  doing.read({ companyId: view.company.id, caseId, sections, reason: receiptNumber });
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(packet))).toString('hex');
  return { id, receiptNumber, passphrase, files, size: packet.length, sha256, version };
};

const close = async (zip: Uint8Array, passphrase: string | null, key: string | null): Promise<Uint8Array> => {
  if (passphrase !== null) return lock(passphrase, zip);
  const sealed = await seal([key ?? ''], zip);
  if (sealed.ok) return sealed.value;
  throw new Problem('request.invalid', {
    fields: { recipientKey: '쓸 수 없는 열쇠입니다. 다시 확인해 주세요. / This key cannot be used.' },
  });
};

const open = async (doing: Doing, ids: { id: string; handoffId: string }) => {
  const scene = await openScene(doing, ids.id);
  const handoff = await selectHandoffForUpdate(doing.tx, ids.id, ids.handoffId);
  if (!handoff) throw new Problem('thing.not_found');
  return { scene, handoff };
};

/** Sent on its way, with how and by whom; or taken back while it has not arrived. */
export const turnHandoff = async (
  doing: Doing,
  ids: { id: string; handoffId: string },
  wish: HandoffStep,
): Promise<void> => {
  const { tx, actor, now } = doing;
  const { scene, handoff } = await open(doing, ids);
  checkTurn(wish.step, actor, handoff, wish.version);
  if (wish.step === 'withdraw') {
    const set = { status: 'withdrawn', withdrawnAt: now, withdrawnByName: scene.author.name } as const;
    await saveHandoff(tx, handoff, { ...set, withdrawnReason: wish.reason });
    await apply(doing, scene, changeOf(scene, 'handoffWithdrawn', handoff, wish.reason));
    return;
  }
  // A consent may have run out while the packet lay ready.
  if (handoff.consentId !== null && (await consentOf(doing, handoff)) === null) throw new Problem('consent.missing');
  const { how, note } = wish;
  const set = { status: 'dispatched', dispatchedAt: now, dispatchedHow: how, dispatchedNote: note } as const;
  await saveHandoff(tx, handoff, { ...set, dispatchedByName: scene.author.name });
  await apply(doing, scene, changeOf(scene, 'handoffDispatched', handoff, note));
};

/** Papers go with the counsel of their case, in a consent too. */
const consentOf = (
  { tx }: Doing,
  { caseId, toAgency, sections }: Pick<Handoff, 'caseId' | 'toAgency' | 'sections'>,
): Promise<string | null> =>
  findCoveringConsent(
    tx,
    caseId,
    toAgency,
    sections.filter((section) => section !== 'documents'),
  );

/** The signed receipt came back: it has arrived. */
export const receiveHandoff = async (
  doing: Doing,
  ids: { id: string; handoffId: string },
  upload: Upload,
): Promise<void> => {
  const { tx, actor, now, services } = doing;
  const { scene, handoff } = await open(doing, ids);
  checkTurn('receive', actor, handoff, null);
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const owner = { companyId: handoff.companyId, caseId: handoff.caseId, agencyId: actor.agencyId, forCompany: true };
  const receipt = await services.files.receive(tx, upload, { ...owner, personId: actor.personId });
  const set = { status: 'received', receivedAt: now, receivedByName: scene.author.name } as const;
  await saveHandoff(tx, handoff, { ...set, receiptFile: receipt.id });
  await apply(doing, scene, changeOf(scene, 'handoffReceived', handoff, null));
};
