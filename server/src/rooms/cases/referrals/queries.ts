import { referralActions } from '@boru/contract/case-lists';
import type { ReferralOptions, ReferralView } from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { Pack } from '@boru/contract/pack';
import type { Stubs } from '@boru/contract/stubs';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import {
  agencyNames,
  companyCard,
  consentTextFor,
  findRoute,
  listAddressees,
  listAgencies,
  municipalityName,
  sightOfCase,
} from '#rooms/organisations';
import { clockRulesOf, explain } from '../clocks/index.ts';
import { type CaseFile, selectCase } from '../files/index.ts';
import { mayAnswer, type Referral, referralRelationOf } from './model.ts';
import { selectReferrals, selectStubs } from './store.ts';

export type Names = ReadonlyMap<number, Bilingual>;
const named = (names: Names, id: number) => ({ id, name: names.get(id) ?? { ko: '', en: '' } });

export const viewReferral = (
  referral: Referral,
  names: Names,
  actor: Actor,
  /** Nobody of the company can sign in: its word is heard on the telephone. */
  unattended: boolean,
): ReferralView => ({
  id: referral.id,
  from: named(names, referral.fromAgency),
  to: named(names, referral.toAgency),
  toName: referral.toName,
  kind: referral.kind,
  onward: referral.onward,
  status: referral.status,
  sections: [...referral.sections],
  reason: referral.reason,
  basis: referral.legalBasis === null ? 'consent' : 'law',
  legalBasis: referral.legalBasis,
  requestedAt: referral.requestedAt.toISOString(),
  answeredAt: referral.answeredAt?.toISOString() ?? null,
  answerReason: referral.answerReason,
  dueAt: referral.dueAt?.toISOString() ?? null,
  may: referralActions.filter((action) => mayAnswer(action, referral, referralRelationOf(actor, referral), unattended)),
  version: referral.version,
});

type Needing = Pick<CaseFile, 'companyId' | 'topic' | 'subject'>;

/** Desks that take this kind of request, the best fit first. */
const fittingDesks = async (tx: Tx, pack: Pack, file: Needing, now: Date) => {
  const company = await companyCard(tx, pack, file.companyId);
  const place = { municipality: company?.municipality ?? null, industry: company?.industry ?? null };
  const on = civilOf(now.getTime());
  const route = await findRoute(tx, pack, { topic: file.topic, subject: file.subject, ...place, on });
  return route ? [route.chosen, ...route.others] : [];
};

/** The receiving agency's desk for this case; null when the pack names none for the topic (the agency decides within). */
export const deskOf = async (tx: Tx, pack: Pack, file: Needing, agencyId: number, now: Date): Promise<string | null> =>
  (await fittingDesks(tx, pack, file, now)).find((desk) => desk.agencyId === agencyId)?.deskCode ?? null;

const referable = ['summary', 'contact', 'counsel', 'diagnosis', 'technology'] as const;

/** What the form of a referral offers: agencies (fitting ones first), sections the sender sees, laws by name, the clock. */
export const referralOptions = async (
  tx: Tx,
  services: Services,
  actor: Actor,
  caseId: string,
  now: Date,
): Promise<ReferralOptions> => {
  const file = await selectCase(tx, caseId);
  if (!file || actor.kind !== 'agency') throw new Problem('thing.not_found');
  const { pack } = services;
  const desks = await fittingDesks(tx, pack, file, now);
  const teams = await listAddressees(tx);
  const agencies = (await listAgencies(tx, civilOf(now.getTime())))
    .filter(({ id }) => id !== actor.agencyId)
    .map(({ id, name, online }) => {
      const own = desks.filter((desk) => desk.agencyId === id).map(({ deskName }) => deskName);
      const theirs = teams
        .filter(({ agencyId }) => agencyId === id)
        .map((team) => ({ id: team.id, name: team.name, people: team.people }));
      return { id, name, online, fits: own.length > 0, desks: own, teams: theirs };
    });
  const sight = await sightOfCase(tx, caseId, now);
  return {
    agencies: agencies.toSorted((a, b) => Number(b.fits) - Number(a.fits) || a.id - b.id),
    sections: referable.filter((section) => sight.some((grant) => grant.section === section)),
    laws: pack.catalogue.laws.items.map((law) => ({ id: law.id, name: { ko: law.name, en: law.nameEn } })),
    deadline: explain(clockRulesOf(pack), 'referral', file.topic, now),
  };
};

/** What the company reads before it agrees: who would see what, until when, and the text of the consent. */
export const referralPreview = async (
  tx: Tx,
  services: Services,
  actor: Actor,
  ids: { id: string; referralId: string },
  names: Names,
  now: Date,
) => {
  const referral = (await selectReferrals(tx, ids.id)).find(({ id }) => id === ids.referralId);
  if (!referral) throw new Problem('thing.not_found');
  const { id, version, ...text } = await consentTextFor(tx, services, 'referral', referral.toAgency, now);
  return {
    referral: viewReferral(referral, names, actor, false),
    consent: { ...text, textId: id, textVersion: version },
  };
};

/** What waits for this desk and is not accepted yet: topic, territory, deadline, who asks. */
export const listStubs = async ({ tx, actor, now, services }: Context<Services>): Promise<Stubs> => {
  const names = await agencyNames(tx, civilOf(now.getTime()));
  return {
    items: (await selectStubs(tx)).map((row) => ({
      caseId: row.caseId,
      topic: row.topic,
      urgency: row.urgency,
      territory: municipalityName(services.pack, row.municipality),
      referral: viewReferral(row, names, actor, false),
    })),
  };
};
