// One line that tells how a date came about: "접수 2026. 11. 3.(화) + 14일, 첫날 산입, 토·공휴일 제외 → 2026. 11. 20.(금)".
import { civilOf, formatDate, formatDateTime } from '@boru/contract/civil';
import type { Words } from '@boru/contract/dated';
import type { DeadlineResult } from '@boru/contract/deadline';
import type { DeadlineRule } from '@boru/contract/deadline-rule';
import type { Period, Trigger } from './types.ts';

const lengthOf = ({ value, unit }: Period, hours: DeadlineRule['hours']): Words => {
  if (unit === 'm') return { ko: `${value}개월`, en: `${value} ${value === 1 ? 'month' : 'months'}` };
  if (unit === 'h')
    return hours === 'working'
      ? { ko: `근무시간 ${value}시간`, en: `${value} working hours` }
      : { ko: `${value}시간`, en: `${value} hours` };
  return { ko: `${value}일`, en: `${value} ${value === 1 ? 'day' : 'days'}` };
};

/** How the days between were counted, in the words that officials use. */
const manners = (rule: DeadlineRule, result: DeadlineResult): Words[] => {
  const found: Words[] = [];
  const unit = rule.period?.unit;
  if (rule.kind === 'within' && unit !== 'h')
    found.push(
      rule.startInclusive
        ? { ko: '첫날 산입', en: 'first day counted' }
        : { ko: '첫날 불산입', en: 'first day not counted' },
    );
  if (unit === 'bd' || rule.hours === 'working')
    found.push({ ko: '토·공휴일 제외', en: 'without Saturdays and holidays' });
  if (result.steps.some(({ kind }) => kind === 'paused')) found.push({ ko: '멈춘 기간 제외', en: 'pauses left out' });
  for (const { value, unit: added } of result.extensions) {
    const { ko, en } = lengthOf({ value, unit: added }, rule.hours);
    found.push({ ko: `${ko} 연장`, en: `extended by ${en}` });
  }
  const rolled = result.steps.find(({ kind }) => kind === 'rolled');
  if (rolled)
    found.push(
      rule.kind === 'before'
        ? { ko: '쉬는 날이라 앞당김', en: 'moved forward from a day off' }
        : { ko: '말일이 쉬는 날이라 다음 날로', en: 'last day off, so the next' },
    );
  return found;
};

const operation = (rule: DeadlineRule): Words => {
  if (rule.period === null)
    return rule.kind === 'immediate'
      ? { ko: ', 즉시(지체 없이)', en: ', at once, without delay' }
      : { ko: ', 해마다 정해진 날', en: ', the fixed day of the year' };
  const { ko, en } = lengthOf(rule.period, rule.hours);
  return rule.kind === 'before' ? { ko: ` 전 ${ko}`, en: ` − ${en}` } : { ko: ` + ${ko}`, en: ` + ${en}` };
};

/** For the line under a date; `steps` of the result hold every day of the count. */
export const summarise = (rule: DeadlineRule, result: DeadlineResult, trigger: Trigger): Words => {
  const isHours = rule.period?.unit === 'h';
  const how = manners(rule, result);
  const line = (language: 'ko' | 'en'): string => {
    const begun =
      'at' in trigger && isHours
        ? formatDateTime(trigger.at, language)
        : formatDate('at' in trigger ? civilOf(trigger.at) : trigger.on, language);
    const manner = how.map((words) => `, ${words[language]}`).join('');
    const paused = language === 'ko' ? '멈춰 있음' : 'paused';
    const on = result.dueOn === null ? paused : formatDate(result.dueOn, language);
    const due = isHours && result.dueAt !== null ? formatDateTime(result.dueAt, language) : on;
    return `${rule.trigger[language]} ${begun}${operation(rule)[language]}${manner} → ${due}`;
  };
  return { ko: line('ko'), en: line('en') };
};
