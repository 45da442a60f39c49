import { createHash } from 'node:crypto';
import { articleOf, type KnownLaws } from '@boru/contract/articles';
import { civilOf } from '@boru/contract/civil';
import type { WorkingCalendar } from '@boru/contract/deadline';
import type { Duty, Pack } from '@boru/contract/pack';
import type { EngineEdition } from '@boru/contract/rescreening';
import type { PeriodView, ScreeningRelease } from '@boru/contract/technologies';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { type Dictionary, dictionaryOf } from '@boru/engines/rescreening';
import { ENGINE_VERSION, packed } from '@boru/engines/screening';

/** The files the engine needs, as they go to the browser: one document under one hash. */
const filesOf = ({ catalogue }: Pack) => ({
  lists: catalogue.statutoryLists,
  profiles: catalogue.technologyProfiles,
  terms: catalogue.screeningTerms,
  units: catalogue.screeningUnits,
  quantities: catalogue.screeningQuantities,
  language: catalogue.screeningLanguage,
  ladders: catalogue.thresholdLadders,
  revisions: catalogue.statutoryRevisions,
});

type Bundle = { hash: string; body: Buffer; release: ScreeningRelease; dictionary: Dictionary };
const prepared = new WeakMap<Pack, Bundle>();

/** Built once per pack. Compiling it here means that a catalogue the browser could not read is never served. */
export const bundleOf = (pack: Pack): Bundle => {
  const known = prepared.get(pack);
  if (known) return known;
  const files = packed(filesOf(pack));
  const dictionary = dictionaryOf(files);
  const body = Buffer.from(JSON.stringify(files));
  const hash = createHash('sha256').update(body).digest('hex');
  const editions = pack.catalogue.statutoryLists.map((list) => ({
    list: list.list,
    edition: list.edition,
    name: list.title,
    validFrom: list.validFrom,
    validTo: list.validTo,
    items: list.items.length,
    verified: list.verified,
  }));
  const bundle = { hash, body, release: { hash, editions }, dictionary };
  prepared.set(pack, bundle);
  return bundle;
};

/** Engine and data a result of today is made with; what the browser reports after its own compiling. */
export const engineOf = (pack: Pack): EngineEdition => ({
  version: ENGINE_VERSION,
  catalogue: bundleOf(pack).dictionary.catalogue.fingerprint,
});

const calendars = new WeakMap<Pack, WorkingCalendar>();
const calendarFor = (pack: Pack): WorkingCalendar => {
  const known = calendars.get(pack) ?? calendarOf(pack.holidays, pack.catalogue.workingHours);
  calendars.set(pack, known);
  return known;
};

/** The last day of a period that runs for the company from `from`; null for periods of others and for what has no period. */
const dueOn = (pack: Pack, duty: Duty, ruleId: string | null, from: string): string | null => {
  const rule = pack.catalogue.deadlineRules.items.find((each) => each.id === ruleId && inForce(each, from));
  if (rule?.kind !== 'within' || rule.actor !== 'company' || duty.arises !== 'ifApplies') return null;
  return compute(rule, calendarFor(pack), { on: from }, []).dueOn;
};

/** The dated rules behind a duty: the company's own period first, then that of the answer. */
const periodsOf = (pack: Pack, laws: KnownLaws, row: Duty['perList'][number], from: string): PeriodView[] =>
  [row.deadlineRule, ...row.furtherRules].flatMap((id) => {
    const rule = pack.catalogue.deadlineRules.items.find((each) => each.id === id && inForce(each, from));
    if (rule === undefined) return [];
    const { title, trigger, actor, kind, period, pauseLimits, extensions, verified } = rule;
    const law = rule.lawRef.map((ref) => articleOf(laws, ref));
    return [{ rule: rule.id, title, trigger, actor, kind, period, pauses: pauseLimits, extensions, law, verified }];
  });

/** The duties of the catalogue with statutes in words; periods counted from the day given (today when none is). */
export const dutiesFrom = (pack: Pack, from: string | undefined, now: Date) => {
  const day = from ?? civilOf(now.getTime());
  const laws: KnownLaws = new Map(pack.catalogue.laws.items.map((law) => [law.id, law]));
  const duties = pack.catalogue.duties.items.map((duty) => ({
    ...duty,
    perList: duty.perList.map((row) => ({
      list: row.list,
      law: row.law.map((ref) => articleOf(laws, ref)),
      form: row.form,
      deadline: row.deadline,
      decidedBy: row.decidedBy,
      periods: periodsOf(pack, laws, row, day),
      dueOn: dueOn(pack, duty, row.deadlineRule, day),
      sanction: row.sanction,
      verified: row.verified,
      note: row.note ?? null,
    })),
  }));
  const incentives = pack.catalogue.incentives.items.map((incentive) => ({
    ...incentive,
    law: incentive.law.map((ref) => articleOf(laws, ref)),
    note: incentive.note ?? null,
  }));
  return { from: day, duties, incentives };
};
