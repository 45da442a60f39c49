import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag, type TagTone } from '#ui/Tag';
import { type Job, jobsQuery, retryJob } from './api.ts';
import { StateFilter, useStateFilter } from './Filter.tsx';
import { administrationMessages } from './messages.ts';
import { QuickDeed } from './QuickDeed.tsx';

const states = ['waiting', 'running', 'done', 'dead'] as const;
const tones: Readonly<Record<Job['state'], TagTone>> = {
  waiting: 'plain',
  running: 'blue',
  done: 'green',
  dead: 'red',
};

export function JobsPage() {
  const t = useText(administrationMessages);
  const formats = useFormats();
  const state = useStateFilter(states);
  const query = useQuery(jobsQuery(state));
  const names = { waiting: t.jobWaiting, running: t.jobRunning, done: t.jobDone, dead: t.jobDead };
  return (
    <Page>
      <PageHeader title={t.jobsTitle} lead={t.jobsLead} />
      <StateFilter options={states.map((id) => ({ id, label: names[id] }))} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.jobsTitle}
            isCaptionHidden
            density="dense"
            rows={items}
            keyOf={(job) => job.id}
            empty={<EmptyState title={t.jobsNone} />}
            columns={[
              { id: 'kind', title: t.jobKind, isRowHeader: true, cell: (job) => <code>{job.kind}</code> },
              { id: 'state', title: t.state, cell: (job) => <Tag tone={tones[job.state]}>{names[job.state]}</Tag> },
              { id: 'attempts', title: t.attempts, isNumeric: true, cell: (job) => job.attempts },
              { id: 'run', title: t.runAt, cell: (job) => formats.dateTime(job.finishedAt ?? job.runAt) },
              { id: 'error', title: t.error, cell: (job) => job.lastError ?? '' },
              {
                id: 'deed',
                title: t.retry,
                cell: (job) =>
                  job.state === 'dead' ? (
                    <QuickDeed label={t.retry} said={t.done} run={() => retryJob(job.id)} />
                  ) : null,
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
