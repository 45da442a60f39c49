import type { DiagnosisTask } from '@boru/contract/diagnosis';
import { textOf } from '#lib/i18n';
import type { Locale } from '#lib/locale';
import { diagnosisMessages } from './messages.ts';

export interface TaskLine {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly to: string;
  readonly dueOn: string | null;
}

/** This room's lines of "오늘 할 일", in words. */
export function taskLine(task: DiagnosisTask, locale: Locale): TaskLine {
  const t = textOf(diagnosisMessages, locale);
  const line = { id: `diagnosis.${task.kind}`, dueOn: task.dueOn };
  switch (task.kind) {
    case 'neverDiagnosed':
      return { ...line, title: t.taskNever, why: t.taskNeverWhy, to: '/company/diagnoses' };
    case 'incomplete':
      return {
        ...line,
        title: t.taskIncomplete({ left: task.left }),
        why: t.taskIncompleteWhy,
        to: '/company/diagnoses/draft',
      };
    case 'expiresSoon':
      return { ...line, title: t.taskExpires({ days: task.left }), why: t.taskExpiresWhy, to: '/company/diagnoses' };
    case 'expired':
      return { ...line, title: t.taskExpired, why: t.taskExpiresWhy, to: '/company/diagnoses' };
  }
}
