import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchFile } from '#lib/download';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressQuery, useGo } from '#lib/navigation';
import { notify } from '#lib/notices';
import { Problem } from '#lib/problem';
import { Button } from '#ui/Button';
import { Doubt } from '#ui/Doubt';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { type Column, Table } from '#ui/Table';
import { AskSheet } from './AskSheet.tsx';
import { type Budget, budgetQuery, type Line } from './api.ts';
import { BudgetPicture } from './BudgetPicture.tsx';
import { LineSheet } from './LineSheet.tsx';
import { budgetMessages } from './messages.ts';
import { Requests } from './Requests.tsx';
import { RuleSheet } from './RuleSheet.tsx';

/** The budget of our agency: table first, then the picture, then what waits for somebody. */
export function BudgetPage() {
  const t = useText(budgetMessages);
  const asked = Number(useAddressQuery()['year']);
  const query = useQuery(budgetQuery(Number.isInteger(asked) && asked > 1999 && asked < 2101 ? asked : null));
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(budget) => <Body budget={budget} />}
      </Loaded>
    </Page>
  );
}

type Open = 'line' | 'ask' | 'rule' | null;

function Body({ budget }: { budget: Budget }) {
  const t = useText(budgetMessages);
  const go = useGo();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <FormStack>
        <Notice tone="info" look="line">
          {t.tracks}
        </Notice>
        <Select
          label={t.year}
          value={String(budget.year)}
          options={[...new Set([budget.year + 1, ...budget.years])]
            .sort((a, b) => b - a)
            .map((year) => ({
              id: String(year),
              label: t.yearName({ year }),
            }))}
          onChange={(year) => go(`/desk/budget?year=${year}`, { replace: true, keepScroll: true })}
        />
        {budget.mayWork ? (
          <Actions>
            <Button onPress={() => setOpen('line')}>{t.openLine}</Button>
            <Button look="primary" isDisabled={budget.lines.length === 0} onPress={() => setOpen('ask')}>
              {t.ask}
            </Button>
            {budget.mayManage ? <Button onPress={() => setOpen('rule')}>{t.rule}</Button> : null}
          </Actions>
        ) : null}
      </FormStack>
      <Section title={t.lines}>
        <Lines lines={budget.lines} />
        <Export year={budget.year} />
      </Section>
      {budget.lines.length === 0 ? null : <BudgetPicture lines={budget.lines} />}
      <Section title={t.requests}>
        <RuleWords rule={budget.rule} />
        <Requests requests={budget.requests} empty={<p>{t.noRequests}</p>} />
      </Section>
      {open === 'line' ? <LineSheet budget={budget} onClose={close} /> : null}
      {open === 'ask' ? <AskSheet budget={budget} onClose={close} /> : null}
      {open === 'rule' ? <RuleSheet onClose={close} /> : null}
    </>
  );
}

function RuleWords({ rule }: { rule: Budget['rule'] }) {
  const t = useText(budgetMessages);
  const formats = useFormats();
  return (
    <p className="small">
      {rule.secondFromWon === 0 ? t.ruleAlways : t.ruleNow({ amount: formats.won(rule.secondFromWon) })}{' '}
      {rule.next === null
        ? null
        : t.ruleNext({ amount: formats.won(rule.next.secondFromWon), date: formats.date(rule.next.validFrom) })}
    </p>
  );
}

const figures = [
  ['budget', 'budgetWon'],
  ['revised', 'revisedWon'],
  ['carried', 'carriedWon'],
  ['committed', 'committedWon'],
  ['disbursed', 'disbursedWon'],
  ['spent', 'spentWon'],
  ['due', 'dueWon'],
  ['returned', 'returnedWon'],
  ['available', 'availableWon'],
] as const;

function Lines({ lines }: { lines: readonly Line[] }) {
  const t = useText(budgetMessages);
  const pick = usePick();
  const { number } = useFormats();
  const sumOf = (key: (typeof figures)[number][1]) => lines.reduce((so, line) => so + line[key], 0);
  const columns: Column<Line | null>[] = [
    {
      id: 'line',
      title: t.line,
      isRowHeader: true,
      cell: (line) =>
        line === null ? (
          t.total
        ) : (
          <>
            <Link to={`/desk/budget/${line.id}`}>{line.name}</Link>
            <br />
            <span className="small muted">
              {pick(line.programmeName)} · {line.article}
            </span>{' '}
            {line.isArticleVerified ? null : <Doubt note={t.unverified} />}
          </>
        ),
    },
    ...figures.map(
      ([id, key]): Column<Line | null> => ({
        id,
        title: t[id],
        isNumeric: true,
        cell: (line) => number(line === null ? sumOf(key) : line[key]),
      }),
    ),
  ];
  return (
    <Table
      caption={t.lines}
      isCaptionHidden
      density="dense"
      rows={lines}
      keyOf={(line) => line?.id ?? ''}
      empty={<EmptyState title={t.none}>{t.noneWhy}</EmptyState>}
      columns={columns}
      foot={[null]}
    />
  );
}

function Export({ year }: { year: number }) {
  const t = useText(budgetMessages);
  const [error, setError] = useState<unknown>(null);
  const take = async (format: 'xlsx' | 'json') => {
    setError(null);
    try {
      await fetchFile(`/api/desk/budget/export?year=${year}&format=${format}`);
      notify({ tone: 'success', title: t.done });
    } catch (fault) {
      setError(fault instanceof Problem ? fault : new Problem('connection.lost', 0, null));
    }
  };
  return (
    <Actions>
      {error === null ? null : <Fault error={error} />}
      <span className="small">{t.export}</span>
      <Button look="quiet" onPress={() => void take('xlsx')}>
        {t.exportXlsx}
      </Button>
      <Button look="quiet" onPress={() => void take('json')}>
        {t.exportJson}
      </Button>
    </Actions>
  );
}
