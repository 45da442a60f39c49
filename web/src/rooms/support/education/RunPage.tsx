import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { useSession } from '#lib/session';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type RunView, runQuery } from './api.ts';
import { SeatsTag } from './CalendarPage.tsx';
import styles from './Education.module.css';
import { EnrolForm } from './EnrolForm.tsx';
import { educationMessages } from './messages.ts';

export function RunPage() {
  const query = useQuery(runQuery(usePathParam('runId')));
  return (
    <Page width="form">
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(run) => <Shown run={run} />}
      </Loaded>
    </Page>
  );
}

function Shown({ run }: { run: RunView }) {
  const t = useText(educationMessages);
  return (
    <>
      <PageHeader
        title={run.title}
        lead={run.summary}
        crumbs={[{ label: t.calendar, to: '/education' }, { label: run.title }]}
        meta={
          <>
            <SeatsTag run={run} />
            {run.isVisit ? <Tag tone="blue">{t.visitRun}</Tag> : null}
          </>
        }
      />
      {run.state === 'cancelled' ? (
        <Notice tone="danger" title={t.cancelledRun}>
          {run.cancelReason}
        </Notice>
      ) : null}
      <Sessions run={run} />
      <RunFacts run={run} />
      {run.isOpen ? (
        <Section title={t.enrol} lead={t.enrolLead}>
          <Enrolling run={run} />
        </Section>
      ) : null}
    </>
  );
}

function Enrolling({ run }: { run: RunView }) {
  const t = useText(educationMessages);
  const { session, known } = useSession();
  if (!known) return <Skeleton lines={3} />;
  if (session.kind === 'company') return <EnrolForm run={run} />;
  if (session.kind === 'anonymous')
    return (
      <Notice
        title={t.signIn}
        action={<LinkButton to={`/sign-in?next=/education/${run.id}`}>{t.signInGo}</LinkButton>}
      />
    );
  return <Notice>{t.deskOnly}</Notice>;
}

/** `toList`: for the desk, each leads to the attendance list. */
export function Sessions({ run, toList = false }: { run: RunView; toList?: boolean }) {
  const t = useText(educationMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Section title={t.sessions}>
      <Table
        caption={t.sessions}
        isCaptionHidden
        rows={run.sessions}
        keyOf={(session) => session.id}
        columns={[
          {
            id: 'when',
            title: t.when,
            isRowHeader: true,
            cell: (session) => {
              const when = `${formats.dateTime(session.startsAt)} ~ ${formats.time(session.endsAt)}`;
              return toList ? <Link to={`/desk/education/sessions/${session.id}`}>{`${t.list} ${when}`}</Link> : when;
            },
          },
          { id: 'mode', title: t.mode, cell: (session) => pick(lists.sessionMode[session.mode]) },
          { id: 'place', title: t.place, cell: (session) => session.place },
        ]}
      />
    </Section>
  );
}

/** The rules, before anybody enrols: what it needs, how a seat is lost, who is next. */
export function RunFacts({ run }: { run: RunView }) {
  const t = useText(educationMessages);
  const pick = usePick();
  const formats = useFormats();
  const { rule } = run;
  const needs = [
    t.attendance({ percent: rule.attendancePercent }),
    rule.testScore === null ? null : t.test({ score: rule.testScore }),
    rule.survey ? t.survey : null,
    rule.validMonths === null ? null : t.valid({ months: rule.validMonths }),
  ].filter((part) => part !== null);
  const basis = run.basis.map(({ lawName, article }) => `「${lawName}」 ${article}`);
  return (
    <Section title={t.rules}>
      <DescriptionList
        items={[
          { name: t.agency, value: pick(run.agency.name) },
          { name: t.roles, value: run.roles.map((role) => pick(lists.targetRole[role])).join(', ') },
          { name: t.trainers, value: run.trainers.join(', ') },
          { name: t.basis, value: basis.length === 0 ? t.basisNone : basis.join(', ') },
          ...(run.prerequisites === null ? [] : [{ name: t.prerequisites, value: run.prerequisites }]),
          { name: t.price, value: run.priceWon === 0 ? t.free : formats.won(run.priceWon) },
          { name: t.quota, value: run.quota === null ? t.noQuota : t.quotaOf({ count: run.quota }) },
          { name: t.enrolUntil, value: formats.dateTime(run.enrolUntil) },
          { name: t.cancelUntil, value: `${formats.dateTime(run.cancelUntil)} — ${t.cancelWhy}` },
          { name: t.rule, value: needs.join(' · ') },
          { name: t.queue, value: <Queue run={run} /> },
        ]}
      />
    </Section>
  );
}

function Queue({ run }: { run: RunView }) {
  const t = useText(educationMessages);
  const pick = usePick();
  return (
    <>
      <strong>{pick(lists.queueRule[run.queueRule])}</strong>
      <p className="small">{t.queueHours({ hours: run.offerHours })}</p>
      {run.queueRule === 'riskFirst' ? <p className="small">{t.riskWhy}</p> : null}
      {run.seal === null ? null : (
        <>
          <p className="small">{t.lotWhy}</p>
          <p className="small">
            {t.seal}: <span className={styles.mono}>{run.seal}</span>
          </p>
          <p className="small">
            {t.seed}: <span className={styles.mono}>{run.seed ?? t.seedLater}</span>
          </p>
        </>
      )}
    </>
  );
}
