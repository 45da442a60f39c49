import { daysFromToday, todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Explain } from '#ui/ExplainSheet';
import { companyHomeMessages } from './messages.ts';
import type { TaskLine } from './tasks.ts';

/** Where the date of a task comes from, and why the task stands where it stands. */
export function ClockReason({ task, dueOn }: { task: TaskLine; dueOn: string }) {
  const t = useText(companyHomeMessages);
  const formats = useFormats();
  const today = todayInSeoul();
  const [rule, edition] = task.id.startsWith('diagnosis.')
    ? [t.ruleDiagnosis, t.editionDiagnosis]
    : task.id.startsWith('organisations.consent')
      ? [t.ruleConsent, t.editionConsent]
      : task.id.startsWith('reports.duty')
        ? [t.ruleDuty, t.editionDuty]
        : [t.ruleOther, t.editionOther];
  return (
    <Explain
      label={t.explainClock}
      title={t.explainClockOf({ title: task.title })}
      explanation={{
        result: formats.date(dueOn),
        rule: (
          <>
            <p>{rule}</p>
            <p>{t.ruleOrder}</p>
          </>
        ),
        inputs: [
          { name: t.inputToday, value: formats.date(today) },
          { name: t.inputLeft, value: daysFromToday(dueOn, today, formats.locale) },
        ],
        edition: <p>{edition}</p>,
      }}
    />
  );
}
