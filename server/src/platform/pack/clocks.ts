// Deadline rules and duties: a clock must be computable, and every topic of a request starts exactly one.
import { HelpTopic } from '@boru/contract/catalogue';
import { daysInMonth } from '@boru/contract/civil';
import type { DeadlineRule } from '@boru/contract/pack';
import { overlapping, type Rule, repeated, rule } from './rule.ts';

type Problem = readonly [field: string, ko: string, en: string];

function contradictions(clock: DeadlineRule): Problem[] {
  const found: Problem[] = [];
  const counted = clock.kind !== 'immediate' && clock.kind !== 'yearly';
  if (counted && clock.period === null)
    found.push([
      'period',
      `${clock.kind} 기한에는 기간이 있어야 합니다.`,
      `A clock of kind ${clock.kind} needs a period.`,
    ]);
  if (!counted && clock.period !== null)
    found.push([
      'period',
      `${clock.kind} 기한에는 기간을 적지 않습니다.`,
      `A clock of kind ${clock.kind} has no period.`,
    ]);
  if ((clock.kind === 'yearly') !== (clock.yearlyOn !== null))
    found.push([
      'yearlyOn',
      '해마다 돌아오는 날짜는 yearly 기한에만 적습니다.',
      'yearlyOn belongs to clocks of kind yearly, and they need it.',
    ]);
  if ((clock.period?.unit === 'h') !== (clock.hours !== null))
    found.push([
      'hours',
      '시간 단위(h)이면 clock 또는 working을, 아니면 null을 적습니다.',
      'hours is set exactly when the unit is h.',
    ]);
  const on = clock.yearlyOn;
  if (on !== null && on.day !== 'last' && on.day > daysInMonth(2001, on.month))
    found.push(['yearlyOn', '해마다 있는 날짜가 아닙니다.', 'This day does not exist every year.']);
  for (const limit of clock.pauseLimits) {
    if (!clock.pauseReasons.includes(limit.reason))
      found.push([
        'pauseLimits',
        `멈춤 사유에 없는 한도입니다: ${limit.reason}`,
        `A limit for ${limit.reason}, which does not pause this clock.`,
      ]);
  }
  return found;
}

const clocks = rule(['deadlineRules'], ({ deadlineRules }, say) => {
  deadlineRules.items.forEach((clock, at) => {
    for (const [field, ko, en] of contradictions(clock)) say('deadlineRules', ['items', at, field], ko, en);
  });
  overlapping(
    deadlineRules.items,
    (clock) => clock.id,
    (clock, at) =>
      say(
        'deadlineRules',
        ['items', at, 'id'],
        `같은 기한 규칙이 같은 때에 두 번 있습니다: ${clock.id}`,
        `The rule ${clock.id} applies twice at the same time.`,
      ),
  );
  const claims = deadlineRules.items.flatMap((clock, at) =>
    (clock.helpTopics ?? []).map((topic) => ({ ...clock, topic, at })),
  );
  overlapping(
    claims,
    (claim) => claim.topic,
    (claim) =>
      say(
        'deadlineRules',
        ['items', claim.at, 'helpTopics'],
        `이 요청 주제에는 이미 다른 기한이 있습니다: ${claim.topic}`,
        `Another clock already starts for ${claim.topic}.`,
      ),
  );
  for (const topic of HelpTopic.options) {
    if (!claims.some((claim) => claim.topic === topic))
      say(
        'deadlineRules',
        ['items'],
        `요청 주제에 기한이 없습니다: ${topic}`,
        `No clock starts for the topic ${topic}.`,
      );
  }
});

const duties = rule(['duties', 'deadlineRules'], ({ duties: file, deadlineRules }, say) => {
  const known = new Set(deadlineRules.items.map((clock) => clock.id));
  repeated(
    file.items.map((duty) => duty.id),
    (id, at) =>
      say('duties', ['items', at, 'id'], `의무가 두 번 적혀 있습니다: ${id}`, `The duty ${id} appears twice.`),
  );
  file.items.forEach((duty, at) => {
    repeated(
      duty.perList.map((entry) => entry.list),
      (list, entry) =>
        say(
          'duties',
          ['items', at, 'perList', entry, 'list'],
          `같은 목록이 두 번 적혀 있습니다: ${list}`,
          `The list ${list} appears twice.`,
        ),
    );
    duty.perList.forEach((entry, place) => {
      if (entry.deadlineRule !== null && !known.has(entry.deadlineRule)) {
        say(
          'duties',
          ['items', at, 'perList', place, 'deadlineRule'],
          `기한 규칙이 없습니다: ${entry.deadlineRule}`,
          `There is no deadline rule ${entry.deadlineRule}.`,
        );
      }
      entry.furtherRules.forEach((further, index) => {
        if (!known.has(further))
          say(
            'duties',
            ['items', at, 'perList', place, 'furtherRules', index],
            `기한 규칙이 없습니다: ${further}`,
            `There is no deadline rule ${further}.`,
          );
      });
    });
  });
});

const caseClocks = rule(['caseClocks', 'deadlineRules'], ({ caseClocks: file, deadlineRules }, say) => {
  const known = new Set(deadlineRules.items.map((clock) => clock.id));
  repeated(
    file.items.map((entry) => entry.purpose),
    (purpose, at) =>
      say('caseClocks', ['items', at, 'purpose'], `두 번 적혀 있습니다: ${purpose}`, `${purpose} appears twice.`),
  );
  file.items.forEach((entry, at) => {
    if (!known.has(entry.rule)) {
      say(
        'caseClocks',
        ['items', at, 'rule'],
        `기한 규칙이 없습니다: ${entry.rule}`,
        `There is no deadline rule ${entry.rule}.`,
      );
    }
  });
});

const privacyRights = rule(['privacyRights', 'deadlineRules'], ({ privacyRights: file, deadlineRules }, say) => {
  const known = new Set(deadlineRules.items.map((clock) => clock.id));
  file.items.forEach((entry, at) => {
    if (!known.has(entry.rule))
      say(
        'privacyRights',
        ['items', at, 'rule'],
        `기한 규칙이 없습니다: ${entry.rule}`,
        `There is no deadline rule ${entry.rule}.`,
      );
  });
  // What is neither erased nor kept for a reason would be kept for none.
  file.classes.forEach((entry, at) => {
    if (entry.keeps?.rule !== undefined && !known.has(entry.keeps.rule))
      say(
        'privacyRights',
        ['classes', at, 'keeps', 'rule'],
        `기한 규칙이 없습니다: ${entry.keeps.rule}`,
        `There is no deadline rule ${entry.keeps.rule}.`,
      );
    if (entry.erasable === (entry.keeps !== null))
      say(
        'privacyRights',
        ['classes', at, 'keeps'],
        `지우거나, 남기는 까닭을 적어야 합니다: ${entry.id}`,
        `The class ${entry.id} is either erasable or names why it is kept.`,
      );
  });
});

const retentionClasses = rule(
  ['retentionClasses', 'deadlineRules'],
  ({ retentionClasses: file, deadlineRules }, say) => {
    const keeping = new Set(deadlineRules.items.filter(({ kind }) => kind === 'keepFor').map(({ id }) => id));
    file.items.forEach((entry, at) => {
      if (!keeping.has(entry.rule))
        say(
          'retentionClasses',
          ['items', at, 'rule'],
          `보관 기간의 규칙이 없습니다: ${entry.rule}`,
          `There is no rule of keeping ${entry.rule}.`,
        );
    });
  },
);

const breachDuties = rule(['breachDuties', 'deadlineRules'], ({ breachDuties: file, deadlineRules }, say) => {
  if (!deadlineRules.items.some(({ id, hours }) => id === file.rule && hours !== null))
    say(
      'breachDuties',
      ['rule'],
      `시간을 세는 기한 규칙이 없습니다: ${file.rule}`,
      `There is no rule of hours ${file.rule}.`,
    );
});

const caseTemplates = rule(['caseTemplates'], ({ caseTemplates: file }, say) => {
  repeated(
    file.items.map(({ id }) => id),
    (id, at) =>
      say(
        'caseTemplates',
        ['items', at, 'id'],
        `점검표가 두 번 적혀 있습니다: ${id}`,
        `The checklist ${id} appears twice.`,
      ),
  );
  repeated(
    file.followUps.map(({ days }) => days),
    (days, at) =>
      say('caseTemplates', ['followUps', at, 'days'], `같은 날이 두 번입니다: ${days}`, `${days} days appear twice.`),
  );
});

export const clockRules: readonly Rule[] = [
  clocks,
  duties,
  caseClocks,
  privacyRights,
  retentionClasses,
  breachDuties,
  caseTemplates,
];
