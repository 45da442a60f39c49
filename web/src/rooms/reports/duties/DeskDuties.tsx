import { useQuery } from '@tanstack/react-query';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { Clock } from '#ui/Clock';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import { dutiesQuery } from '../incidents/api.ts';
import styles from '../incidents/Incidents.module.css';
import { dutyMessages } from './messages.ts';
import { dutyLine } from './tasks.ts';

/** What companies that named this officer still owe. Nothing at all where nobody named them. */
export function DeskDuties() {
  const t = useText(dutyMessages);
  const locale = useLocale();
  const { data } = useQuery({ ...dutiesQuery, throwOnError: false });
  const duties = data?.items ?? [];
  if (duties.length === 0) return null;
  const today = todayInSeoul();
  return (
    <Section title={t.title} lead={t.lead}>
      <ul className={styles.list}>
        {duties.map((duty) => {
          const line = dutyLine(duty, '/desk/incidents', today, locale);
          return (
            <li key={line.id}>
              <Link to={line.to}>{line.title}</Link> <Clock due={line.dueOn} />
              <p className="small muted">
                {duty.companyName} · {line.why}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
