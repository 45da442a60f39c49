import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import type { Chain } from './api.ts';
import { chainMessages } from './messages.ts';
import type { Stop } from './walk.ts';

export interface Named {
  readonly what: string;
  readonly name: string;
  readonly detail: string;
  /** Its own page, where it has one. */
  readonly page: string | null;
}

/** What a stop of the walk is called, and where more of it can be read. */
export function useNaming(chain: Chain): (stop: Stop) => Named {
  const t = useText(chainMessages);
  const formats = useFormats();
  const pick = usePick();
  const signed = (value: number) => (value > 0 ? `+${formats.number(value, 1)}` : formats.number(value, 1));
  const ground = (kind: string, id: string): Named => {
    if (kind === 'clause') {
      const clause = chain.clauses.find((one) => one.id === id);
      const name = clause === undefined ? id : `${t.clauseNumber({ number: clause.number })} ${pick(clause.text)}`;
      return { what: t.ground, name, detail: '', page: '/agreement' };
    }
    const article = chain.articles.find((one) => one.id === id);
    if (article === undefined) return { what: t.ground, name: id, detail: '', page: null };
    const name = article.number === null ? article.title : `${article.number}(${article.title})`;
    const detail = `${article.statute}${article.isVerified ? '' : ` · ${t.doubt}`}`;
    return { what: t.ground, name, detail, page: `/ordinance/${id}` };
  };
  const programme = (id: string): Named => {
    const found = chain.programmes.find((one) => one.id === id);
    if (found === undefined) return { what: t.programme, name: id, detail: '', page: null };
    const written =
      found.clauseText === null || found.clauses.length > 0 ? [] : [t.written({ text: found.clauseText })];
    const detail = [pick(found.agency), ...(found.isPublished ? [] : [t.unpublished]), ...written].join(' · ');
    return {
      what: t.programme,
      name: pick(found.name),
      detail,
      page: found.isOwn ? `/desk/programmes/${id}` : '/programmes',
    };
  };
  const task = (id: string): Named => {
    const found = chain.tasks.find((one) => one.id === id);
    const detail =
      found === undefined
        ? ''
        : `${pick(found.agency)} · ${pick(lists.planStanding[found.standing])} · ${t.percentValue(found)}`;
    return {
      what: t.task,
      name: found?.title ?? id,
      detail,
      page: found === undefined ? null : `/desk/plans/${found.planId}`,
    };
  };
  const line = (id: string): Named => {
    const found = chain.lines.find((one) => one.id === id);
    const detail =
      found === undefined
        ? ''
        : t.lineValue({ budget: formats.won(found.budgetWon), paid: formats.won(found.paidWon) });
    return { what: t.line, name: found?.name ?? id, detail, page: `/desk/budget/${id}` };
  };
  const support = (id: string): Named => {
    const [programmeId, sort] = id.split('/');
    const found = chain.supports.find((one) => one.programmeId === programmeId && one.sort === sort);
    const name = found === undefined ? id : pick(lists.supportSort[found.sort]);
    return { what: t.support, name, detail: found === undefined ? '' : t.supportValue(found), page: null };
  };
  const outcome = (id: string): Named => {
    const found = chain.effects.find((one) => one.programmeId === id);
    const values =
      found === undefined
        ? ''
        : t.outcomeValue({
            companies: found.companies,
            ...{ mean: signed(found.mean), low: signed(found.low), high: signed(found.high) },
          });
    return { what: t.outcome, name: t.effects, detail: values, page: null };
  };
  const indicator = (id: string): Named => {
    const found = chain.indicators.find((one) => one.id === id);
    if (found === undefined) return { what: t.indicator, name: id, detail: '', page: null };
    const actual = found.isSmall ? t.small : found.actual === null ? t.noValue : formats.number(found.actual);
    const failed = found.failedAt === null ? [] : [t.failed({ at: formats.dateTime(found.failedAt) })];
    const value = t.indicatorValue({ actual, target: formats.number(found.target), unit: found.unit });
    return { what: t.indicator, name: found.title, detail: [value, ...failed].join(' · '), page: null };
  };
  return (stop) => {
    const split = stop.key.indexOf(':');
    const [kind, id] = [stop.key.slice(0, split), stop.key.slice(split + 1)];
    if ('hole' in stop) return { what: t[stop.layer], name: t[stop.hole], detail: '', page: null };
    if (kind === 'clause' || kind === 'article') return ground(kind, id);
    if (kind === 'programme') return programme(id);
    if (kind === 'task') return task(id);
    if (kind === 'line') return line(id);
    if (kind === 'support') return support(id);
    return kind === 'outcome' ? outcome(id) : indicator(id);
  };
}
