import { useMemo } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Explain } from '#ui/ExplainSheet';
import { Link } from '#ui/Link';
import { type Column, Table } from '#ui/Table';
import type { Figure } from '../api-figures.ts';
import { Withheld } from '../CountTable.tsx';
import { Chart } from './Chart.tsx';
import type { Plot } from './draw.ts';
import styles from './Insight.module.css';
import { definitionOf, figureMessages, rowsOf, titleOf } from './messages.ts';
import { linkOf, pageOf, rowsShown, summaryOf } from './summary.ts';

const overTime: readonly Figure['id'][] = ['ownMonths', 'ownTraining', 'regionLevels', 'regionTraining', 'regionLeaks'];
/** Means of days stand in the table; beside counts they would be bars of another measure. */
const drawn = (figure: Figure) => figure.series.map((_, at) => at).filter((at) => figure.series[at]?.key !== 'days');
const mostDrawn = 12;

function usePlot(figure: Figure): Plot {
  const pick = usePick();
  return useMemo(() => {
    const rows = rowsShown(figure).slice(0, mostDrawn);
    return {
      kind: overTime.includes(figure.id) ? 'time' : 'across',
      names: rows.map(({ name }) => pick(name)),
      series: drawn(figure).map((at) => ({
        name: figure.series[at] === undefined ? '' : pick(figure.series[at].name),
        values: rows.map(({ values }) => values[at] ?? null),
      })),
    };
  }, [figure, pick]);
}

function useSummary(figure: Figure): string {
  const t = useText(figureMessages);
  const formats = useFormats();
  const pick = usePick();
  const { total, largest, middle, hidden } = summaryOf(figure);
  const nameAt = (index: number) => (figure.rows[index] === undefined ? '' : pick(figure.rows[index].name));
  const parts = [
    figure.id === 'ownAnswers' && middle !== null ? t.middle({ name: nameAt(middle) }) : null,
    total === null ? null : t.total({ count: formats.number(total) }),
    largest === null ? null : t.largest({ name: nameAt(largest.index), count: formats.number(largest.value) }),
    hidden === 0 ? null : t.hidden({ count: formats.number(hidden) }),
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** One figure: what it says in words, as a picture and as a table; where it comes from; where its rows can be seen. */
export function FigureCard({ figure }: { figure: Figure }) {
  const t = useText(figureMessages);
  const formats = useFormats();
  const pick = usePick();
  const title = pick(titleOf(figure.id));
  const plot = usePlot(figure);
  const summary = useSummary(figure);
  const isEmpty = rowsShown(figure).every(({ values }) => values.every((value) => value === null || value === 0));
  const say = (index: number) =>
    `${plot.names[index]}: ${plot.series.map(({ name, values }) => `${name} ${values[index] == null ? t.withheld : formats.number(values[index])}`).join(', ')}`;
  const to = pageOf[figure.id];
  return (
    <section className={styles.card} aria-labelledby={`figure-${figure.id}`}>
      <h3 id={`figure-${figure.id}`}>{title}</h3>
      <Facts figure={figure} summary={summary} />
      {isEmpty ? (
        <p className={styles.none}>{t.none}</p>
      ) : (
        <>
          <p className={styles.summary}>{summary}</p>
          <Chart plot={plot} label={`${title}. ${summary} ${t.walk}`} say={say} />
          <Disclosure title={t.table} level={4}>
            <FigureTable figure={figure} />
          </Disclosure>
        </>
      )}
      {to === undefined ? null : (
        <p className="small" data-print="hide">
          <Link to={to}>{pick(rowsOf(figure.id))}</Link>
        </p>
      )}
    </section>
  );
}

function Facts({ figure, summary }: { figure: Figure; summary: string }) {
  const t = useText(figureMessages);
  const formats = useFormats();
  const pick = usePick();
  const isOwn = figure.id.startsWith('own');
  const period =
    figure.from === null
      ? t.soFar({ until: formats.date(figure.until) })
      : t.period({ from: formats.date(figure.from), until: formats.date(figure.until) });
  const freshness =
    figure.freshAt === null ? t.notYet : isOwn ? t.now : t.released({ at: formats.dateTime(figure.freshAt) });
  return (
    <p className={styles.facts}>
      {period} · {freshness}{' '}
      <Explain
        label={t.how}
        title={pick(titleOf(figure.id))}
        explanation={{
          result: summary === '' ? t.none : summary,
          rule: <p>{pick(definitionOf(figure.id))}</p>,
          inputs: [
            { name: t.periodName, value: period },
            { name: t.freshnessName, value: freshness },
            { name: t.sourceName, value: isOwn ? t.ownSource : t.regionSource },
          ],
          edition: isOwn ? t.ownRule : t.regionRule,
        }}
      />
    </p>
  );
}

function FigureTable({ figure }: { figure: Figure }) {
  const t = useText(figureMessages);
  const formats = useFormats();
  const pick = usePick();
  type Row = Figure['rows'][number];
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t.name,
      isRowHeader: true,
      cell: (row) => {
        const to = linkOf(figure.id, row.key);
        return to === null ? pick(row.name) : <Link to={to}>{pick(row.name)}</Link>;
      },
    },
    ...figure.series.map(
      (series, at): Column<Row> => ({
        id: series.key,
        title: pick(series.name),
        isNumeric: true,
        cell: ({ values }) => {
          const value = values[at] ?? null;
          if (value !== null) return formats.number(value, series.key === 'days' ? 1 : 0);
          return series.key === 'days' ? t.notKnown : <Withheld />;
        },
      }),
    ),
  ];
  return (
    <Table
      caption={pick(titleOf(figure.id))}
      isCaptionHidden
      density="dense"
      columns={columns}
      rows={rowsShown(figure)}
      keyOf={(row) => row.key}
    />
  );
}
