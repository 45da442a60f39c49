import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo, usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { countPlan, type Plan, planQuery, rollOver, stepPlan, usePlanDeed } from './api.ts';
import { Gantt } from './Gantt.tsx';
import { planMessages } from './messages.ts';
import { NodeSheet } from './NodeSheet.tsx';
import { Nodes } from './Nodes.tsx';
import { Schedule } from './Schedule.tsx';

/** One plan: its tasks against time, then goal by goal with owner, progress and indicators. */
export function PlanPage() {
  const query = useQuery(planQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(plan) => <Shown plan={plan} />}
      </Loaded>
    </Page>
  );
}

function Shown({ plan }: { plan: Plan }) {
  const t = useText(planMessages);
  const pick = usePick();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={plan.title}
        crumbs={[{ label: t.title, to: '/desk/plans' }, { label: plan.title }]}
        meta={
          <>
            <Tag tone={plan.state === 'inForce' ? 'green' : 'plain'}>{pick(lists.planState[plan.state])}</Tag>
            <span>{pick(lists.planKind[plan.kind])}</span>
            <span>{t.yearsValue({ from: plan.fromYear, to: plan.toYear })}</span>
          </>
        }
        actions={<Leading plan={plan} />}
      />
      {plan.nodes.some(({ task }) => task !== null) ? (
        <Section title={t.gantt}>
          <Gantt plan={plan} />
          <Schedule plan={plan} />
        </Section>
      ) : null}
      <Section
        title={t.content}
        action={plan.may.includes('write') ? <Button onPress={() => setAdding(true)}>{t.addGoal}</Button> : undefined}
      >
        {plan.nodes.length === 0 ? <p className="muted">{t.emptyPlan}</p> : <Nodes plan={plan} />}
      </Section>
      {isAdding ? (
        <NodeSheet plan={plan} node={null} kind="goal" parentId={null} onClose={() => setAdding(false)} />
      ) : null}
    </>
  );
}

type What = 'enforce' | 'finish' | 'rollOver';
const whats: readonly What[] = ['enforce', 'finish', 'rollOver'];

function Leading({ plan }: { plan: Plan }) {
  const t = useText(planMessages);
  const [sheet, setSheet] = useState<What | null>(null);
  const counting = usePlanDeed(() => countPlan(plan.id), t.counted);
  const hasCounted = plan.nodes.some(({ indicators }) => indicators.some(({ source }) => source !== 'entered'));
  return (
    <>
      {counting.error === null ? null : <Fault error={counting.error} />}
      <Actions>
        {whats
          .filter((what) => plan.may.includes(what))
          .map((what) => (
            <Button key={what} look={what === 'enforce' ? 'primary' : 'secondary'} onPress={() => setSheet(what)}>
              {t[what]}
            </Button>
          ))}
        {plan.may.includes('count') && hasCounted ? (
          <Button isPending={counting.isPending} onPress={() => counting.mutate()}>
            {t.count}
          </Button>
        ) : null}
      </Actions>
      {sheet === null ? null : <StepSheet plan={plan} what={sheet} onClose={() => setSheet(null)} />}
    </>
  );
}

function StepSheet({ plan, what, onClose }: { plan: Plan; what: What; onClose: () => void }) {
  const t = useText(planMessages);
  const go = useGo();
  const { id, version } = plan;
  const steps = {
    enforce: { send: () => stepPlan(id, { version, state: 'inForce' }), said: t.enforced },
    finish: { send: () => stepPlan(id, { version, state: 'ended' }), said: t.finished },
    rollOver: {
      send: async () => {
        const next = await rollOver(id, version);
        go(`/desk/plans/${next.id}`);
      },
      said: t.rolled,
    },
  };
  const stepping = usePlanDeed((): Promise<unknown> => steps[what].send(), steps[what].said, onClose);
  return (
    <ConfirmSheet
      title={t[what]}
      isOpen
      onClose={onClose}
      onConfirm={() => stepping.mutate()}
      confirmLabel={t[what]}
      isPending={stepping.isPending}
      error={stepping.error}
      whoSees={what === 'rollOver' ? t.drawWho : t.enforceWho}
      {...(what === 'finish' ? { takeBack: t.finishBack } : {})}
    >
      {what === 'rollOver' ? <p>{t.rollOverHow}</p> : null}
    </ConfirmSheet>
  );
}
