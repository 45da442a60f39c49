import { useQuery } from '@tanstack/react-query';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Tag } from '#ui/Tag';
import styles from './Home.module.css';
import { homeMessages } from './messages.ts';
import { type OpenProgramme, openProgrammesQuery } from './queries.ts';

const SHOWN = 5;

export function OpenSupport() {
  const t = useText(homeMessages);
  const query = useQuery(openProgrammesQuery);
  return (
    <section>
      <div className={styles.headRow}>
        <h2 className={styles.heading}>{t.supportTitle}</h2>
        <Link to="/support" className={styles.all}>
          {t.supportAll}
        </Link>
      </div>
      <div className={styles.supportRoom}>
        <Loaded
          query={query}
          skeleton={<Skeleton shape="rows" lines={SHOWN} />}
          fault={(_, retry) => (
            <Notice
              tone="warning"
              title={t.listFault}
              action={
                <Button size="small" onPress={retry}>
                  {t.retry}
                </Button>
              }
            />
          )}
        >
          {({ items }) =>
            offered(items, todayInSeoul()).length === 0 ? (
              <EmptyState title={t.supportNoneTitle} size="small">
                {t.supportNone}
              </EmptyState>
            ) : (
              <ul className={styles.rows}>
                {offered(items, todayInSeoul())
                  .slice(0, SHOWN)
                  .map((programme) => (
                    <ProgrammeRow key={programme.id} programme={programme} />
                  ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </section>
  );
}

function ProgrammeRow({ programme }: { programme: OpenProgramme }) {
  const t = useText(homeMessages);
  const pick = usePick();
  return (
    <li className={styles.row}>
      <Tag tone="blue">{useKindName(programme.kind)}</Tag>
      <span>
        <Link to={`/support?programme=${programme.id}`}>{pick(programme.name)}</Link>{' '}
        <small className="muted">{pick(programme.operator)}</small>
        {programme.verified ? null : (
          <>
            {' '}
            <Tag tone="amber">{t.unverified}</Tag>
          </>
        )}
      </span>
      <When programme={programme} />
    </li>
  );
}

function When({ programme }: { programme: OpenProgramme }) {
  const t = useText(homeMessages);
  const formats = useFormats();
  if (programme.closesOn !== null)
    return <span className={styles.when}>{t.supportUntil({ date: formats.date(programme.closesOn) })}</span>;
  if (programme.opensOn !== null)
    return <span className={styles.when}>{t.supportFrom({ date: formats.date(programme.opensOn) })}</span>;
  if (programme.state === 'standing') return <span className={styles.when}>{t.supportAlways}</span>;
  return (
    <span className={styles.when}>
      {programme.year === null ? t.supportAsk : t.supportYear({ year: programme.year })}
    </span>
  );
}

/** Help one asks for by name, before procedures one is sent to. */
const kindOrder = ['subsidy', 'consulting', 'education', 'counselling', 'monitoring', 'escrow'];

/** What is over is not offered. What closes first stands first, then what is always there, then what was only reported. */
export function offered(programmes: readonly OpenProgramme[], today: string): readonly OpenProgramme[] {
  const place = (kind: string) => (kindOrder.indexOf(kind) + kindOrder.length + 1) % (kindOrder.length + 1);
  const certainty = (programme: OpenProgramme) => (programme.state === 'standing' ? 0 : 1);
  return programmes
    .filter(({ state, closesOn }) => state !== 'closed' && (closesOn === null || closesOn >= today))
    .sort(
      (a, b) =>
        (a.closesOn ?? '9999').localeCompare(b.closesOn ?? '9999') ||
        certainty(a) - certainty(b) ||
        place(a.kind) - place(b.kind),
    );
}

function useKindName(kind: string): string {
  const t = useText(homeMessages);
  const names: Readonly<Record<string, string>> = {
    counselling: t.kindCounselling,
    education: t.kindEducation,
    consulting: t.kindConsulting,
    subsidy: t.kindSubsidy,
    legal: t.kindLegal,
    escrow: t.kindEscrow,
    monitoring: t.kindMonitoring,
    originRegistration: t.kindOriginRegistration,
    determinationGuidance: t.kindDeterminationGuidance,
    exportGuidance: t.kindExportGuidance,
    dispute: t.kindDispute,
    incidentResponse: t.kindIncidentResponse,
  };
  return names[kind] ?? t.kindOther;
}
