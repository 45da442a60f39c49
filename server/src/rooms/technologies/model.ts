import { civilOf } from '@boru/contract/civil';
import type { Pack, StatutoryList } from '@boru/contract/pack';
import type { Replay } from '@boru/contract/rescreening';
import type { CardInput, CardView, TechnologyTask } from '@boru/contract/technologies';
import { claimOfCard, sameClaim } from '@boru/engines/rescreening';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { bundleOf, engineOf } from './screening/model.ts';

export type CardContent = CardInput;
export type Card = CardContent & {
  id: string;
  companyId: string;
  /** What the card's own data said when it was saved; null for cards older than that. */
  replay: Replay | null;
  version: number;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

/** Signs that somebody is writing down how a thing is made instead of what it is called. */
const recipeWords =
  /배합비|조성비|레시피|공정\s?조건|온도\s?프로파일|파라미터|설정값|회로도|도면|소스\s?코드|소스코드|단면도|매개변수|시방서|recipe|netlist|source code|schematic|blueprint|process condition|parameter value|composition ratio/i;
const figure = /\d+(?:[.,]\d+)*\s?(?:%|℃|°c|도|bar|pa|sccm|rpm|분|초|시간|mol|wt|ml|mg|mm|nm|um|㎛|v|a|w|torr|ppm)/gi;
/** A note of 500 characters holds a handful of figures; a recipe holds rows of them. */
const mostFigures = 4;
const mostLines = 8;

export const looksDetailed = (text: string): boolean =>
  recipeWords.test(text) ||
  (text.match(figure) ?? []).length > mostFigures ||
  text.split('\n').length > mostLines ||
  /[{};]\s*\n|<\/?[a-z]+>|=>|\b(?:module|void|def|function)\b\s+\w+\s*\(/i.test(text);

/** Guard rail 2: of a core technology Boru keeps metadata only. Says which field went too far. */
export const refuseDetail = (card: CardContent): void => {
  const fields: Record<string, string> = {};
  const why = '만드는 방법이나 조건으로 보입니다. 이름만 적어 주세요. / Reads like how it is made; give only its name.';
  for (const name of ['name', 'product', 'note'] as const) if (looksDetailed(card[name] ?? '')) fields[name] = why;
  if (Object.keys(fields).length > 0) throw new Problem('technology.too_detailed', { fields });
};

const listOf = (pack: Pack, item: CardContent['items'][number]): StatutoryList | undefined =>
  pack.catalogue.statutoryLists.find((list) => list.list === item.list && list.edition === item.edition);

/** Title and edition of an item in words, for short lists. */
export const titleOf = (pack: Pack, item: { list: string; edition: string; item: string }) => {
  const title = bundleOf(pack).dictionary.catalogue.items.get(`${item.edition}/${item.item}`)?.profile.title;
  const list = pack.catalogue.statutoryLists.find((each) => each.list === item.list && each.edition === item.edition);
  return {
    title: title ?? { ko: item.item, en: item.item },
    editionName: list?.title ?? { ko: item.edition, en: item.edition },
  };
};

/** Everything a card names must be in the catalogue: an item of that edition, a quantity with one of its units, a field. */
export const refuseUnknown = (pack: Pack, card: CardContent): void => {
  const fields: Record<string, string> = {};
  const unknown = '목록에 없는 값입니다. / Not in the catalogue.';
  card.items.forEach((item, index) => {
    if (!listOf(pack, item)?.items.some((each) => each.id === item.item)) fields[`items.${index}`] = unknown;
  });
  card.quantities.forEach((typed, index) => {
    const known = pack.catalogue.screeningQuantities.items.find((each) => each.id === typed.quantity);
    if (!known?.units.includes(typed.unit)) fields[`quantities.${index}`] = unknown;
  });
  if (!fieldsOf(pack).has(card.field)) fields['field'] = unknown;
  const { catalogue } = bundleOf(pack).dictionary;
  card.basis.terms.forEach((term, index) => {
    if (!catalogue.terms.has(term)) fields[`basis.terms.${index}`] = unknown;
  });
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};

export const fieldsOf = (pack: Pack): Map<string, { ko: string; en: string }> =>
  new Map(
    pack.catalogue.statutoryLists.flatMap((list) => list.fields.map(({ id, ko, en }) => [id, { ko, en }] as const)),
  );

/** The claim of the card's data alone, and whether it says what the reader saw in the browser. */
export const replayOf = (pack: Pack, card: CardContent): Replay => {
  const claim = claimOfCard(bundleOf(pack).dictionary, card, card.screenedOn);
  return { ...claim, engine: engineOf(pack), reproduces: sameClaim(claim, card) };
};

export const refuseStale = (card: Pick<Card, 'version'>, seen: number): void => {
  if (card.version !== seen) throw new Problem('thing.changed');
};

export const listInForce = (list: StatutoryList, on: string): boolean =>
  (list.validFrom === null || list.validFrom <= on) && (list.validTo === null || on <= list.validTo);

const mayOf = (actor: Actor): CardView['may'] => (actor.kind === 'company' ? ['update', 'archive'] : []);

export const viewOf = (pack: Pack, card: Card, actor: Actor, now: Date) => {
  const today = civilOf(now.getTime());
  const field = fieldsOf(pack).get(card.field) ?? { ko: card.field, en: card.field };
  return {
    id: card.id,
    companyId: card.companyId,
    name: card.name,
    field: { id: card.field, ...field },
    product: card.product,
    quantities: card.quantities.map((typed) => ({
      ...typed,
      name: pack.catalogue.screeningQuantities.items.find((each) => each.id === typed.quantity)?.name ?? {
        ko: typed.quantity,
        en: typed.quantity,
      },
    })),
    items: card.items.map((item) => {
      const list = listOf(pack, item);
      return {
        ...item,
        text: list?.items.find((each) => each.id === item.item)?.text ?? item.item,
        editionName: list?.title ?? { ko: item.edition, en: item.edition },
        inForce: list !== undefined && listInForce(list, today),
      };
    }),
    basis: {
      ...card.basis,
      terms: card.basis.terms.map((id) => {
        const term = bundleOf(pack).dictionary.catalogue.terms.get(id);
        return { id, ko: term?.ko ?? id, en: term?.en ?? id };
      }),
      stages: card.basis.stages.map((id) => {
        const stage = bundleOf(pack).dictionary.stages.find((each) => each.id === id);
        return { id, ko: stage?.ko ?? id, en: stage?.en ?? id };
      }),
    },
    screenedOn: card.screenedOn,
    verdict: card.verdict,
    engine: card.engine,
    standing: card.standing,
    note: card.note,
    version: card.version,
    archived: card.archivedAt !== null,
    createdAt: card.createdAt.toISOString(),
    updatedAt: card.updatedAt.toISOString(),
    may: mayOf(actor),
  };
};

const settled: ReadonlySet<string> = new Set(['applied', 'applies', 'doesNotApply']);

/** What the cards ask of the company today, the most consequential first. */
export const tasksFor = (
  pack: Pack,
  cards: readonly Card[],
  now: Date,
  /** Cards with a new result the company was told of. */
  rescreened: ReadonlySet<string> = new Set(),
): TechnologyTask[] => {
  const today = civilOf(now.getTime());
  const live = cards.filter((card) => card.archivedAt === null);
  if (live.length === 0) return [{ kind: 'neverScreened', subjectId: null, name: null }];
  const tasks: TechnologyTask[] = [];
  for (const card of live) {
    const subject = { subjectId: card.id, name: card.name };
    const old = card.items.some((item) => {
      const list = listOf(pack, item);
      return list === undefined || !listInForce(list, today);
    });
    if (rescreened.has(card.id)) {
      tasks.push({ kind: 'rescreened', ...subject });
      continue;
    }
    if (settled.has(card.standing)) continue;
    if (old) tasks.push({ kind: 'editionChanged', ...subject });
    else if (card.verdict === 'match' && card.standing === 'checked') tasks.push({ kind: 'mayApply', ...subject });
    else if (card.verdict === 'insufficient' || card.verdict === 'borderline')
      tasks.push({ kind: 'numberMissing', ...subject });
  }
  const order = ['rescreened', 'mayApply', 'editionChanged', 'numberMissing'];
  return tasks.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
};
