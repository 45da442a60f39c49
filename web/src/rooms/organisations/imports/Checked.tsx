import { type ImportColumn, importColumns } from '@boru/contract/company-imports';
import { wordOf } from '@boru/contract/words';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Chips } from '#ui/Chips';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { Progress } from '#ui/Steps';
import { type Column, Table } from '#ui/Table';
import {
  dropImport,
  type ImportRow,
  type ImportRowState,
  type ImportView,
  importQuery,
  importsKey,
  rowsQuery,
} from './api.ts';
import { ConfirmImport, type Laws } from './ConfirmImport.tsx';
import styles from './Imports.module.css';
import { importMessages } from './messages.ts';

/** What the check of one file found, and what may be done about it. */
export function Checked({ importId, laws }: { importId: string; laws: Laws }) {
  const query = useQuery(importQuery(importId));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="block" height="20rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {({ view }) => <Found view={view} laws={laws} />}
    </Loaded>
  );
}

function Found({ view, laws }: { view: ImportView; laws: Laws }) {
  const t = useText(importMessages);
  return (
    <Section title={t.checked({ name: view.fileName })}>
      <div className={styles.stack}>
        <Standing view={view} />
        {view.may.length === 0 ? null : <Decide view={view} laws={laws} />}
        {view.state === 'checked' ? <Rows view={view} /> : null}
      </div>
    </Section>
  );
}

function Standing({ view }: { view: ImportView }) {
  const t = useText(importMessages);
  const formats = useFormats();
  const { counts } = view;
  const number = (value: number) => formats.number(value);
  const summary = t.counts({ fresh: number(counts.new), known: number(counts.known), wrong: number(counts.wrong) });
  switch (view.state) {
    case 'checked':
      return (
        <Notice tone={counts.wrong > 0 ? 'warning' : 'info'} isLive title={summary}>
          {counts.wrong > 0 ? t.wrongWhat : counts.new === 0 ? t.nothingNew : counts.known > 0 ? t.knownWhat : null}
        </Notice>
      );
    case 'running':
      return (
        <Progress
          label={t.running}
          value={view.done}
          max={Math.max(counts.new, 1)}
          text={t.runningText({ done: number(view.done), total: number(counts.new) })}
        />
      );
    case 'done':
      return (
        <Notice
          tone="success"
          isLive
          title={t.doneTitle({ count: number(view.done) })}
          action={<LinkButton to="/desk/companies?status=unconfirmed">{t.toCompanies}</LinkButton>}
        >
          {view.legalBasis}
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="danger" isLive title={t.failedTitle}>
          {t.failedWhy}
        </Notice>
      );
    case 'dropped':
      return <Notice title={t.dropped} />;
  }
}

function Decide({ view, laws }: { view: ImportView; laws: Laws }) {
  const t = useText(importMessages);
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const drop = useMutation({
    mutationFn: () => dropImport(view.id),
    onSuccess: () => notify({ tone: 'info', title: t.dropped }),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  return (
    <>
      <Actions>
        {view.may.includes('confirm') ? (
          <Button look="primary" onPress={() => setAsking(true)}>
            {t.confirm}
          </Button>
        ) : null}
        <Button isPending={drop.isPending} onPress={() => drop.mutate()}>
          {t.drop}
        </Button>
      </Actions>
      {drop.error === null ? null : <Fault error={drop.error} />}
      {isAsking ? <ConfirmImport view={view} laws={laws} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

const states = ['wrong', 'known', 'new'] as const;

function Rows({ view }: { view: ImportView }) {
  const t = useText(importMessages);
  const pick = usePick();
  const [state, setState] = useState<ImportRowState>(states.find((one) => view.counts[one] > 0) ?? 'new');
  const query = useInfiniteQuery(rowsQuery(view.id, state));
  return (
    <>
      <Chips
        label={t.rows}
        value={state}
        onChange={(id) => setState(states.find((one) => one === id) ?? 'new')}
        chips={states.map((id) => {
          const word = wordOf('importRowState', id);
          return { id, label: word === null ? id : pick(word), count: view.counts[id] };
        })}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(data) => <RowTable rows={data.pages.flatMap(({ items }) => items)} />}
      </Loaded>
      <More query={query} />
    </>
  );
}

/** Only the columns that somebody filled or that are wrong: a list rarely uses all. */
function RowTable({ rows }: { rows: readonly ImportRow[] }) {
  const t = useText(importMessages);
  const pick = usePick();
  const used = importColumns.filter((column) => rows.some(({ cells, problems }) => cells[column] ?? problems[column]));
  const columns: Column<ImportRow>[] = [
    { id: 'line', title: t.line, isNumeric: true, isRowHeader: true, cell: ({ line }) => line },
    ...used.map((column): Column<ImportRow> => {
      const word = wordOf('importColumn', column);
      return {
        id: column,
        title: word === null ? column : pick(word),
        cell: (row) => <Cell row={row} column={column} />,
      };
    }),
  ];
  return (
    <div className={styles.scroll}>
      <Table
        caption={t.rows}
        isCaptionHidden
        density="dense"
        columns={columns}
        rows={rows}
        keyOf={({ line }) => String(line)}
        empty={
          <EmptyState size="small" title={t.rowsNone}>
            {t.rowsNoneWhy}
          </EmptyState>
        }
      />
    </div>
  );
}

function Cell({ row, column }: { row: ImportRow; column: ImportColumn }) {
  const locale = useLocale();
  const problem = row.problems[column];
  const [korean, english] = (problem ?? '').split(' / ');
  return (
    <>
      {row.cells[column] ?? ''}
      {problem === undefined ? null : (
        <span className={styles.wrong}>{(locale === 'en' ? english : korean) ?? problem}</span>
      )}
    </>
  );
}
