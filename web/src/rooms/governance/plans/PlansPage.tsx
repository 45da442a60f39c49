import { PlanKind } from '@boru/contract/plans';
import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { NumberField } from '#ui/NumberField';
import { FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { TextField } from '#ui/TextField';
import { drawUpPlan, type Plans, plansQuery, usePlanDeed } from './api.ts';
import { planMessages } from './messages.ts';

/** The plans, and the national dates that they are prepared for. */
export function PlansPage() {
  const query = useQuery(plansQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(plans) => <Shown plans={plans} />}
      </Loaded>
    </Page>
  );
}

function Shown({ plans }: { plans: Plans }) {
  const t = useText(planMessages);
  const [isDrawing, setDrawing] = useState(false);
  const draw = plans.may.includes('write') ? (
    <Button look="primary" onPress={() => setDrawing(true)}>
      {t.draw}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={plans.plans.length === 0 ? undefined : draw} />
      {plans.plans.length === 0 ? (
        <EmptyState title={t.none} action={draw}>
          {t.noneBody}
        </EmptyState>
      ) : (
        <Section title={t.plans}>
          <PlanTable plans={plans} />
        </Section>
      )}
      <Section title={t.clocks} lead={t.clocksLead}>
        <Clocks plans={plans} />
      </Section>
      {isDrawing ? <DrawSheet today={plans.today} onClose={() => setDrawing(false)} /> : null}
    </>
  );
}

function PlanTable({ plans }: { plans: Plans }) {
  const t = useText(planMessages);
  const pick = usePick();
  return (
    <Table
      caption={t.plans}
      isCaptionHidden
      rows={plans.plans}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'title',
          title: t.name,
          isRowHeader: true,
          cell: (row) => <Link to={`/desk/plans/${row.id}`}>{row.title}</Link>,
        },
        { id: 'kind', title: t.kind, cell: (row) => pick(lists.planKind[row.kind]) },
        { id: 'years', title: t.years, cell: (row) => t.yearsValue({ from: row.fromYear, to: row.toYear }) },
        { id: 'state', title: t.state, cell: (row) => pick(lists.planState[row.state]) },
        { id: 'tasks', title: t.tasks, cell: (row) => t.tasksValue({ count: row.tasks, late: row.late }) },
        { id: 'percent', title: t.percent, isNumeric: true, cell: (row) => `${row.percent}%` },
      ]}
    />
  );
}

function Clocks({ plans }: { plans: Plans }) {
  const t = useText(planMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.clocks}
      isCaptionHidden
      rows={plans.clocks}
      keyOf={(row) => row.rule}
      columns={[
        { id: 'what', title: t.what, isRowHeader: true, cell: (row) => pick(row.title) },
        { id: 'due', title: t.dueOn, cell: (row) => formats.date(row.dueOn) },
        { id: 'left', title: t.left, isNumeric: true, cell: (row) => t.leftValue({ days: row.daysLeft }) },
        { id: 'basis', title: t.basis, cell: (row) => <span lang="ko">{row.lawRef}</span> },
      ]}
    />
  );
}

const years = { isRequired: true, minValue: 2024, maxValue: 2100, formatOptions: { useGrouping: false } };

function DrawSheet({ today, onClose }: { today: string; onClose: () => void }) {
  const t = useText(planMessages);
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const [kind, setKind] = useState<'comprehensive' | 'yearly'>('yearly');
  const [title, setTitle] = useState('');
  const [fromYear, setFrom] = useState(() => Number(today.slice(0, 4)) + 1);
  const [toYear, setTo] = useState(() => Number(today.slice(0, 4)) + 3);
  const [isTried, setTried] = useState(false);
  const drawing = usePlanDeed(
    (lastYear: number) =>
      drawUpPlan({ kind, title: title.trim(), fromYear, toYear: lastYear }).then(({ id }) => go(`/desk/plans/${id}`)),
    t.drawn,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.draw}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (title.trim() !== '' && !Number.isNaN(fromYear) && !Number.isNaN(toYear))
          drawing.mutate(kind === 'yearly' ? fromYear : toYear);
      }}
      confirmLabel={t.draw}
      isPending={drawing.isPending}
      error={drawing.error}
      whoSees={t.drawWho}
    >
      <FormStack>
        <Select
          label={t.kind}
          options={PlanKind.options.map((id) => ({ id, label: pick(lists.planKind[id]) }))}
          value={kind}
          onChange={(id) => setKind(PlanKind.options.find((one) => one === id) ?? kind)}
        />
        <TextField
          label={t.name}
          isRequired
          maxLength={100}
          value={title}
          onChange={setTitle}
          error={isTried && title.trim() === '' ? t.needed : fieldError(drawing.error, 'title', locale)}
        />
        <NumberField label={t.fromYear} {...years} value={fromYear} onChange={setFrom} />
        {kind === 'yearly' ? null : (
          <NumberField
            label={t.toYear}
            {...years}
            value={toYear}
            onChange={setTo}
            error={fieldError(drawing.error, 'toYear', locale)}
          />
        )}
      </FormStack>
    </ConfirmSheet>
  );
}
