import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { NumberField } from '#ui/NumberField';
import { Actions } from '#ui/Page';
import { Table } from '#ui/Table';
import { enterValue, type Indicator, type Node, type Plan, usePlanDeed } from './api.ts';
import { IndicatorSheet } from './IndicatorSheet.tsx';
import { planMessages } from './messages.ts';

/** What a task is measured by: meaning, source, target, value and since when. */
export function Indicators({ plan, node }: { plan: Plan; node: Node }) {
  const t = useText(planMessages);
  const [entering, setEntering] = useState<Indicator | null>(null);
  const [editing, setEditing] = useState<Indicator | null>(null);
  if (node.indicators.length === 0) return <p className="small muted">{t.noIndicators}</p>;
  const mayWrite = plan.may.includes('write');
  const mayEnter = plan.state === 'inForce' && (node.task?.isOwn || mayWrite);
  return (
    <>
      <Table
        caption={`${node.title} ${t.indicators}`}
        isCaptionHidden
        density="dense"
        rows={node.indicators}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'title',
            title: t.indicator,
            isRowHeader: true,
            cell: (row) => <Meaning row={row} />,
          },
          {
            id: 'target',
            title: t.target,
            isNumeric: true,
            cell: (row) => `${row.target.toLocaleString()} ${row.unit}`,
          },
          { id: 'actual', title: t.actual, cell: (row) => <Value row={row} /> },
          {
            id: 'deeds',
            title: '',
            cell: (row) => (
              <Actions>
                {mayEnter && row.source === 'entered' ? (
                  <Button size="small" onPress={() => setEntering(row)} aria-label={`${row.title} ${t.value}`}>
                    {t.value}
                  </Button>
                ) : null}
                {mayWrite ? (
                  <Button size="small" onPress={() => setEditing(row)} aria-label={`${row.title} ${t.edit}`}>
                    {t.edit}
                  </Button>
                ) : null}
              </Actions>
            ),
          },
        ]}
      />
      {entering === null ? null : <ValueSheet indicator={entering} onClose={() => setEntering(null)} />}
      {editing === null ? null : <IndicatorSheet node={node} indicator={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function Meaning({ row }: { row: Indicator }) {
  const pick = usePick();
  return (
    <>
      {row.title}
      <p className="small muted">
        {row.definition} · {pick(lists.indicatorSource[row.source])}
      </p>
    </>
  );
}

function Value({ row }: { row: Indicator }) {
  const t = useText(planMessages);
  const formats = useFormats();
  const known = row.isSmall ? t.small : row.actual === null ? t.notYet : `${row.actual.toLocaleString()} ${row.unit}`;
  const failedAt = row.failedAt === null ? null : formats.dateTime(row.failedAt);
  return (
    <>
      {known}
      {row.valueAt === null ? null : <p className="small muted">{t.valueAt({ at: formats.dateTime(row.valueAt) })}</p>}
      {failedAt === null ? null : (
        <p className="small">{row.valueAt === null ? t.failedEmpty({ at: failedAt }) : t.failed({ at: failedAt })}</p>
      )}
    </>
  );
}

function ValueSheet({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const t = useText(planMessages);
  const locale = useLocale();
  const [value, setValue] = useState(indicator.actual ?? Number.NaN);
  const [isTried, setTried] = useState(false);
  const entering = usePlanDeed(
    () => enterValue(indicator.id, { version: indicator.version, actual: value }),
    t.saved,
    onClose,
  );
  return (
    <ConfirmSheet
      title={`${indicator.title} ${t.value}`}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!Number.isNaN(value)) entering.mutate();
      }}
      confirmLabel={t.save}
      isPending={entering.isPending}
      error={entering.error}
      whoSees={t.who}
    >
      <NumberField
        label={t.actual}
        unit={indicator.unit}
        isRequired
        minValue={0}
        maxValue={1_000_000_000_000}
        value={value}
        onChange={setValue}
        error={isTried && Number.isNaN(value) ? t.needed : fieldError(entering.error, 'actual', locale)}
      />
    </ConfirmSheet>
  );
}
