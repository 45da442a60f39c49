import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Answer, type Run, type Selection, stopRun, useReviewDeed } from '../api.ts';
import { selectionMessages } from './messages.ts';
import { gapOf, pointsOf } from './points.ts';

type Source = 'solver' | 'first' | 'ordered';
export const answersOf = (run: Run): readonly { readonly source: Source; readonly answer: Answer }[] => [
  ...(run.solverAnswer === null ? [] : [{ source: 'solver' as const, answer: run.solverAnswer }]),
  { source: 'first', answer: run.first },
  { source: 'ordered', answer: run.ordered },
];

/** What the newest run says: how far it is, its answers beside each other, or why nothing fits. */
export function RunPart({ selection, run }: { selection: Selection; run: Run }) {
  const t = useText(selectionMessages);
  const pick = usePick();
  return (
    <Section title={t.answers}>
      {run.state === 'running' ? <Running selection={selection} run={run} /> : null}
      {run.fault === null ? null : (
        <Notice tone="warning" title={pick(lists.selectionRunState[run.state])}>
          {pick(lists.selectionRunFault[run.fault])}
        </Notice>
      )}
      {run.impossible === null ? null : (
        <Notice tone="danger" title={t.impossible}>
          {run.impossible.words.map((words) => (
            <p key={words.ko}>{pick(words)}</p>
          ))}
          <p>
            {t.together}: {run.impossible.constraints.map((name) => pick(name)).join(', ')}
          </p>
        </Notice>
      )}
      <Answers run={run} />
      {run.solver === null ? null : (
        <p className="small muted">
          {t.madeBy({ solver: run.solver, seconds: run.seconds ?? 0, hash: run.inputHash.slice(0, 16) })}{' '}
          {run.gap === null ? null : t.gap({ gap: gapOf(run.gap) })}
        </p>
      )}
      {run.changes.length === 0 || run.changesCost === null ? null : (
        <Notice tone="info">
          {run.changesCost === 0 ? t.changesFree : t.changesCost({ points: pointsOf(run.changesCost) })}
        </Notice>
      )}
      <Constraints run={run} />
    </Section>
  );
}

function Running({ selection, run }: { selection: Selection; run: Run }) {
  const t = useText(selectionMessages);
  const stopping = useReviewDeed(() => stopRun(selection.callId, run.id), t.stopped);
  const { progress } = run;
  const gap =
    progress === null || progress.best === null || progress.bound === null || progress.best === 0
      ? null
      : Math.max(0, ((progress.bound - progress.best) / progress.best) * 1_000_000);
  return (
    <>
      <Notice tone="info" isLive>
        {t.running} {progress === null ? null : t.soFar({ seconds: Math.round(progress.seconds), gap: gapOf(gap) })}
      </Notice>
      <Actions>
        <Button isPending={stopping.isPending} onPress={() => stopping.mutate()}>
          {t.stop}
        </Button>
      </Actions>
    </>
  );
}

function Answers({ run }: { run: Run }) {
  const t = useText(selectionMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.answers}
      isCaptionHidden
      rows={answersOf(run)}
      keyOf={({ source }) => source}
      columns={[
        {
          id: 'answer',
          title: t.answer,
          isRowHeader: true,
          cell: ({ source }) => (
            <>
              {pick(lists.choiceSource[source])}{' '}
              {source === 'solver' && run.outcome !== null ? (
                <Tag tone={run.outcome === 'proven' ? 'green' : 'amber'}>
                  {pick(lists.selectionRunOutcome[run.outcome])}
                </Tag>
              ) : null}
            </>
          ),
        },
        { id: 'count', title: t.count, isNumeric: true, cell: ({ answer }) => answer.count },
        { id: 'won', title: t.won, isNumeric: true, cell: ({ answer }) => formats.won(answer.won) },
        { id: 'value', title: t.value, isNumeric: true, cell: ({ answer }) => pointsOf(answer.value) },
        {
          id: 'holds',
          title: t.holds,
          cell: ({ answer }) => (answer.holds ? t.allHold : <Tag tone="red">{t.broken}</Tag>),
        },
      ]}
    />
  );
}

function Constraints({ run }: { run: Run }) {
  const t = useText(selectionMessages);
  const pick = usePick();
  const formats = useFormats();
  type Row = Answer['constraints'][number];
  const answer = run.solverAnswer ?? run.first;
  const shown = (row: Row, value: number) =>
    row.kind === 'budget' || row.kind === 'groupWon'
      ? formats.won(value)
      : row.kind.endsWith('Share')
        ? `${value / 10}%`
        : formats.number(value);
  const cost = (row: Row) => run.costs?.find(({ id }) => id === row.id)?.gain ?? null;
  return (
    <Table
      caption={t.constraints}
      rows={answer.constraints}
      keyOf={({ id }) => id}
      columns={[
        { id: 'name', title: t.constraint, isRowHeader: true, cell: ({ name }) => pick(name) },
        { id: 'reached', title: t.reached, isNumeric: true, cell: (row) => shown(row, row.reached) },
        { id: 'bound', title: t.bound, isNumeric: true, cell: (row) => shown(row, row.bound) },
        {
          id: 'holds',
          title: t.holds,
          cell: ({ holds }) => (holds ? t.allHold : <Tag tone="red">{t.broken}</Tag>),
        },
        ...(run.costs === null
          ? []
          : [{ id: 'cost', title: t.cost, isNumeric: true, cell: (row: Row) => pointsOf(cost(row)) }]),
      ]}
    />
  );
}
