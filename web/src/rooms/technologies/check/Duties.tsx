import type { DutyView } from '@boru/contract/technologies';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { dutiesQuery } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';
import { applying, type Check } from './state.ts';

/** The duties that would follow, each with its article and period. Fetched by date alone. */
export function Duties({ check }: { check: Check }) {
  const t = useText(checkMessages);
  const { result, on } = check;
  const applies = result.verdict !== 'none' && result.verdict !== 'near-miss';
  const query = useQuery({ ...dutiesQuery(on), enabled: applies });
  if (!applies || query.data === undefined) return null;
  const lists = new Set<string>(applying(result).map((candidate) => candidate.list));
  const duties = query.data.duties.filter((duty) => duty.perList.some((row) => lists.has(row.list)));
  return (
    <Section title={t.duties} action={<Link to="/check/determination">{t.dutiesMore}</Link>}>
      <DutyList duties={duties.filter((duty) => duty.arises !== 'ifEvent')} lists={lists} />
      <Disclosure title={t.dutiesEvents}>
        <DutyList duties={duties.filter((duty) => duty.arises === 'ifEvent')} lists={lists} />
      </Disclosure>
    </Section>
  );
}

export function DutyList({ duties, lists }: { duties: readonly DutyView[]; lists: ReadonlySet<string> }) {
  return (
    <ul className={styles.duties}>
      {duties.map((duty) => (
        <Duty key={duty.id} duty={duty} lists={lists} />
      ))}
    </ul>
  );
}

function Duty({ duty, lists }: { duty: DutyView; lists: ReadonlySet<string> }) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const rows = duty.perList.filter((row) => lists.has(row.list));
  return (
    <li>
      <strong>{pick(duty.title)}</strong>{' '}
      {duty.verified && rows.every((row) => row.verified) ? null : <Tag tone="amber">{words.unverified}</Tag>}
      <p>{pick(duty.what)}</p>
      {rows.map((row) => (
        <p key={row.list} className="small muted">
          {row.law.map(({ short, article }) => `${pick(short)} ${article}`).join(', ')} · {pick(row.deadline)}
          {row.dueOn === null ? null : ` (${t.dutiesDue({ date: formats.date(row.dueOn) })})`}
          {row.form === null ? null : ` · ${t.form({ number: row.form.number ?? '', name: row.form.name })}`}
          {row.sanction === null ? null : ` · ${t.sanction}: ${pick(row.sanction)}`}
        </p>
      ))}
    </li>
  );
}
