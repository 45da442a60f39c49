import type { TechnologyTask } from '@boru/contract/technologies';
import { textOf } from '#lib/i18n';
import type { Locale } from '#lib/locale';
import { cardMessages } from './messages.ts';

export interface TaskLine {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly to: string;
  readonly dueOn: string | null;
}

/** This room's lines of "오늘 할 일", in words. */
export function taskLine(task: TechnologyTask, locale: Locale): TaskLine {
  const t = textOf(cardMessages, locale);
  const name = task.name ?? '';
  const line = { id: `technology.${task.kind}.${task.subjectId ?? ''}`, dueOn: null };
  const to = `/company/technologies/${task.subjectId ?? ''}`;
  switch (task.kind) {
    case 'neverScreened':
      return { ...line, title: t.taskNever, why: t.taskNeverWhy, to: '/check' };
    case 'rescreened':
      return { ...line, title: t.taskRescreened({ name }), why: t.taskRescreenedWhy, to };
    case 'mayApply':
      return { ...line, title: t.taskMayApply({ name }), why: t.taskMayApplyWhy, to };
    case 'numberMissing':
      return { ...line, title: t.taskNumber({ name }), why: t.taskNumberWhy, to };
    case 'editionChanged':
      return { ...line, title: t.taskEdition({ name }), why: t.taskEditionWhy, to };
  }
}
