import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Actions, Card, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import type { Node, Plan } from './api.ts';
import { IndicatorSheet } from './IndicatorSheet.tsx';
import { Indicators } from './Indicators.tsx';
import { planMessages } from './messages.ts';
import { NodeSheet } from './NodeSheet.tsx';
import { ProgressSheet } from './ProgressSheet.tsx';

interface Props {
  readonly plan: Plan;
  readonly node: Node;
}

/** Goal by goal, strategy by strategy, with the tasks as cards. */
export function Nodes({ plan }: { plan: Plan }) {
  return plan.nodes
    .filter(({ kind }) => kind === 'goal')
    .map((goal) => (
      <Section key={goal.id} level={3} title={goal.title} lead={goal.detail} action={<Deeds plan={plan} node={goal} />}>
        {below(plan, goal).map((strategy) => (
          <div key={strategy.id}>
            <Card title={strategy.title} actions={<Deeds plan={plan} node={strategy} />}>
              <p>{strategy.detail}</p>
            </Card>
            {below(plan, strategy).map((task) => (
              <TaskCard key={task.id} plan={plan} node={task} />
            ))}
          </div>
        ))}
      </Section>
    ));
}

const below = (plan: Plan, node: Node): Node[] => plan.nodes.filter(({ parentId }) => parentId === node.id);
const under = { goal: 'strategy', strategy: 'task' } as const;

function Deeds({ plan, node }: Props) {
  const t = useText(planMessages);
  const [sheet, setSheet] = useState<'edit' | 'add' | null>(null);
  if (!plan.may.includes('write') || node.kind === 'task') return null;
  const kind = under[node.kind];
  const label = kind === 'strategy' ? t.addStrategy : t.addTask;
  const end = () => setSheet(null);
  return (
    <Actions>
      <Button size="small" onPress={() => setSheet('add')} aria-label={`${node.title} ${label}`}>
        {label}
      </Button>
      <Button size="small" onPress={() => setSheet('edit')} aria-label={`${node.title} ${t.edit}`}>
        {t.edit}
      </Button>
      {sheet === 'add' ? <NodeSheet plan={plan} node={null} kind={kind} parentId={node.id} onClose={end} /> : null}
      {sheet === 'edit' ? (
        <NodeSheet plan={plan} node={node} kind={node.kind} parentId={node.parentId} onClose={end} />
      ) : null}
    </Actions>
  );
}

function TaskCard({ plan, node }: Props) {
  const t = useText(planMessages);
  const pick = usePick();
  const formats = useFormats();
  const { task } = node;
  if (task === null) return null;
  const money = task.budgetWon === null ? t.noBudget : formats.won(task.budgetWon);
  return (
    <Card
      title={node.title}
      tag={
        <Tag tone={task.isLate ? 'red' : task.standing === 'finished' ? 'green' : 'plain'}>
          {task.isLate ? t.late : pick(lists.planStanding[task.standing])}
        </Tag>
      }
      actions={<TaskDeeds plan={plan} node={node} />}
    >
      <p>{node.detail}</p>
      <DescriptionList
        size="small"
        items={[
          { name: t.agency, value: `${pick(task.agency)} ${task.owner}` },
          { name: t.days, value: `${formats.date(task.fromOn)} – ${formats.date(task.toOn)}` },
          { name: t.budgetWon, value: task.budgetLine === null ? money : `${task.budgetLine} ${money}` },
          {
            name: t.percent,
            value: `${task.percent}% · ${t.expected({ percent: task.expected })}${task.measured === null ? '' : ` · ${t.measured({ percent: task.measured })}`}`,
          },
        ]}
      />
      {task.isCarried ? <p className="small muted">{t.carried}</p> : null}
      {task.words === null ? null : <p>{task.words}</p>}
      {task.reason === null ? null : <p className="small">{t.reasonValue({ reason: task.reason })}</p>}
      <Indicators plan={plan} node={node} />
    </Card>
  );
}

function TaskDeeds({ plan, node }: Props) {
  const t = useText(planMessages);
  const [sheet, setSheet] = useState<'report' | 'edit' | 'indicator' | null>(null);
  const end = () => setSheet(null);
  const mayWrite = plan.may.includes('write');
  const mayReport = plan.state === 'inForce' && (node.task?.isOwn || mayWrite);
  const deeds = [
    ...(mayReport ? ([['report', t.report]] as const) : []),
    ...(mayWrite ? ([['edit', t.edit]] as const) : []),
    ...(mayWrite ? ([['indicator', t.addIndicator]] as const) : []),
  ];
  return (
    <Actions>
      {deeds.map(([what, label]) => (
        <Button key={what} size="small" onPress={() => setSheet(what)} aria-label={`${node.title} ${label}`}>
          {label}
        </Button>
      ))}
      {sheet === 'report' ? <ProgressSheet node={node} onClose={end} /> : null}
      {sheet === 'edit' ? (
        <NodeSheet plan={plan} node={node} kind="task" parentId={node.parentId} onClose={end} />
      ) : null}
      {sheet === 'indicator' ? <IndicatorSheet node={node} indicator={null} onClose={end} /> : null}
    </Actions>
  );
}
