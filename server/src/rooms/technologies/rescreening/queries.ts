import { civilOf } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import type { CardFinding, FindingView, RescreeningOverview } from '@boru/contract/rescreening';
import { editionsOn } from '@boru/engines/screening';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Reading } from '#platform/endpoint';
import { companyNames } from '#rooms/organisations';
import { titleOf } from '../model.ts';
import { bundleOf, engineOf } from '../screening/index.ts';
import { isOpen, viewOfRun } from './model.ts';
import * as store from './store.ts';

type Looking = { tx: Tx; actor: Actor; now: Date; read(reading: Reading): void };

const runsShown = 10;
const findingsShown = 200;

/** Counts alone: nothing here names a card or a company. */
export const overview = async ({ tx, now }: Looking, pack: Pack): Promise<RescreeningOverview> => {
  const runs = await store.selectRuns(tx, runsShown);
  const editions = editionsOn(bundleOf(pack).dictionary.catalogue, civilOf(now.getTime()));
  return {
    current: {
      engine: engineOf(pack),
      editions: editions.map(({ list, edition, name }) => ({ list, edition, name })),
    },
    runs: runs.map((run) => viewOfRun(run, pack)),
    may: runs[0] && isOpen(runs[0]) ? [] : ['begin'],
  };
};

/** One run; for the page that watches its progress. */
export const rescreening = async ({ tx }: Looking, pack: Pack, id: string) => {
  const run = await store.selectRun(tx, id);
  if (!run) throw new Problem('thing.not_found');
  return viewOfRun(run, pack);
};

/** The cards whose result changed and that this agency may see; each company looked at is traced. */
export const worklist = async ({ tx, read }: Looking): Promise<{ items: FindingView[] }> => {
  const findings = await store.listOpen(tx, findingsShown);
  const companies = [...new Set(findings.map((finding) => finding.companyId))];
  const names = await companyNames(tx, companies);
  for (const companyId of companies) read({ companyId, caseId: null, sections: ['technology'] });
  const items = findings.map(({ id, cardId, companyId, cardName, outcome, before, after, toldAt, foundAt }) => ({
    id,
    technologyId: cardId,
    companyId,
    companyName: names.get(companyId) ?? null,
    cardName,
    outcome,
    before,
    after,
    isTold: toldAt !== null,
    foundAt: foundAt.toISOString(),
  }));
  return { items };
};

/** The newest result a company was told of for one of its cards, as long as the card is still what was screened. */
export const cardFinding = async ({ tx, actor }: Looking, pack: Pack, cardId: string): Promise<CardFinding> => {
  const finding = await store.openFindingOf(tx, cardId);
  if (finding === null) return { finding: null };
  const items = finding.after.items.map((item) => ({ ...item, ...titleOf(pack, item) }));
  return {
    finding: {
      id: finding.id,
      outcome: finding.outcome,
      before: finding.before,
      after: { verdict: finding.after.verdict, items },
      screenedOn: civilOf(finding.foundAt.getTime()),
      foundAt: finding.foundAt.toISOString(),
      may: actor.kind === 'company' ? ['accept'] : [],
    },
  };
};

/** Ids of the caller's cards that have a new result to look at. */
export const rescreenedCards = async (tx: Tx): Promise<Set<string>> =>
  new Set((await store.listOpen(tx, findingsShown)).map(({ cardId }) => cardId));
