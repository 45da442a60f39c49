import { civilOf } from '@boru/contract/civil';
import type { Conditions } from '@boru/contract/segments';
import { belongs } from '@boru/engines/segments';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { industryName, municipalityName } from '../companies/index.ts';
import { deskOf, withDistricts } from './model.ts';
import { type FactsRow, selectFacts, selectSegment, selectSegments } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

const within = (facts: readonly FactsRow[], conditions: Conditions, { now, services }: Asking): FactsRow[] => {
  const asked = withDistricts(services.pack, conditions);
  const today = civilOf(now.getTime());
  return facts.filter((row) => belongs(row, asked, today));
};

const shown = 50;

export const previewSegment = async (asking: Asking, conditions: Conditions) => {
  deskOf(asking.actor);
  const facts = await selectFacts(asking.tx);
  const found = within(facts, conditions, asking);
  const { pack } = asking.services;
  return {
    count: found.length,
    of: facts.length,
    items: found.slice(0, shown).map(({ industry, municipality, status: _status, ...row }) => ({
      ...row,
      industryName: industry === null ? { ko: '', en: '' } : industryName(pack, industry),
      municipalityName: municipality === null ? { ko: '', en: '' } : municipalityName(pack, municipality),
    })),
  };
};

/** All of them with their counts of this moment, in two statements however many there are. */
export const listSegments = async (asking: Asking) => {
  const actor = deskOf(asking.actor);
  const segments = await selectSegments(asking.tx, actor.personId);
  const facts = segments.length === 0 ? [] : await selectFacts(asking.tx);
  return {
    items: segments.map(({ personId, personName, ...segment }) => ({
      ...segment,
      mine: personId === actor.personId,
      ownerName: personName,
      mayDelete: personId === actor.personId || actor.role === 'manager',
      count: within(facts, segment.conditions, asking).length,
    })),
  };
};

/** The companies of one saved segment that this reader sees now. For the export. */
export const companiesIn = async (asking: Asking, id: string): Promise<string[]> => {
  const conditions = await selectSegment(asking.tx, id);
  if (conditions === null) throw new Problem('thing.not_found');
  return within(await selectFacts(asking.tx), conditions, asking).map((row) => row.id);
};
