// Screening beside two search engines that rank the same items for the same description, saved cards again by the
// hundred thousand, and what the browser has to fetch for it.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create, insert, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { build } from 'vite';
import { type CardFacts, claimOfCard, type Dictionary, dictionaryOf } from '../engines/src/rescreening/index.ts';
import { type Catalogue, compileCatalogue, editionsOn, packed, screen } from '../engines/src/screening/index.ts';
import { shippedFiles } from '../engines/src/screening/shipped.ts';

const root = join(import.meta.dirname, '..');
const on = '2026-11-22';

export type Times = { readonly name: string; readonly median: number; readonly p99: number; readonly first: string };
export type Screened = {
  readonly times: readonly Times[];
  /** Cards and seconds; a linear engine takes ten times as long for ten times as many. */
  readonly cards: readonly { readonly count: number; readonly seconds: number }[];
  /** Cards of which no two say the same: the worst case. */
  readonly differing: { readonly count: number; readonly seconds: number };
  readonly browser: { readonly engine: number; readonly data: number };
};

/** Descriptions of 500 characters, none like the last: product, figures and company talk around them. */
const descriptionOf = (run: number): string =>
  `전기차용 파우치형 리튬이차전지 셀을 설계하고 제조하는 회사입니다(과제 ${run}). 셀의 에너지밀도는 ${266 + (run % 12)}Wh/kg이며 양극에는 니켈 함량 ${81 + (run % 15)}% 양극재를 씁니다. 연 ${1 + (run % 9)}GWh 규모의 라인을 오창에 두고 있고 직원은 ${120 + (run % 80)}명입니다. 고객사는 완성차 두 곳이며 팩 조립은 하지 않습니다. ${'공정의 수율을 높이고 납기를 줄이는 연구를 대학과 함께 하고 있으며 지난해 매출은 오백억원입니다. '.repeat(6)}`.slice(
    0,
    500,
  );

const timesOf = async (
  name: string,
  runs: number,
  work: (text: string) => Promise<string> | string,
): Promise<Times> => {
  for (let run = 0; run < 60; run++) await work(descriptionOf(run));
  const times: number[] = [];
  let first = '';
  for (let run = 0; run < runs; run++) {
    const text = descriptionOf(run);
    const begun = performance.now();
    first = await work(text);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { name, median: at(0.5), p99: at(0.99), first };
};

/** The same items and the same words that we read by: title, verbatim text and every spelling of their terms. */
const documentsOf = (catalogue: Catalogue) =>
  editionsOn(catalogue, on)
    .flatMap((edition) => edition.items)
    .map(({ id, text, profile }) => ({
      id,
      text: [
        profile.title.ko,
        profile.title.en,
        text,
        ...profile.subject.flatMap((group) => group.any).flatMap((term) => catalogue.terms.get(term)?.words ?? []),
      ].join(' '),
    }));

async function measureRanking(catalogue: Catalogue, runs: number): Promise<Times[]> {
  const documents = documentsOf(catalogue);
  const mini = new MiniSearch({ fields: ['text'], searchOptions: { prefix: true } });
  mini.addAll(documents);
  const orama = create({ schema: { id: 'string', text: 'string' } as const });
  for (const document of documents) await insert(orama, document);
  return [
    await timesOf('Boru: verdict, conditions, questions', runs, (text) => {
      const [best] = screen(catalogue, { text, on }).candidates;
      return `${best?.item ?? '–'} ${best?.status ?? ''}`;
    }),
    await timesOf('MiniSearch 7: ranking only', runs, (text) => String(mini.search(text)[0]?.id ?? '–')),
    await timesOf('Orama 3: ranking only', runs, async (text) => {
      const { hits } = await search(orama, { term: text, limit: 10 });
      return hits[0]?.document.id ?? '–';
    }),
  ];
}

/** Cards as they are saved: the terms an item speaks of, more or fewer, its stages of work, its figures around the limit. */
export function cardsOf({ catalogue }: Dictionary, count: number): CardFacts[] {
  const kinds = editionsOn(catalogue, on)
    .flatMap((edition) => edition.items)
    .map(({ field, profile }) => ({
      field,
      subject: profile.subject.flatMap(({ any }) => any.slice(0, 1)),
      scopes: profile.scopes.flatMap(({ any }) => any.slice(0, 1)),
      stages: profile.stages.filter((stage) => stage !== 'development'),
      conditions: [...profile.conditions, ...profile.branches.flatMap((branch) => branch.conditions)],
    }));
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? { field: '', subject: [], scopes: [], stages: [], conditions: [] };
    const turn = Math.floor(at / kinds.length);
    return {
      field: kind.field,
      product: null,
      quantities: kind.conditions.map(({ quantity, value, unit }) => ({
        quantity,
        value: value * (0.9 + (at % 21) / 100),
        unit,
        comparator: '=' as const,
      })),
      basis: {
        terms: [...kind.subject, ...kind.scopes.slice(0, turn % 3)],
        stages: kind.stages.slice(0, 1 + (turn % 4)),
        role: null,
        answers: [],
      },
    };
  });
}

/** The same cards, each with three more terms than its item has: no two say the same, so nothing read once is of use twice. */
export function differingCardsOf(dictionary: Dictionary, count: number): CardFacts[] {
  const terms = [...dictionary.catalogue.terms.keys()];
  return cardsOf(dictionary, count).map((card, at) => {
    const more = [at, Math.floor(at / terms.length), at * 7].map((turn) => terms[turn % terms.length] ?? '');
    return { ...card, basis: { ...card.basis, terms: [...card.basis.terms, ...more] } };
  });
}

function measureDiffering(dictionary: Dictionary, count: number): Screened['differing'] {
  const cards = differingCardsOf(dictionary, count);
  const before = process.cpuUsage();
  for (const card of cards) claimOfCard(dictionary, card, on);
  const { user, system } = process.cpuUsage(before);
  return { count, seconds: (user + system) / 1e6 };
}

function measureCards(dictionary: Dictionary, counts: readonly number[]): Screened['cards'] {
  for (const card of cardsOf(dictionary, 3_000)) claimOfCard(dictionary, card, on);
  return counts.map((count) => {
    const cards = cardsOf(dictionary, count);
    const before = process.cpuUsage();
    for (const card of cards) claimOfCard(dictionary, card, on);
    const { user, system } = process.cpuUsage(before);
    return { count, seconds: (user + system) / 1e6 };
  });
}

/** What a browser fetches to screen: the engine as the site bundles it, and the catalogue as the server sends it. */
async function measureBrowser(): Promise<Screened['browser']> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    resolve: { alias: { '@boru/contract': join(root, 'contract/src') } },
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: {
        input: join(root, 'engines/src/screening/index.ts'),
        external: ['zod'],
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const code = outputs.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
  if (code === '') throw new Error('the engine was not bundled');
  return { engine: gzipSync(code).length, data: gzipSync(JSON.stringify(packed(shippedFiles)), { level: 9 }).length };
}

export async function measureScreening(runs = 600, counts: readonly number[] = [10_000, 100_000]): Promise<Screened> {
  const catalogue = compileCatalogue(shippedFiles);
  const dictionary = dictionaryOf(shippedFiles);
  return {
    times: await measureRanking(catalogue, runs),
    cards: measureCards(dictionary, counts),
    differing: measureDiffering(dictionary, counts.at(-1) ?? 0),
    browser: await measureBrowser(),
  };
}

const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;
const kilobytes = (value: number): string => `${(value / 1000).toFixed(1)} kB`;

export const screeningSection = ({ times, cards, differing, browser }: Screened): string => `## Screening
One description of 500 Korean characters against the ${shownItems()} items in force, each run another text. The two search engines
index the same items with the same words and only rank; they read no figure, so the item they put first is shown beside ours.

| what | median | p99 | put first |
| --- | ---: | ---: | --- |
${times.map((one) => `| ${one.name} | ${milliseconds(one.median)} | ${milliseconds(one.p99)} | ${one.first} |`).join('\n')}

| what | measured | goal |
| --- | ---: | ---: |
${cards.map(({ count, seconds }) => `| ${count.toLocaleString('en-US')} saved cards screened again, CPU seconds of one core | ${seconds.toFixed(2)} s | ${count === 100_000 ? '< 5 s' : ''} |`).join('\n')}
| ${differing.count.toLocaleString('en-US')} cards of which no two say the same, CPU seconds of one core | ${differing.seconds.toFixed(2)} s | < 5 s |
| engine in the browser (gzip, without zod, which the site has anyway) | ${kilobytes(browser.engine)} | |
| catalogue in the browser (gzip) | ${kilobytes(browser.data)} | |
| both | ${kilobytes(browser.engine + browser.data)} | ≤ 120 kB |`;

const shownItems = (): number =>
  editionsOn(compileCatalogue(shippedFiles), on).reduce((sum, edition) => sum + edition.items.length, 0);

if (import.meta.main) {
  process.stdout.write(`${screeningSection(await measureScreening())}\n`);
}
