import { civilOf } from '@boru/contract/civil';
import type { ExpertAssignment, ExpertHome } from '@boru/contract/experts';
import type { Bilingual } from '@boru/contract/fields';
import type { Pack } from '@boru/contract/pack';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames, showPledge } from '#rooms/organisations';
import { type Assignment, selectAssignment, selectAssignments } from '../../consulting/assignments/index.ts';
import { partsOf, selectExperts, standingOf, viewOfParts } from '../pool/index.ts';
import { expertOf } from './model.ts';

type Asking = Context<Services>;
const none: Bilingual = { ko: '', en: '' };

/** The newest words that are in force on this day. */
export const pledgeOf = (pack: Pack, on: string) => {
  const text = pack.catalogue.expertPledges.items
    .filter(({ validFrom }) => (validFrom ?? '') <= on)
    .toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? '') || a.version - b.version)
    .at(-1);
  return text === undefined ? null : showPledge(pack, text);
};

const viewOf = (row: Assignment, names: ReadonlyMap<number, Bilingual>): ExpertAssignment => ({
  ...row,
  agency: { id: row.agencyId, name: names.get(row.agencyId) ?? none },
  offeredAt: row.offeredAt.toISOString(),
});
/** What she reads of a company is in the company's record of readers. */
const noted = ({ read }: Asking, { companyId, agencyId }: Assignment): void =>
  read({ companyId, agencyId, caseId: null, sections: ['summary', 'contact'], reason: '컨설팅 배정' });

export const showHome = async (asking: Asking): Promise<ExpertHome> => {
  const { tx, actor, now, services } = asking;
  const { personId } = expertOf(actor);
  const on = civilOf(now.getTime());
  const names = await agencyNames(tx, on);
  const experts = await selectExperts(tx, { personId });
  const parts = await partsOf(
    asking,
    experts.map(({ id }) => id),
  );
  const assignments = await selectAssignments(tx, 'own');
  for (const one of new Map(assignments.map((row) => [row.companyId, row])).values()) noted(asking, one);
  return {
    pools: experts.map(({ id, agencyId, personId: _person, email: _email, affiliation: _at, ...expert }) => ({
      ...expert,
      expertId: id,
      agency: { id: agencyId, name: names.get(agencyId) ?? none },
      ...standingOf(parts, id, on),
      ...viewOfParts(parts, id),
    })),
    assignments: assignments.map((row) => viewOf(row, names)),
    pledge: pledgeOf(services.pack, on)?.shown ?? null,
  };
};

export const showAssignment = async (asking: Asking, id: string): Promise<ExpertAssignment> => {
  const { tx, actor, now } = asking;
  expertOf(actor);
  const assignment = await selectAssignment(tx, id);
  if (assignment === undefined) throw new Problem('thing.not_found');
  noted(asking, assignment);
  return viewOf(assignment, await agencyNames(tx, civilOf(now.getTime())));
};
