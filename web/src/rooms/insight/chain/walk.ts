import type { ChainView } from '@boru/contract/chain';

export const layers = ['ground', 'task', 'programme', 'line', 'support', 'outcome', 'indicator'] as const;
export type Layer = (typeof layers)[number];
export interface Node {
  /** `article:…`: where the walk can go on from. */
  readonly key: string;
  readonly layer: Layer;
}
export interface Hole {
  readonly key: string;
  readonly layer: Layer;
  readonly hole: 'noArticle' | 'noProgramme' | 'noEffect';
}
export type Stop = Node | Hole;
export interface Walk {
  readonly stops: readonly Stop[];
  readonly ways: readonly (readonly [string, string])[];
  readonly programmes: readonly string[];
}
type Programme = ChainView['programmes'][number];

const unique = <One>(all: readonly One[]): One[] => [...new Set(all)];
const linesOf = (chain: ChainView, { id }: Programme) => chain.lines.filter(({ programmeId }) => programmeId === id);
export const articlesOf = (chain: ChainView, programme: Programme): string[] =>
  unique([...programme.articles, ...linesOf(chain, programme).flatMap(({ articleId }) => articleId ?? [])]);

/** The programmes that lie on the way through a node. */
export function programmesThrough(chain: ChainView, at: string): Programme[] {
  const split = at.indexOf(':');
  const [kind, id] = [at.slice(0, split), at.slice(split + 1)];
  const of = (programmeId: string | undefined) => chain.programmes.filter((one) => one.id === programmeId);
  if (kind === 'programme') return of(id);
  if (kind === 'line') return of(chain.lines.find((line) => line.id === id)?.programmeId);
  if (kind === 'support' || kind === 'outcome') return of(id.split('/')[0]);
  const taskId = kind === 'indicator' ? chain.indicators.find((one) => one.id === id)?.taskId : id;
  return chain.programmes.filter((programme) => {
    if (kind === 'clause') return programme.clauses.includes(id);
    if (kind === 'article') return articlesOf(chain, programme).includes(id);
    return taskId !== undefined && programme.tasks.includes(taskId);
  });
}

const stopsOf = (chain: ChainView, programme: Programme): Stop[] => {
  const { id } = programme;
  const tasks = chain.tasks.filter((task) => programme.tasks.includes(task.id));
  const indicators = chain.indicators.filter(({ taskId }) => tasks.some((task) => task.id === taskId));
  const articles = articlesOf(chain, programme).filter((one) => chain.articles.some((article) => article.id === one));
  const supports = chain.supports.filter(({ programmeId }) => programmeId === id);
  const outcomes = chain.effects.filter(({ programmeId }) => programmeId === id);
  const node = (layer: Layer, key: string): Node => ({ layer, key });
  const holes: Hole[] = [
    ...(articles.length === 0 ? [{ layer: 'ground', key: `noArticle:${id}`, hole: 'noArticle' } as const] : []),
    ...(outcomes.length + indicators.length === 0
      ? [{ layer: 'indicator', key: `noEffect:${id}`, hole: 'noEffect' } as const]
      : []),
  ];
  return [
    ...programme.clauses.map((one) => node('ground', `clause:${one}`)),
    ...articles.map((one) => node('ground', `article:${one}`)),
    ...tasks.map((one) => node('task', `task:${one.id}`)),
    node('programme', `programme:${id}`),
    ...linesOf(chain, programme).map((one) => node('line', `line:${one.id}`)),
    ...supports.map(({ sort }) => node('support', `support:${id}/${sort}`)),
    ...outcomes.map(() => node('outcome', `outcome:${id}`)),
    ...indicators.map((one) => node('indicator', `indicator:${one.id}`)),
    ...holes,
  ];
};

/** Each layer leads to the next one in which the programme has anything: what is missing is seen, not skipped in silence. */
const waysOf = (stops: readonly Stop[]): [string, string][] => {
  const filled = layers.map((layer) => stops.filter((stop) => stop.layer === layer)).filter(({ length }) => length > 0);
  return filled
    .slice(1)
    .flatMap((to, at) => (filled[at] ?? []).flatMap((a) => to.map((b): [string, string] => [a.key, b.key])));
};

/** At most this many programmes are drawn at once; the table beside the picture has all. */
export const mostDrawn = 6;
/** Everything on the way through a node, programme by programme. */
export function walkFrom(chain: ChainView, at: string, most = mostDrawn): Walk {
  const through = programmesThrough(chain, at);
  const own: Stop[] = [{ key: at, layer: layerOf(at) }];
  if (through.length === 0) {
    const gap: Stop[] =
      own[0]?.layer === 'programme' ? [] : [{ key: `noProgramme:${at}`, layer: 'programme', hole: 'noProgramme' }];
    const stops = [...own, ...gap];
    return { stops, ways: waysOf(stops), programmes: [] };
  }
  const walks = through.slice(0, most).map((programme) => stopsOf(chain, programme));
  const stops = new Map([...own, ...walks.flat()].map((stop) => [stop.key, stop]));
  const ways = new Map(walks.flatMap(waysOf).map((way) => [way.join(' '), way]));
  return { stops: [...stops.values()], ways: [...ways.values()], programmes: through.map(({ id }) => id) };
}

export function layerOf(key: string): Layer {
  const kind = key.slice(0, key.indexOf(':'));
  return layers.find((layer) => layer === kind) ?? 'ground';
}

/** Where an arrow key leads: within the column, or to the nearest stop of the next column that has one. */
export function neighbour(stops: readonly Stop[], from: string, key: string): string | null {
  const current = stops.find((stop) => stop.key === from);
  if (current === undefined) return null;
  const column = stops.filter(({ layer }) => layer === current.layer);
  const place = column.indexOf(current);
  if (key === 'ArrowUp' || key === 'ArrowDown') return column[place + (key === 'ArrowDown' ? 1 : -1)]?.key ?? null;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  for (let at = layers.indexOf(current.layer) + step; step !== 0 && layers[at] !== undefined; at += step) {
    const there = stops.filter(({ layer }) => layer === layers[at]);
    if (there.length > 0) return there[Math.min(place, there.length - 1)]?.key ?? null;
  }
  return null;
}

/** The page on which the walk goes on from a stop, in the same year. */
export function linkOf({ today, year }: Pick<ChainView, 'today' | 'year'>, at: string): string {
  return `/desk/chain?${new URLSearchParams(today.startsWith(String(year)) ? { at } : { at, year: String(year) })}`;
}
