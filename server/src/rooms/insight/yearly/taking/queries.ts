import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import { wordOf } from '@boru/contract/words';
import type { ReportFigureKey, ReportTold } from '@boru/contract/yearly';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import { officialDate, officialMoney } from '#platform/documents/index';
import type { Services } from '#platform/services';
import { listAgencies } from '#rooms/organisations';
import { effectOf, moneyByArticle, selectEffects, selectMoney } from '../../chain/index.ts';
import { selectReleases } from '../../releases/index.ts';
import { actionsTold, holesTold, indicatorsTold, partiesTold, promisesTold, tasksTold } from '../figures/index.ts';
import type { Naming, Span } from '../model.ts';
import { selectPart } from '../store.ts';
import { effectsTold, moneyTold, paymentsTold, releasedTold } from '../sums/index.ts';

type Taking = { tx: Tx; services: Services; year: number; until: string };

const text = z.string();
const orNull = text.nullable();
const Changes = z.array(z.object({ kind: text, agencyId: z.number(), effectiveOn: text }));
const Promises = z.array(z.object({ clause: text, standing: text, count: z.number() }));
const Tasks = z.array(z.object({ title: text, agencyId: z.number(), standing: text, percent: z.number(), toOn: text }));
const Indicators = z.array(
  z.object({
    ...{ title: text, unit: text, source: text, target: z.number(), actual: z.number().nullable() },
    ...{ valueAt: orNull, failedAt: orNull },
  }),
);
const Actions = z.array(
  z.object({
    ...{ title: text, agencyId: z.number(), owner: text, dueOn: text, state: text, words: orNull },
    ...{ body: text, number: z.number() },
  }),
);
const Articles = z.array(
  z.object({
    ...{ id: text, statute: text, number: orNull, title: text, kind: text, isVerified: z.boolean() },
    programmes: z.number(),
  }),
);
const Programmes = z.array(z.object({ id: text, name: text }));

/** Agencies bear the name of the report's last day, whatever they are called when it is printed. */
const namingOf = async ({ tx, until }: Taking): Promise<Naming> => {
  const names = new Map((await listAgencies(tx, until)).map(({ id, name }) => [id, name.ko]));
  return { agency: (id) => names.get(id) ?? String(id), date: officialDate, won: officialMoney };
};
const civil = (at: string | null): string | null => (at === null ? null : civilOf(new Date(at).getTime()));

const articleNames = async ({ tx, year, until }: Taking) => {
  const articles = Articles.parse(await selectPart(tx, 'articles', year, until));
  const names = new Map(articles.map(({ id, number, title }) => [id, number === null ? title : `${number}(${title})`]));
  return (id: string | null): string => (id === null ? '조문 없음' : (names.get(id) ?? '그날 시행하지 않은 조문'));
};

const regionNames = (pack: Pack, key: string, cells: readonly string[]) => {
  if (key === 'municipality' || key === 'never')
    return pack.municipalities.items.map(({ code, name }) => ({ key: code, name: name.ko }));
  if (key === 'level')
    return pack.catalogue.questionSets.flatMap((set) => set.levels.map(({ id, name }) => ({ key: id, name: name.ko })));
  if (key === 'gaps')
    return pack.catalogue.questionSets.flatMap((set) =>
      set.questions.map(({ id, text: said }) => ({ key: id, name: said.ko })),
    );
  if (key === 'training')
    return [...cells].sort().map((cell) => ({ key: cell, name: `${cell.slice(0, 4)}년 ${cell.slice(6)}분기` }));
  return [...cells].sort().map((cell) => ({ key: cell, name: wordOf('helpTopic', cell)?.ko ?? cell }));
};
/** The last release before the day after the report's last one: nothing is published here that was not before. */
const released = async (
  { tx, services, until }: Taking,
  span: Span,
  key: 'topics' | 'municipality' | 'level' | 'never' | 'gaps' | 'training',
  naming: Naming,
): Promise<ReportTold> => {
  const end = instantOf(addDays(until, 1), 0);
  const last = (await selectReleases(tx, [key])).findLast(({ releasedAt }) => releasedAt.getTime() < end);
  const cells = last === undefined ? [] : Object.keys(last.cells).filter((cell) => cell !== '*');
  const told = last === undefined ? null : { on: civilOf(last.releasedAt.getTime()), cells: last.cells };
  return releasedTold(key, { ...span, from: null }, told, regionNames(services.pack, key, cells), naming);
};

type Taker = (taking: Taking, span: Span, naming: Naming) => Promise<ReportTold>;
const part = async <Shape extends z.ZodType>({ tx, year, until }: Taking, what: string, shape: Shape) =>
  shape.parse(await selectPart(tx, what, year, until));

const takers: Readonly<Record<ReportFigureKey, Taker>> = {
  parties: async (taking, span, naming) => {
    const { agreement, agencies } = taking.services.pack;
    const founders = agencies.items.filter(({ code }) => agreement.parties.includes(code)).map(({ id }) => id);
    return partiesTold(span, founders, await part(taking, 'changes', Changes), agreement.signedOn, naming);
  },
  promises: async (taking, span) =>
    promisesTold(span, taking.services.pack.agreement.items, await part(taking, 'promises', Promises)),
  tasks: async (taking, span, naming) => tasksTold(span, await part(taking, 'tasks', Tasks), naming),
  indicators: async (taking, span, naming) => {
    const rows = await part(taking, 'indicators', Indicators);
    const dated = rows.map((row) => ({ ...row, valueOn: civil(row.valueAt), failedOn: civil(row.failedAt) }));
    return indicatorsTold(span, dated, naming);
  },
  topics: (taking, span, naming) => released(taking, span, 'topics', naming),
  municipality: (taking, span, naming) => released(taking, span, 'municipality', naming),
  level: (taking, span, naming) => released(taking, span, 'level', naming),
  never: (taking, span, naming) => released(taking, span, 'never', naming),
  gaps: (taking, span, naming) => released(taking, span, 'gaps', naming),
  training: (taking, span, naming) => released(taking, span, 'training', naming),
  money: async (taking, span, naming) => {
    const rows = moneyByArticle(await selectMoney(taking.tx, taking.year), null);
    return moneyTold(span, rows, await articleNames(taking), naming);
  },
  effects: async (taking, span) => {
    const programmes = new Map((await part(taking, 'programmes', Programmes)).map(({ id, name }) => [id, name]));
    const rows = (await selectEffects(taking.tx, taking.until)).flatMap((row) => effectOf(row) ?? []);
    return effectsTold({ ...span, from: null }, rows, (id) => programmes.get(id));
  },
  holes: async (taking, span) => holesTold({ ...span, from: null }, await part(taking, 'articles', Articles)),
  actions: async (taking, span, naming) => actionsTold(span, await part(taking, 'actions', Actions), naming),
  payments: async (taking, span, naming) => {
    const parts = await selectMoney(taking.tx, taking.year);
    return paymentsTold(span, parts, await articleNames(taking), naming);
  },
};

/** One figure of the report as it is now; throws where it cannot be taken. */
export const takeFigure = async (taking: Taking, key: ReportFigureKey): Promise<ReportTold> =>
  takers[key](taking, { from: `${taking.year}-01-01`, until: taking.until }, await namingOf(taking));
