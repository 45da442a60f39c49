import type { CaseTasks, TaskView } from '@boru/contract/tasks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import { colleaguesQuery } from '../api.ts';
import { useStep } from '../useStep.ts';
import { addChecklist, addTask, tasksQuery, turnTask } from './api.ts';
import { taskMessages } from './messages.ts';
import styles from './Tasks.module.css';

/** What this agency still has to do about the case; nobody else sees it. */
export function Tasks({ caseId }: { caseId: string }) {
  const t = useText(taskMessages);
  const query = useQuery(tasksQuery(caseId));
  return (
    <Section title={t.title}>
      <p className="small muted">{t.internal}</p>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={3} />}
        fault={(error, retry) => <Fault error={error} onRetry={retry} />}
      >
        {(tasks) => (
          <>
            {tasks.items.length === 0 ? <p className="small">{t.none}</p> : null}
            <ul className={styles.list}>
              {tasks.items.map((task) => (
                <li key={task.id}>
                  <Line caseId={caseId} task={task} mayTurn={tasks.mayAdd} />
                </li>
              ))}
            </ul>
            {tasks.mayAdd ? <Adding caseId={caseId} tasks={tasks} /> : null}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Line({ caseId, task, mayTurn }: { caseId: string; task: TaskView; mayTurn: boolean }) {
  const t = useText(taskMessages);
  const formats = useFormats();
  const turn = useStep((isDone: boolean) => turnTask(caseId, task.id, isDone), t.turned);
  return (
    <div className={styles.line}>
      <Checkbox
        label={task.title}
        isSelected={task.doneAt !== null}
        isDisabled={!mayTurn || turn.isPending}
        onChange={(isDone) => turn.mutate(isDone)}
      />
      {task.late ? <Tag tone="red">{t.late}</Tag> : null}
      {task.kind === 'task' ? null : <Tag>{task.kind === 'followUp' ? t.followUp : t.checklist}</Tag>}
      <span className="small muted">
        {[
          task.doneByName === null ? (task.ownerName ?? t.noOwner) : t.done({ name: task.doneByName }),
          ...(task.dueOn === null ? [] : [t.dueOn({ date: formats.date(task.dueOn) })]),
        ].join(' · ')}
      </span>
      {turn.error === null ? null : <Fault error={turn.error} />}
    </div>
  );
}

function Adding({ caseId, tasks }: { caseId: string; tasks: CaseTasks }) {
  const t = useText(taskMessages);
  const pick = usePick();
  const list = useStep((template: string) => addChecklist(caseId, template), t.templateDone);
  return (
    <div data-print="hide">
      <div className={styles.tools}>
        {tasks.templates.map((template) => (
          <span key={template.id} className={styles.line}>
            <Button size="small" isPending={list.isPending} onPress={() => list.mutate(template.id)}>
              {t.template({ name: pick(template.title) })}
            </Button>
            {template.verified ? null : <Doubt />}
          </span>
        ))}
      </div>
      {list.error === null ? null : <Fault error={list.error} />}
      <Disclosure title={t.add}>
        <NewTask caseId={caseId} />
      </Disclosure>
    </div>
  );
}

const nobody = 'nobody';

function NewTask({ caseId }: { caseId: string }) {
  const t = useText(taskMessages);
  const colleagues = useQuery(colleaguesQuery);
  const [title, setTitle] = useState('');
  const [ownerId, setOwner] = useState<string>(nobody);
  const [dueOn, setDue] = useState<string | null>(null);
  const send = useStep(
    () => addTask(caseId, { title: title.trim(), ownerId: ownerId === nobody ? null : ownerId, dueOn }),
    t.added,
    () => setTitle(''),
  );
  return (
    <FormStack>
      <TextField size="small" label={t.what} isRequired value={title} onChange={setTitle} maxLength={200} />
      <div className={styles.tools}>
        <Select
          size="small"
          label={t.owner}
          options={[
            { id: nobody, label: t.nobody },
            ...(colleagues.data?.items ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
          value={ownerId}
          onChange={(id) => setOwner(id ?? nobody)}
        />
        <DateField label={t.due} value={dueOn} onChange={setDue} />
        <Button size="small" isDisabled={title.trim() === ''} isPending={send.isPending} onPress={() => send.mutate()}>
          {t.go}
        </Button>
      </div>
      {send.error === null ? null : <Fault error={send.error} wrote />}
    </FormStack>
  );
}
