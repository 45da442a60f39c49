import { civilOf, formatTime, isCivilDate } from '@boru/contract/civil';
import type { DeadlineResult } from '@boru/contract/deadline';
import type { DeadlineRule, Pack } from '@boru/contract/pack';
import { calendarOf, compute, DeadlineError, type Trigger } from '@boru/engines/deadline';
import { Refusal } from '#platform/refusal';
import type { Command } from './command.ts';
import { packOf } from './region.ts';

const ruleIn = (pack: Pack, id: string): DeadlineRule => {
  const rules = pack.catalogue.deadlineRules.items;
  const rule = rules.find((each) => each.id === id.toUpperCase());
  if (rule) return rule;
  const near = rules.filter((each) => each.id.startsWith(id.toUpperCase().split('-')[0] ?? '')).map((each) => each.id);
  const hint = near.length > 0 ? `: ${near.join(', ')}` : '';
  throw new Refusal(
    'rule.unknown',
    `그런 기한 규칙이 없습니다: ${id}. boru deadline만 치면 모두 보입니다${hint}`,
    `There is no such rule: ${id}. boru deadline alone lists them all${hint}`,
  );
};

const refuseMoment = (text: string): Refusal =>
  new Refusal(
    'arguments',
    `날짜나 시각으로 읽을 수 없습니다: ${text}. 2026-11-03 또는 2026-11-03T10:00+09:00처럼 적으세요.`,
    `Not a day or an instant: ${text}. Write 2026-11-03 or 2026-11-03T10:00+09:00.`,
  );

/** A time without zone would mean another instant on every machine, so it is refused. */
const momentOf = (text: string): Trigger => {
  if (isCivilDate(text)) return { on: text };
  const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
  const day = shape.exec(text)?.[1];
  if (day === undefined || !isCivilDate(day)) throw refuseMoment(text);
  return { at: Date.parse(text) };
};

const inSeoul = (at: number): string => `${civilOf(at)}T${formatTime(at)}:00+09:00`;

const faults: Partial<Record<DeadlineError['fault'], [ko: string, en: string]>> = {
  'rule.not_in_force': ['그날에는 이 규칙이 시행되지 않았습니다.', 'The rule was not in force on that day.'],
  'trigger.instant_needed': [
    '시간으로 세는 기한이라 시각이 필요합니다. 2026-11-03T10:00+09:00처럼 적으세요.',
    'This clock counts hours and needs an instant, such as 2026-11-03T10:00+09:00.',
  ],
};

const counted = (rule: DeadlineRule, pack: Pack, trigger: Trigger): DeadlineResult => {
  try {
    return compute(rule, calendarOf(pack.holidays, pack.catalogue.workingHours), trigger);
  } catch (fault) {
    if (fault instanceof RangeError)
      throw new Refusal(
        'arguments',
        '셀 수 있는 날짜의 범위를 벗어났습니다.',
        'The count leaves the dates that can be counted.',
      );
    const said = fault instanceof DeadlineError ? faults[fault.fault] : undefined;
    throw said && fault instanceof DeadlineError ? new Refusal(fault.fault, said[0], said[1]) : fault;
  }
};

const articleOf = (pack: Pack, { lawRef }: DeadlineRule): string =>
  lawRef
    .map(({ law, article }) => {
      const found = pack.catalogue.laws.items.find(({ id }) => id === law);
      return `${found?.short.ko ?? law} ${article}`;
    })
    .join(', ');

const list = (pack: Pack): { id: string; title: string; article: string }[] =>
  pack.catalogue.deadlineRules.items.map((rule) => ({
    id: rule.id,
    title: rule.title.ko,
    article: articleOf(pack, rule),
  }));

export const deadlineCommand: Command = {
  words: 'deadline',
  usage: '[RULE-ID YYYY-MM-DD|instant]',
  ko: '법정 기한을 세고 그 까닭을 보인다',
  en: 'count a statutory period and say why',
  async run({ words }, config, speak) {
    const pack = await packOf(config);
    const [id, moment] = words;
    if (id === undefined) {
      const rules = list(pack);
      const lines = rules.map((rule) => `${rule.id.padEnd(22)} ${rule.title} · ${rule.article}`);
      speak.answer({ rules }, lines);
      return 0;
    }
    const rule = ruleIn(pack, id);
    if (moment === undefined)
      throw new Refusal(
        'arguments',
        '언제부터 세는지 적으세요. 예: 2026-11-03T10:00+09:00',
        'Say from when, such as 2026-11-03T10:00+09:00.',
      );
    const trigger = momentOf(moment);
    const result = counted(rule, pack, trigger);
    const article = articleOf(pack, rule);
    const dueAt = result.dueAt === null ? null : inSeoul(result.dueAt);
    const { dueOn, verified, steps, summary } = result;
    const [explanation, en] = [summary?.ko ?? '', summary?.en ?? ''];
    speak.answer({ rule: rule.id, dueAt, dueOn, explanation, explanationEn: en, article, verified, steps }, [
      `${rule.title.ko} / ${rule.title.en}`,
      explanation,
      en,
      `근거 / basis: ${article}`,
      ...steps.map(({ text }) => `  ${text.ko}`),
      ...(verified ? [] : ['확인 필요: 규칙이나 공휴일 달력을 아직 확인하지 않았습니다. / To be verified.']),
    ]);
    return 0;
  },
};
