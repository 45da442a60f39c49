import { addDays, type CivilDate, civilOf } from '@boru/contract/civil';
import type { HelpTopic } from '@boru/contract/help';
import type { Pack } from '@boru/contract/pack';

export type Template = Pack['catalogue']['caseTemplates']['items'][number];
export type NewTask = {
  kind: 'task' | 'checklist' | 'followUp';
  title: string;
  template: string | null;
  dueOn: CivilDate | null;
};

/** Checklists for this kind of case; none is put on a case by itself. */
export const templatesFor = (pack: Pack, topic: HelpTopic): Template[] =>
  pack.catalogue.caseTemplates.items.filter(({ topics }) => topics.includes(topic));

/** The days of a checklist are counted from the day it is put on the case: a late start is not late at once. */
export const checklistOf = (template: Template, now: Date): NewTask[] =>
  template.steps.map(({ title, days }) => ({
    kind: 'checklist',
    title: title.ko,
    template: template.id,
    dueOn: days === null ? null : addDays(civilOf(now.getTime()), days),
  }));

/** What the desk looks after once the case has ended. */
export const followUpsOf = (pack: Pack, now: Date): NewTask[] =>
  pack.catalogue.caseTemplates.followUps.map(({ days, title }) => ({
    kind: 'followUp',
    title: title.ko,
    template: null,
    dueOn: addDays(civilOf(now.getTime()), days),
  }));
