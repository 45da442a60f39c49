import { civilOf } from '@boru/contract/civil';
import type { RuleSet } from '@boru/contract/eligibility';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { currentSet, gapsOf } from '#rooms/diagnosis';
import { agencyNames } from '#rooms/organisations';
import { companyOf, countOf, deskOf, factsOf, isOpen, keepsProgrammes, knownOf, mayDo, type Version } from './model.ts';
import {
  type ProgrammeRow,
  selectFacts,
  selectProgramme,
  selectProgrammes,
  selectPublished,
  selectVersions,
} from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

const nowhere = { ko: '', en: '' };
const headingOf = async ({ tx, now }: Asking) => {
  const names = await agencyNames(tx, civilOf(now.getTime()));
  return ({ id, kind, agencyId, noticeId }: ProgrammeRow) => ({
    id,
    kind,
    agencyId,
    agencyName: names.get(agencyId) ?? nowhere,
    noticeId,
  });
};

export const publishedProgrammes = async (asking: Asking) => {
  const heading = await headingOf(asking);
  return (await selectPublished(asking.tx)).map(({ version, ...programme }) => ({
    ...heading(programme),
    number: version.number,
    noticeOn: version.noticeOn,
    publishedAt: (version.decidedAt ?? version.writtenAt).toISOString(),
    content: version.content,
  }));
};

/** Names of the choices that the region and the question set bring. */
export const regionNames = ({ now, services: { pack } }: Pick<Asking, 'now' | 'services'>) => ({
  municipality: pack.municipalities.items.map(({ code, name }) => ({ id: code, name })),
  industry: pack.catalogue.ksicIndustryMap.industries.map(({ id, ko, en }) => ({ id, name: { ko, en } })),
  level: currentSet(pack, now).levels.map(({ id, name }) => ({ id, name })),
});

export const listDeskProgrammes = async (asking: Asking) => {
  const actor = deskOf(asking.actor);
  const heading = await headingOf(asking);
  const programmes = await selectProgrammes(asking.tx, actor.agencyId);
  const versions = await selectVersions(
    asking.tx,
    programmes.map(({ id }) => id),
    50,
  );
  const items = programmes.flatMap((programme) => {
    const own = versions.filter(({ programmeId }) => programmeId === programme.id);
    const [newest] = own;
    if (newest === undefined) return [];
    const published = own.find(({ state }) => state === 'published');
    return [
      {
        ...heading(programme),
        name: newest.content.name,
        published: published === undefined ? null : { number: published.number, noticeOn: published.noticeOn },
        open: isOpen(newest)
          ? { state: newest.state, writtenByName: newest.writtenByName, writtenAt: newest.writtenAt.toISOString() }
          : null,
      },
    ];
  });
  return { items, mayFound: keepsProgrammes(actor) };
};

const viewOf = ({ writtenAt, proposedAt, decidedAt, proposedBy: _by, ...version }: Version) => ({
  ...version,
  writtenAt: writtenAt.toISOString(),
  proposedAt: proposedAt?.toISOString() ?? null,
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** With all its versions; only for the agency that keeps it. */
export const showProgramme = async (asking: Asking, id: string) => {
  const { tx, now, services } = asking;
  const actor = deskOf(asking.actor);
  const programme = await selectProgramme(tx, id);
  const versions = programme?.agencyId === actor.agencyId ? await selectVersions(tx, [id], 50) : [];
  const [newest] = versions;
  if (programme === undefined || newest === undefined) throw new Problem('thing.not_found');
  const set = currentSet(services.pack, now);
  return {
    ...(await headingOf(asking))(programme),
    versions: versions.map(viewOf),
    may: mayDo(newest, actor),
    questions: set.questions.map((question) => ({ id: question.id, text: question.text })),
    others: (await selectPublished(tx)).flatMap((other) =>
      other.id === id ? [] : [{ id: other.id, name: other.version.content.name }],
    ),
    names: regionNames(asking),
  };
};

/** Counted in the reader's own sight; no company is named and none that she could not open is counted. */
export const countCompanies = async (asking: Asking, rules: RuleSet, noticeOn: string) => {
  deskOf(asking.actor);
  const rows = await selectFacts(asking.tx);
  return countOf(
    rules,
    noticeOn,
    rows.map((row) => factsOf(knownOf(row, false))),
  );
};

/** What the page of a company needs to judge every programme where it stands: in the browser, with the same engine. */
export const companySupport = async (asking: Asking) => {
  const { tx, now } = asking;
  const { companyId } = companyOf(asking.actor);
  const row = (await selectFacts(tx)).find(({ id }) => id === companyId);
  if (row === undefined) throw new Problem('thing.not_found');
  const measured = await gapsOf(tx, companyId);
  return {
    today: civilOf(now.getTime()),
    items: await publishedProgrammes(asking),
    facts: knownOf(row, true),
    gaps: measured?.gaps ?? [],
    diagnosedOn: measured?.completedOn ?? null,
    mayState: true,
    names: regionNames(asking),
  };
};
