import { wordOf } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { Progress } from '#ui/Steps';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import {
  beginRescreening,
  confirmRescreening,
  dropRescreening,
  overviewQuery,
  type RescreeningOverview,
  type RescreeningView,
} from './api.ts';
import { rescreeningMessages } from './messages.ts';
import styles from './Rescreening.module.css';

const outcomes = ['mayApplyNow', 'noLonger', 'toCheck', 'unchanged'] as const;
const tones = { screening: 'blue', ready: 'amber', telling: 'blue', done: 'green', dropped: 'plain' } as const;

export function Runs() {
  const query = useQuery(overviewQuery);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="block" height="30rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(overview) => <Overview overview={overview} />}
    </Loaded>
  );
}

function Overview({ overview }: { overview: RescreeningOverview }) {
  const t = useText(rescreeningMessages);
  const pick = usePick();
  const [present, ...earlier] = overview.runs;
  return (
    <>
      <Section title={t.run}>
        {present === undefined ? <EmptyState title={t.none}>{t.noneWhy}</EmptyState> : <Run run={present} />}
        {overview.may.includes('begin') ? <Begin /> : null}
      </Section>
      <Section title={t.current} level={3}>
        <DescriptionList
          size="small"
          items={[
            { name: t.editions, value: overview.current.editions.map(({ name }) => pick(name)).join(' / ') },
            { name: t.engine, value: `${overview.current.engine.version} / ${overview.current.engine.catalogue}` },
          ]}
        />
      </Section>
      {earlier.length === 0 ? null : <History runs={earlier} />}
    </>
  );
}

/** A deed on the runs: what happened is said, and the counts are asked again. */
function useDeed(run: () => Promise<unknown>, said: string, after: () => void = () => undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => {
      after();
      notify({ tone: 'success', title: said });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['technologies'] }),
  });
}

function Begin() {
  const t = useText(rescreeningMessages);
  const begin = useDeed(beginRescreening, t.begun);
  return (
    <>
      <Actions>
        <Button isPending={begin.isPending} onPress={() => begin.mutate()}>
          {t.begin}
        </Button>
      </Actions>
      <p className="small muted">{t.beginWhat}</p>
      {begin.error === null ? null : <Fault error={begin.error} />}
    </>
  );
}

function StateTag({ run }: { run: RescreeningView }) {
  const pick = usePick();
  const word = wordOf('rescreeningState', run.state);
  return <Tag tone={tones[run.state]}>{word === null ? run.state : pick(word)}</Tag>;
}

function Run({ run }: { run: RescreeningView }) {
  const t = useText(rescreeningMessages);
  const pick = usePick();
  const formats = useFormats();
  const { counts } = run;
  const number = (value: number) => formats.number(value);
  const summary = t.summary({
    cards: number(run.cards),
    now: number(counts.mayApplyNow),
    gone: number(counts.noLonger),
    check: number(counts.toCheck),
  });
  return (
    <div className={styles.run}>
      <Progress
        label={t.progress}
        value={run.screened}
        max={Math.max(run.cards, 1)}
        text={t.progressText({ screened: number(run.screened), cards: number(run.cards) })}
      />
      <Notice isLive tone={run.state === 'ready' ? 'warning' : 'info'} title={summary}>
        <p>
          <StateTag run={run} /> {formats.dateTime(run.begunAt)}
          {run.state === 'done' ? ` · ${t.told({ companies: number(run.told) })}` : null}
        </p>
        <p className="small">{t.advice}</p>
      </Notice>
      <Table
        caption={t.counts}
        isCaptionHidden
        density="dense"
        rows={outcomes}
        keyOf={(outcome) => outcome}
        columns={[
          {
            id: 'outcome',
            title: t.outcome,
            isRowHeader: true,
            cell: (outcome) => {
              const word = wordOf('rescreeningOutcome', outcome);
              return word === null ? outcome : pick(word);
            },
          },
          { id: 'cards', title: t.cards, isNumeric: true, cell: (outcome) => number(counts[outcome]) },
        ]}
      />
      <Decide run={run} />
    </div>
  );
}

function Decide({ run }: { run: RescreeningView }) {
  const t = useText(rescreeningMessages);
  const [isAsking, setAsking] = useState(false);
  const confirm = useDeed(
    () => confirmRescreening(run.id),
    t.confirmed,
    () => setAsking(false),
  );
  const drop = useDeed(() => dropRescreening(run.id), t.dropped);
  if (run.may.length === 0) return null;
  return (
    <>
      <Actions>
        {run.may.includes('confirm') ? (
          <Button look="primary" onPress={() => setAsking(true)}>
            {t.confirm}
          </Button>
        ) : null}
        {run.may.includes('drop') ? (
          <Button isPending={drop.isPending} onPress={() => drop.mutate()}>
            {t.drop}
          </Button>
        ) : null}
      </Actions>
      {drop.error === null ? null : <Fault error={drop.error} />}
      <ConfirmSheet
        title={t.confirmTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => confirm.mutate()}
        confirmLabel={t.confirm}
        isPending={confirm.isPending}
        error={confirm.error}
        whoSees={t.confirmWho}
        whatTheySee={t.confirmWhat}
        takeBack={t.confirmBack}
      />
    </>
  );
}

function History({ runs }: { runs: readonly RescreeningView[] }) {
  const t = useText(rescreeningMessages);
  const formats = useFormats();
  const columns: Column<RescreeningView>[] = [
    { id: 'at', title: t.begunAt, isRowHeader: true, cell: (run) => formats.dateTime(run.begunAt) },
    { id: 'state', title: t.state, cell: (run) => <StateTag run={run} /> },
    {
      id: 'summary',
      title: t.counts,
      cell: ({ cards, counts }) =>
        t.summary({
          cards: formats.number(cards),
          now: formats.number(counts.mayApplyNow),
          gone: formats.number(counts.noLonger),
          check: formats.number(counts.toCheck),
        }),
    },
    { id: 'told', title: t.toldColumn, isNumeric: true, cell: (run) => formats.number(run.told) },
  ];
  return (
    <Section title={t.history} level={3}>
      <Table
        caption={t.history}
        isCaptionHidden
        density="dense"
        columns={columns}
        rows={runs}
        keyOf={(run) => run.id}
      />
    </Section>
  );
}
