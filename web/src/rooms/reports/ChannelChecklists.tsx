import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Section } from '#ui/Page';
import type { FirstHour } from './api.ts';
import { Lines } from './FirstHourSteps.tsx';
import { reportMessages } from './messages.ts';

/** What to keep and what to leave alone, by the way the leak took. Which of them one opens is kept nowhere. */
export function ChannelChecklists({ checklists }: { checklists: FirstHour['checklists'] }) {
  const t = useText(reportMessages);
  const pick = usePick();
  return (
    <Section title={t.checklists} lead={t.checklistsLead}>
      {checklists.map(({ channel, title, vanishes, do: lines, avoid }) => (
        <Disclosure key={channel} title={pick(title)}>
          <p>
            <strong>{pick(vanishes)}</strong>
          </p>
          <Lines title={t.do} lines={lines.map(pick)} look="do" />
          {avoid.length === 0 ? null : <Lines title={t.avoid} lines={avoid.map(pick)} look="avoid" />}
        </Disclosure>
      ))}
    </Section>
  );
}
