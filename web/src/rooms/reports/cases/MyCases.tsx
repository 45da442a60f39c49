import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Clock } from '#ui/Clock';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import styles from '../incidents/Incidents.module.css';
import { mineQuery } from './api.ts';
import { caseMessages } from './messages.ts';

/** Among what somebody has to do: numbers and days, no word of what it is about. Nothing for whoever has none. */
export function MyCases() {
  const t = useText(caseMessages);
  const { data } = useQuery({ ...mineQuery, throwOnError: false });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t.mine} lead={t.mineLead}>
      <ul className={styles.list}>
        {items.map(({ id, number, dueOn }) => (
          <li key={id}>
            <Link to={`/desk/reports/cases/${id}`}>{number}</Link>{' '}
            {dueOn === null ? <span className="muted">{t.noDue}</span> : <Clock due={dueOn} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
