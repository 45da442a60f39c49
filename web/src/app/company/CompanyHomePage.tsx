import { useQueries, useQuery } from '@tanstack/react-query';
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
import { toDoQuery } from '../../rooms/cases/api.ts';
import { caseTask } from '../../rooms/cases/tasks.ts';
import { diagnosisTasksQuery } from '../../rooms/diagnosis/api.ts';
import { taskLine as diagnosisTask } from '../../rooms/diagnosis/tasks.ts';
import { consentsQuery, ownCompanyQuery } from '../../rooms/organisations/api.ts';
import { dutyLine } from '../../rooms/reports/duties/tasks.ts';
import { dutiesQuery } from '../../rooms/reports/incidents/api.ts';
import { technologyTasksQuery } from '../../rooms/technologies/api.ts';
import { taskLine as technologyTask } from '../../rooms/technologies/cards/tasks.ts';
import { Aside } from './Aside.tsx';
import { ClockReason } from './ClockReason.tsx';
import styles from './CompanyHome.module.css';
import { companyHomeMessages } from './messages.ts';
import { standingTasks } from './own-tasks.ts';
import { Standing } from './Standing.tsx';
import { firstToDo, inOrder, type TaskLine } from './tasks.ts';

export function CompanyHomePage() {
  const t = useText(companyHomeMessages);
  const formats = useFormats();
  const day = useDay();
  return (
    <Page aside={<Aside />}>
      <PageHeader title={t.title} lead={t.lead({ date: formats.date(todayInSeoul()) })} />
      <Standing />
      <Section title={t.todo}>
        {day.isPending ? (
          <Skeleton shape="rows" lines={5} height="30rem" />
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
      {day.isPending ? null : <Next first={firstToDo(day.tasks)} />}
    </Page>
  );
}

/** The lines of all rooms together. One room that fails does not hide the others. */
function useDay() {
  const locale = useLocale();
  const { session, has } = useSession();
  const signs = has('company.representative', 'company.securityOfficer');
  const company = useQuery(ownCompanyQuery);
  const [cases, technologies, diagnosis, consents, duties] = useQueries({
    queries: [
      { ...toDoQuery, throwOnError: false },
      { ...technologyTasksQuery, throwOnError: false },
      { ...diagnosisTasksQuery, throwOnError: false },
      { ...consentsQuery, throwOnError: false },
      // An incident is a secret towards colleagues: only those who may sign are shown that there is one.
      { ...dutiesQuery, throwOnError: false, enabled: signs },
    ],
  });
  // What one may not ask for never arrives.
  const parts = [company, cases, technologies, diagnosis, consents, ...(signs ? [duties] : [])];
  const today = todayInSeoul();
  const tasks: readonly TaskLine[] = [
    ...(duties.data?.items ?? []).map((item) => dutyLine(item, '/company/incidents', today, locale)),
    ...(cases.data?.items ?? []).map((item) => caseTask(item, locale)),
    ...(technologies.data?.tasks ?? []).map((item) => technologyTask(item, locale)),
    ...(diagnosis.data?.tasks ?? []).map((item) => diagnosisTask(item, locale)),
    ...standingTasks(company.data, consents.data?.items ?? [], session, locale),
  ];
  return {
    tasks: inOrder(tasks, today),
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
      <span className={styles.due}>
        <Clock due={task.dueOn} />
        {task.dueOn === null ? null : <ClockReason task={task} dueOn={task.dueOn} />}
      </span>
      <Icon name="right" size="small" />
    </li>
  );
}

/** The one most useful next action: the first task, or asking for help when nothing waits. */
function Next({ first }: { first: TaskLine | undefined }) {
  const t = useText(companyHomeMessages);
  if (first === undefined) return <NextStep title={t.nextHelp} why={t.nextHelpWhy} to="/help" label={t.goHelp} />;
  return <NextStep title={t.nextTask({ title: first.title })} why={first.why} to={first.to} label={t.nextTaskGo} />;
}
