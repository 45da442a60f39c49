import type { ChainSupport, ChainView } from '@boru/contract/chain';
import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import { smallestCell } from '@boru/contract/insight';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { effectOf, holesOf, moneyByArticle } from './model.ts';
import { type RawChain, selectChain, selectEffects, selectMoney } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

const indicatorShown = ({ actual, ...indicator }: RawChain['indicators'][number]) => {
  const isSmall = indicator.source !== 'entered' && actual !== null && actual > 0 && actual < smallestCell;
  const instant = (at: string | null) => (at === null ? null : new Date(at).toISOString());
  const times = { valueAt: instant(indicator.valueAt), failedAt: instant(indicator.failedAt) };
  return { ...indicator, ...times, isSmall, actual: isSmall ? null : actual };
};
const supportsOf = (raw: RawChain): ChainSupport[] =>
  (['awards', 'courses', 'consulting'] as const).flatMap((list) =>
    raw[list]
      .filter(({ count }) => count > 0)
      .map((row) => ({
        ...row,
        sort: ({ awards: 'award', courses: 'course', consulting: 'consulting' } as const)[list],
      })),
  );

/** The chain of a year as its reader may see it, and where it breaks. Three statements, however much there is. */
export const showChain = async (asking: Asking, wanted: number | undefined): Promise<Sent<ChainView>> => {
  const { tx, actor, now, services } = asking;
  const today = civilOf(now.getTime());
  const year = wanted ?? Number(today.slice(0, 4));
  const own = actor.kind === 'agency' ? actor.agencyId : null;
  const raw = await selectChain(tx, year, today);
  const parts = await selectMoney(tx, year);
  const names = new Map(raw.agencies.map(({ id, ...name }) => [id, name]));
  const nameOf = (id: number): Bilingual => names.get(id) ?? { ko: String(id), en: String(id) };
  const to = (programmeId: string, kind: string) =>
    raw.ties.flatMap((tie) => (tie.programmeId === programmeId && tie.kind === kind && tie.to ? [tie.to] : []));
  const known = {
    articles: raw.articles,
    tasks: raw.tasks.map(({ agencyId, ...task }) => ({ ...task, agency: nameOf(agencyId) })),
    indicators: raw.indicators.map(indicatorShown),
    programmes: raw.programmes.map(({ agencyId, ...programme }) => ({
      ...programme,
      agency: nameOf(agencyId),
      isOwn: agencyId === own,
      clauses: to(programme.id, 'clause'),
      articles: to(programme.id, 'article'),
      tasks: to(programme.id, 'task'),
    })),
    lines: raw.lines,
    effects: (await selectEffects(tx)).flatMap((row) => effectOf(row) ?? []),
  };
  const shown = new Set(known.programmes.map(({ id }) => id));
  const spent = new Set(parts.filter(({ paidWon }) => paidWon > 0).map(({ articleId }) => articleId));
  return {
    today,
    year,
    clauses: services.pack.agreement.items.map(({ id, number, text }) => ({ id, number, text })),
    ...known,
    effects: known.effects.filter(({ programmeId }) => shown.has(programmeId)),
    supports: supportsOf(raw),
    money: moneyByArticle(parts, own),
    holes: holesOf(known, spent),
  };
};
