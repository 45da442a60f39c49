import type { MyTasks } from '@boru/contract/tasks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Checkbox } from '#ui/Choices';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { useStep } from '../useStep.ts';
import { myTasksQuery, turnTask } from './api.ts';
import { taskMessages } from './messages.ts';
import styles from './Tasks.module.css';

type Mine = MyTasks['items'][number];

/** 내 할 일: open tasks over all cases, the most pressing first. `before`: what other rooms ask of the same person. */
export function MyTasksPage({ before }: { before?: ReactNode }) {
  const t = useText(taskMessages);
  const query = useQuery(myTasksQuery);
  return (
    <Page>
      <PageHeader title={t.mine} lead={t.mineLead} />
      {before}
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.mineNone}>{t.mineNoneBody}</EmptyState>
          ) : (
            <ul className={styles.list}>
              {items.map((task) => (
                <li key={task.id}>
                  <Line task={task} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Line({ task }: { task: Mine }) {
  const t = useText(taskMessages);
  const formats = useFormats();
  const turn = useStep(() => turnTask(task.caseId, task.id, true), t.turned);
  return (
    <>
      <div className={styles.line}>
        <Checkbox label={task.title} isSelected={false} isDisabled={turn.isPending} onChange={() => turn.mutate()} />
        {task.late ? <Tag tone="red">{t.late}</Tag> : null}
        {task.kind === 'task' ? null : <Tag>{task.kind === 'followUp' ? t.followUp : t.checklist}</Tag>}
        <span className="small muted">
          {[
            ...(task.mine ? [] : [t.noOwner]),
            ...(task.dueOn === null ? [] : [t.dueOn({ date: formats.date(task.dueOn) })]),
          ].join(' · ')}
        </span>
      </div>
      <p className="small">
        <Link to={`/desk/cases/${task.caseId}`}>{`${task.number ?? ''} ${task.caseTitle}`}</Link> · {task.companyName}
      </p>
      {turn.error === null ? null : <Fault error={turn.error} />}
    </>
  );
}
