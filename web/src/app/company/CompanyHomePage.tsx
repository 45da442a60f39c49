import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { Icon } from '#ui/Icon';
import { Link } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { ownCasesQuery, toDoQuery } from '../../rooms/cases/api.ts';
import { caseTask } from '../../rooms/cases/tasks.ts';
import { diagnosisTasksQuery } from '../../rooms/diagnosis/api.ts';
import { taskLine as diagnosisTask } from '../../rooms/diagnosis/tasks.ts';
import { consentsQuery, ownCompanyQuery } from '../../rooms/organisations/api.ts';
import { technologyTasksQuery } from '../../rooms/technologies/api.ts';
import { taskLine as technologyTask } from '../../rooms/technologies/cards/tasks.ts';
import styles from './CompanyHome.module.css';
import { companyHomeMessages } from './messages.ts';
import { standingTasks } from './own-tasks.ts';
import { inOrder, type TaskLine } from './tasks.ts';

export function CompanyHomePage() {
  const t = useText(companyHomeMessages);
  const formats = useFormats();
  const day = useDay();
  return (
    <Page aside={<Aside />}>
      <PageHeader title={t.title} lead={t.lead({ date: formats.date(todayInSeoul()) })} />
      <Section title={t.todo}>
        {day.isPending ? (
          <Skeleton shape="rows" lines={5} height="32rem" />
        ) : day.tasks.length === 0 ? (
          <EmptyState title={t.noneTitle}>{t.none}</EmptyState>
        ) : (
          <ol className={styles.tasks}>
            {day.tasks.map((task) => (
              <Task key={task.id} task={task} />
            ))}
          </ol>
        )}
        {day.isFaulty ? (
          <Notice
            tone="warning"
            title={t.partFault}
            action={
              <Button size="small" onPress={day.retry}>
                {t.retry}
              </Button>
            }
          />
        ) : null}
      </Section>
      <NextStep title={t.nextHelp} why={t.nextHelpWhy} to="/help" label={t.goHelp} />
    </Page>
  );
}

/** The lines of all rooms together. One room that fails does not hide the others. */
function useDay() {
  const locale = useLocale();
  const { session } = useSession();
  const company = useQuery(ownCompanyQuery);
  const [cases, technologies, diagnosis, consents] = useQueries({
    queries: [
      { ...toDoQuery, throwOnError: false },
      { ...technologyTasksQuery, throwOnError: false },
      { ...diagnosisTasksQuery, throwOnError: false },
      { ...consentsQuery, throwOnError: false },
    ],
  });
  const parts = [company, cases, technologies, diagnosis, consents];
  const tasks: readonly TaskLine[] = [
    ...(cases.data?.items ?? []).map((item) => caseTask(item, locale)),
    ...(technologies.data?.tasks ?? []).map((item) => technologyTask(item, locale)),
    ...(diagnosis.data?.tasks ?? []).map((item) => diagnosisTask(item, locale)),
    ...standingTasks(company.data, consents.data?.items ?? [], session, locale),
  ];
  return {
    tasks: inOrder(tasks, todayInSeoul()),
    isPending: parts.some((part) => part.isPending),
    isFaulty: parts.some((part) => part.isError),
    retry: () => void Promise.all(parts.filter((part) => part.isError).map((part) => part.refetch())),
  };
}

function Task({ task }: { task: TaskLine }) {
  return (
    <li className={styles.task}>
      <div>
        <Link to={task.to}>{task.title}</Link>
        <p>{task.why}</p>
      </div>
      <Clock due={task.dueOn} />
      <Icon name="right" size="small" />
    </li>
  );
}

function Aside() {
  const t = useText(companyHomeMessages);
  const company = useQuery(ownCompanyQuery).data;
  const recent = useInfiniteQuery({ ...ownCasesQuery, throwOnError: false });
  const rows = recent.data?.pages[0]?.items.slice(0, 4) ?? [];
  const states = { unconfirmed: t.statusUnconfirmed, confirmed: t.statusConfirmed, refused: t.statusRefused };
  return (
    <div className={styles.aside}>
      <section>
        <h2>{t.shortcuts}</h2>
        <ul>
          <li>
            <Link to="/help">{t.goHelp}</Link>
          </li>
          <li>
            <Link to="/check">{t.goCheck}</Link>
          </li>
          <li>
            <Link to="/company/diagnoses">{t.goDiagnose}</Link>
          </li>
          <li>
            <Link to="/leak">{t.goLeak}</Link>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t.recent}</h2>
        {rows.length === 0 ? <p className="muted small">{t.noRequests}</p> : null}
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/company/cases/${row.id}`}>{row.title}</Link> <Clock due={row.dueAt} look="word" />
            </li>
          ))}
        </ul>
        <Link to="/company/cases">{t.allRequests}</Link>
      </section>
      <section>
        <h2>{t.company}</h2>
        <p>
          <strong>{company?.name ?? '…'}</strong>{' '}
          <span className="muted small">{company === undefined ? '' : states[company.status]}</span>
        </p>
        <Link to="/company/profile">{t.seeProfile}</Link>
      </section>
    </div>
  );
}
