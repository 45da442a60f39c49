import type { Comparison, DomainScore, Outcome } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { type Column, Table } from '#ui/Table';
import styles from './DomainScores.module.css';
import { diagnosisMessages } from './messages.ts';
import { Radar } from './Radar.tsx';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
  readonly domain: DomainScore;
  readonly before: number | null;
  readonly change: number | null;
}

/** The chart for the eye, the table for everyone: same figures side by side. */
export function DomainScores({
  set,
  outcome,
  comparison,
}: {
  set: QuestionSet;
  outcome: Outcome;
  comparison: Comparison | null;
}) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  const columns = useColumns(comparison !== null);
  const words = useScoreWords();
  const rows = outcome.domains.map((domain): Row => {
    const known = set.domains.find((each) => each.id === domain.id);
    const changed = comparison?.domains.find((each) => each.id === domain.id);
    const label = known === undefined ? domain.id : pick(known.name);
    return {
      id: domain.id,
      label,
      weight: known?.weight ?? 0,
      domain,
      before: changed?.before ?? null,
      change: changed?.change ?? null,
    };
  });
  const text = rows.map((row) => `${row.label} ${words(row.domain)}`).join(', ');
  const axes = rows.map((row) => ({ id: row.id, label: row.label, score: row.domain.score, before: row.before }));
  return (
    <div className={styles.pair}>
      <Radar
        axes={axes}
        label={t.chartLabel({ text })}
        {...(comparison === null ? {} : { legend: [t.chartNow, t.chartBefore] as const })}
      />
      <Table
        caption={t.domainTitle}
        isCaptionHidden
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        density="dense"
      />
    </div>
  );
}

function useScoreWords(): (domain: DomainScore) => string {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  return (domain) => {
    if (domain.score !== null) return t.points({ score: formats.number(domain.score) });
    return domain.range === null ? t.noScore : t.notYet;
  };
}

function useColumns(compared: boolean): Column<Row>[] {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const words = useScoreWords();
  const signed = (change: number | null) =>
    change === null ? '–' : `${change > 0 ? '+' : ''}${formats.number(change)}`;
  const columns: Column<Row>[] = [
    { id: 'domain', title: t.domain, cell: (row) => row.label, isRowHeader: true },
    { id: 'weight', title: t.weight, cell: (row) => formats.number(row.weight), isNumeric: true },
    {
      id: 'answered',
      title: t.answeredCount,
      cell: ({ domain }) => t.progressText({ answered: domain.questions - domain.unanswered, total: domain.questions }),
      isNumeric: true,
    },
    { id: 'score', title: t.score, cell: (row) => <strong>{words(row.domain)}</strong>, isNumeric: true },
  ];
  if (!compared) return columns;
  return [
    ...columns,
    {
      id: 'before',
      title: t.before,
      cell: (row) => (row.before === null ? '–' : formats.number(row.before)),
      isNumeric: true,
    },
    { id: 'change', title: t.change, cell: (row) => signed(row.change), isNumeric: true },
  ];
}
