import { createHash } from 'node:crypto';
import { civilOf } from '@boru/contract/civil';
import type { WorkingCalendar } from '@boru/contract/deadline';
import type { Duty, Pack } from '@boru/contract/pack';
import type { ScreeningRelease } from '@boru/contract/technologies';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { compileCatalogue } from '@boru/engines/screening';

/** The files the engine needs, as they go to the browser: one document under one hash. */
const filesOf = ({ catalogue }: Pack) => ({
  lists: catalogue.statutoryLists,
  profiles: catalogue.technologyProfiles,
  terms: catalogue.screeningTerms,
  units: catalogue.screeningUnits,
  quantities: catalogue.screeningQuantities,
  language: catalogue.screeningLanguage,
  ladders: catalogue.thresholdLadders,
});

type Bundle = { hash: string; body: Buffer; release: ScreeningRelease };
const prepared = new WeakMap<Pack, Bundle>();

/** Built once per pack. Compiling it here means that a catalogue the browser could not read is never served. */
export const bundleOf = (pack: Pack): Bundle => {
  const known = prepared.get(pack);
  if (known) return known;
  const files = filesOf(pack);
  compileCatalogue(files);
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
  const bundle = { hash, body, release: { hash, editions } };
  prepared.set(pack, bundle);
  return bundle;
};

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

/** The duties of the catalogue with statutes in words; periods counted from the day given (today when none is). */
export const dutiesFrom = (pack: Pack, from: string | undefined, now: Date) => {
  const day = from ?? civilOf(now.getTime());
  const laws = new Map(pack.catalogue.laws.items.map((law) => [law.id, law]));
  const duties = pack.catalogue.duties.items.map((duty) => ({
    ...duty,
    perList: duty.perList.map((row) => ({
      list: row.list,
      law: row.law.map(({ law, article }) => ({
        name: laws.get(law)?.name ?? law,
        short: laws.get(law)?.short ?? { ko: law, en: law },
        article,
      })),
      form: row.form,
      deadline: row.deadline,
      dueOn: dueOn(pack, duty, row.deadlineRule, day),
      sanction: row.sanction,
      verified: row.verified,
    })),
  }));
  return { from: day, duties };
};
