import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useSession } from '#lib/session';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import styles from '../incidents/Incidents.module.css';
import { acceptedQuery } from './api.ts';
import { lessonMessages } from './messages.ts';

/** Beside the plan of a diagnosis. Colleagues who may not know of an incident see nothing and ask nothing. */
export function AcceptedTasks() {
  const t = useText(lessonMessages);
  const pick = usePick();
  const formats = useFormats();
  const { has } = useSession();
  const signs = has('company.representative', 'company.securityOfficer');
  const { data } = useQuery({ ...acceptedQuery, throwOnError: false, enabled: signs });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t.planTitle} lead={t.planLead}>
      <ul className={styles.plain}>
        {items.map(({ incidentId, lesson, task, at }) => (
          <li key={`${incidentId} ${lesson}`}>
            {pick(task)}{' '}
            <span className="small muted">
              {t.planFrom({ date: formats.dateTime(at) })} ·{' '}
              <Link to={`/company/incidents/${incidentId}`}>{t.planOpen}</Link>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
