import type { CaseSight, CompanySight, SightPreview } from '@boru/contract/case-sight';
import { civilOf } from '@boru/contract/civil';
import { Section } from '@boru/contract/evidence';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames, companyCard, listColleagues, pledgeAsked } from '#rooms/organisations';
import { mayDo, relationOf, selectCase } from '../files/index.ts';
import { type Named, viewChain } from './model.ts';
import { asReceiver, selectChains, selectInSight, selectKeptTo, selectSeal } from './store.ts';

const peopleOf = async (tx: Tx, actor: Actor, kept: readonly string[] | null) => {
  if (actor.kind !== 'agency') return [];
  return (await listColleagues(tx, actor.agencyId)).map(({ id, name }) => ({
    id,
    name,
    self: id === actor.personId,
    sees: kept === null || kept.includes(id),
  }));
};

/** 왜 이 사람이 이것을 볼 수 있나: every grant on the case, with what it rests on, and the people it reaches. */
export const explainSight = async (context: Context<Services>, caseId: string): Promise<CaseSight> => {
  const { tx, actor, now, services } = context;
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const named: Named = (id) => ({ id, name: names.get(id) ?? { ko: '', en: '' } });
  const rows = await selectChains(tx, caseId, file.companyId);
  if (actor.kind === 'agency') context.read({ companyId: file.companyId, caseId, sections: ['summary'] });
  const row = actor.kind === 'agency' ? await selectSeal(tx, caseId, actor.agencyId) : undefined;
  const seal = row && row.openedAt === null ? row : null;
  const kept = actor.kind === 'agency' ? await selectKeptTo(tx, caseId, actor.agencyId) : null;
  const people = await peopleOf(tx, actor, kept);
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '';
  return {
    chains: rows.map((chain) => viewChain(chain, named, services.pack.catalogue.laws.asOf, now)),
    seal: seal && {
      people: seal.people.map((id) => ({ id, name: nameOf(id) })),
      reason: seal.reason,
      sealedAt: seal.sealedAt.toISOString(),
    },
    people,
    maySeal: mayDo('assign', file, relationOf(actor, file), { now, referralOpen: false }),
  };
};

/** For the company's list of readers: what every reading could rest on. */
export const explainCompanySight = async ({ tx, actor, now, services }: Context<Services>): Promise<CompanySight> => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const named: Named = (id) => ({ id, name: names.get(id) ?? { ko: '', en: '' } });
  const rows = await selectChains(tx, null, actor.companyId);
  return { chains: rows.map((chain) => viewChain(chain, named, services.pack.catalogue.laws.asOf, now)) };
};

/**
 * Exactly what a receiver would see: the policies are asked, as an agency with the would-be grants and nothing else. What
 * the receiver sees for other reasons is none of the sender's business and does not show.
 */
export const previewSight = async (
  context: Context<Services>,
  caseId: string,
  sections: readonly Section[],
): Promise<SightPreview> => {
  const { tx, actor, services } = context;
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  if (await pledgeAsked(tx, services.pack, actor, caseId)) throw new Problem('pledge.needed');
  const look = () => selectInSight(tx, file.companyId, caseId);
  const own = await look();
  const shown = await asReceiver(tx, caseId, sections, look);
  if (actor.kind === 'agency') context.read({ companyId: file.companyId, caseId, sections });
  const left = own.map((mine) => {
    const passed = shown.find(({ tableName }) => tableName === mine.tableName)?.amount ?? 0;
    return { table: mine.tableName, section: Section.parse(mine.section), amount: mine.amount - passed };
  });
  const card = await companyCard(tx, services.pack, file.companyId);
  return {
    stub: { topic: file.topic, territory: card?.municipalityName ?? { ko: '', en: '' } },
    shown: shown.map(({ tableName, section, ...row }) => ({
      ...row,
      table: tableName,
      section: Section.parse(section),
    })),
    hidden: left.filter(({ amount }) => amount > 0),
  };
};

/** Whom an agency keeps a case to, by a seal or because it came for a team or a person; null: nobody is shut out. */
export const sealedTo = (tx: Tx, caseId: string, agencyId: number): Promise<readonly string[] | null> =>
  selectKeptTo(tx, caseId, agencyId);
