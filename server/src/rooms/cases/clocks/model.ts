import type { CaseStatus } from '@boru/contract/case-lists';
import type { ClockPurpose, ClockState } from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import type { DeadlineResult, WorkingCalendar } from '@boru/contract/deadline';
import type { DeadlineRule, HelpTopic, Pack } from '@boru/contract/pack';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { newId } from '#kernel/ids';

/** While the company has the word the period stands still (행정절차법 시행령 제11조, 보완). */
export type Pause = { from: string; to: string | null };

export type Clock = {
  id: string;
  purpose: ClockPurpose;
  ruleId: string;
  referralId: string | null;
  startedAt: Date;
  dueAt: Date | null;
  metAt: Date | null;
  stoppedAt: Date | null;
  pauses: readonly Pause[];
  explanation: DeadlineResult;
};

export type ClockRules = {
  ruleFor(purpose: ClockPurpose, topic: HelpTopic, at: Date): DeadlineRule;
  ruleOf(id: string, at: Date): DeadlineRule;
  /** Puts the name of the law before the article, as it is called now: the explanation is kept and must read alone. */
  named(result: DeadlineResult): DeadlineResult;
  calendar: WorkingCalendar;
};

const prepared = new WeakMap<Pack, ClockRules>();

/** Which statutory rule runs for which step is data (case-clocks.json, helpTopics of deadline-rules.json); a topic without a rule is a fault of the pack. */
export const clockRulesOf = (pack: Pack): ClockRules => {
  const known = prepared.get(pack);
  if (known) return known;
  const { caseClocks, deadlineRules, workingHours } = pack.catalogue;
  const ruleOf = (id: string, at: Date): DeadlineRule => {
    const on = civilOf(at.getTime());
    const rule = deadlineRules.items.find((item) => item.id === id && inForce(item, on));
    if (!rule) throw new Error(`no deadline rule ${id} in force on ${on}`);
    return rule;
  };
  const ruleFor = (purpose: ClockPurpose, topic: HelpTopic, at: Date): DeadlineRule => {
    if (purpose !== 'answer') {
      const row = caseClocks.items.find((item) => item.purpose === purpose);
      if (!row) throw new Error(`no case clock for ${purpose}`);
      return ruleOf(row.rule, at);
    }
    const on = civilOf(at.getTime());
    const rule = deadlineRules.items.find((item) => item.helpTopics?.includes(topic) && inForce(item, on));
    if (!rule) throw new Error(`no deadline rule for the topic ${topic}`);
    return rule;
  };
  const lawNames = new Map(pack.catalogue.laws.items.map(({ id, name }) => [id, name]));
  const named = (result: DeadlineResult): DeadlineResult => ({
    ...result,
    lawRef: result.lawRef.map(({ law, article }) => ({
      law,
      article: [lawNames.get(law), article].filter(Boolean).join(' '),
    })),
  });
  const rules = { ruleFor, ruleOf, named, calendar: calendarOf(pack.holidays, workingHours) };
  prepared.set(pack, rules);
  return rules;
};

const dateOf = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

export const explain = (rules: ClockRules, purpose: ClockPurpose, topic: HelpTopic, at: Date): DeadlineResult =>
  rules.named(compute(rules.ruleFor(purpose, topic, at), rules.calendar, { at: at.getTime() }));

export const startClock = (
  rules: ClockRules,
  start: { purpose: ClockPurpose; topic: HelpTopic; at: Date; referralId?: string },
): Clock => {
  const explanation = explain(rules, start.purpose, start.topic, start.at);
  return {
    id: newId(start.at.getTime()),
    purpose: start.purpose,
    ruleId: explanation.rule,
    referralId: start.referralId ?? null,
    startedAt: start.at,
    dueAt: dateOf(explanation.dueAt),
    metAt: null,
    stoppedAt: null,
    pauses: [],
    explanation,
  };
};

/**
 * By when a case that came to the wrong door goes on: working hours since it came in. Counted on asking and kept only by
 * the referral itself, since a case that is taken on here never had that period. Null once somebody took it on.
 */
export const wrongDoor = (
  rules: ClockRules,
  file: { status: CaseStatus; topic: HelpTopic; submittedAt: Date | null },
): Clock | null =>
  file.status !== 'submitted' || file.submittedAt === null
    ? null
    : startClock(rules, { purpose: 'forward', topic: file.topic, at: file.submittedAt });

export const isOpen = (clock: Clock): boolean => clock.metAt === null && clock.stoppedAt === null;

const recount = (rules: ClockRules, clock: Clock, pauses: readonly Pause[]): Clock => {
  const counted = compute(
    rules.ruleOf(clock.ruleId, clock.startedAt),
    rules.calendar,
    { at: clock.startedAt.getTime() },
    pauses.map((pause) => ({
      kind: 'pause',
      reason: 'supplement',
      from: Date.parse(pause.from),
      to: pause.to === null ? null : Date.parse(pause.to),
    })),
  );
  return { ...clock, pauses, explanation: rules.named(counted), dueAt: dateOf(counted.dueAt) };
};

/** Unchanged when the rule knows no such pause, or when the period is over already: a late answer is not healed by a question. */
export const pause = (rules: ClockRules, clock: Clock, at: Date): Clock => {
  const allowed = rules.ruleOf(clock.ruleId, clock.startedAt).pauseReasons.includes('supplement');
  const late = clock.dueAt !== null && clock.dueAt <= at;
  const paused = clock.pauses.some((each) => each.to === null);
  if (!isOpen(clock) || !allowed || late || paused) return clock;
  return recount(rules, clock, [...clock.pauses, { from: at.toISOString(), to: null }]);
};

export const resume = (rules: ClockRules, clock: Clock, at: Date): Clock => {
  if (!isOpen(clock) || clock.pauses.every((each) => each.to !== null)) return clock;
  return recount(
    rules,
    clock,
    clock.pauses.map((each) => (each.to === null ? { ...each, to: at.toISOString() } : each)),
  );
};

export const meet = (clock: Clock, at: Date): Clock => (isOpen(clock) ? { ...clock, metAt: at } : clock);
export const stop = (clock: Clock, at: Date): Clock => (isOpen(clock) ? { ...clock, stoppedAt: at } : clock);

export const stateOf = (clock: Clock, now: Date): ClockState => {
  if (clock.stoppedAt) return 'stopped';
  if (clock.metAt) return clock.dueAt && clock.metAt > clock.dueAt ? 'metLate' : 'met';
  if (clock.pauses.some((each) => each.to === null)) return 'paused';
  return clock.dueAt && clock.dueAt < now ? 'late' : 'running';
};

/** The owner's own next date; what a receiver owes is shown on the referral. */
export const nextDue = (clocks: readonly Clock[]): Date | null => {
  const dates = clocks
    .filter((clock) => isOpen(clock) && clock.purpose !== 'referral' && clock.purpose !== 'receipt')
    .flatMap((clock) => (clock.dueAt ? [clock.dueAt.getTime()] : []));
  return dates.length === 0 ? null : new Date(Math.min(...dates));
};
