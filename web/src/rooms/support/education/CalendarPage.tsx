import { targetRoles } from '@boru/contract/education';
import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useSession } from '#lib/session';
import { Chips } from '#ui/Chips';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton, OutsideLink } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { calendarQuery, type RunLine } from './api.ts';
import styles from './Education.module.css';
import { educationMessages } from './messages.ts';

const ALL = 'all';

/** Every run ahead, for anybody; who may enrol is said on the page of the run. */
export function CalendarPage() {
  const t = useText(educationMessages);
  const pick = usePick();
  const query = useQuery(calendarQuery);
  const { session } = useSession();
  const [role, setRole] = useState<string>(ALL);
  const isFor = (run: RunLine) => role === ALL || run.roles.some((one) => one === role || one === 'allStaff');
  const chips = [
    { id: ALL, label: t.everyone },
    ...targetRoles.filter((one) => one !== 'allStaff').map((id) => ({ id, label: pick(lists.targetRole[id]) })),
  ];
  const own =
    session.kind === 'company' ? (
      <>
        <LinkButton to="/company/education">{t.ownGo}</LinkButton>
        <LinkButton to="/company/education/visit">{t.visitGo}</LinkButton>
      </>
    ) : undefined;
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={own}
        meta={
          <>
            <OutsideLink href="/api/education/calendar.ics">{t.subscribe}</OutsideLink>
            <Link to="/education/certificate">{t.checkGo}</Link>
          </>
        }
      />
      <div className={styles.filters}>
        <Chips label={t.filter} chips={chips} value={role} onChange={setRole} />
      </div>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={5} height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => <Runs items={items.filter(isFor)} />}
      </Loaded>
    </Page>
  );
}

function Runs({ items }: { items: readonly RunLine[] }) {
  const t = useText(educationMessages);
  if (items.length === 0) return <EmptyState title={t.none}>{t.noneBody}</EmptyState>;
  return (
    <ul className={styles.list}>
      {items.map((run) => (
        <Run key={run.id} run={run} />
      ))}
    </ul>
  );
}

function Run({ run }: { run: RunLine }) {
  const t = useText(educationMessages);
  const pick = usePick();
  const formats = useFormats();
  const facts = [
    formats.dateTime(run.startsAt),
    pick(run.agency.name),
    run.roles.map((role) => pick(lists.targetRole[role])).join(', '),
    run.priceWon === 0 ? t.free : formats.won(run.priceWon),
  ];
  return (
    <li className={styles.item}>
      <h2>
        <Link to={`/education/${run.id}`}>{run.title}</Link>
      </h2>
      <div className={styles.seats}>
        <SeatsTag run={run} />
      </div>
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </li>
  );
}

/** How full it is, in a word; colour never alone. */
export function SeatsTag({ run }: { run: RunLine }) {
  const t = useText(educationMessages);
  const pick = usePick();
  if (run.state === 'cancelled') return <Tag tone="red">{pick(lists.runState.cancelled)}</Tag>;
  if (!run.isOpen) return <Tag>{t.closed}</Tag>;
  const isFull = run.held >= run.capacity || run.waiting > 0;
  const waiting = run.waiting > 0 ? ` · ${t.waiting({ count: run.waiting })}` : '';
  return (
    <Tag tone={isFull ? 'amber' : 'green'}>
      {isFull ? t.full : t.seats} {t.seatsOf(run)}
      {waiting}
    </Tag>
  );
}
