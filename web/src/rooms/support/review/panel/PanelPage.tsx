import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { assignReviews, closeScoring, openScoring, type Panel, panelQuery, useReviewDeed } from '../api.ts';
import { Judges } from './Judges.tsx';
import { panelMessages } from './messages.ts';
import { PanelForm } from './PanelForm.tsx';

/** Criteria, judges, conflicts and assignments of one call. */
export function PanelPage() {
  const query = useQuery(panelQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(panel) => <Shown panel={panel} />}
      </Loaded>
    </Page>
  );
}

function Shown({ panel }: { panel: Panel }) {
  const t = useText(panelMessages);
  const pick = usePick();
  const at = `/desk/grant-calls/${panel.callId}`;
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: t.calls, to: '/desk/grant-calls' }, { label: panel.title, to: at }, { label: t.title }]}
        meta={panel.state === null ? null : <Tag tone="blue">{pick(lists.panelState[panel.state])}</Tag>}
      />
      {panel.state === 'closed' ? (
        <Actions>
          <Link to={`${at}/ranking`}>{t.ranking}</Link>
          <Link to={`${at}/selection`}>{t.selection}</Link>
        </Actions>
      ) : null}
      <Steps panel={panel} />
      <Judges panel={panel} />
      <Conflicts panel={panel} />
      <Applications panel={panel} />
      <PanelForm key={panel.version} panel={panel} />
    </>
  );
}

function Steps({ panel }: { panel: Panel }) {
  const t = useText(panelMessages);
  const [open, setOpen] = useState<'open' | 'close' | null>(null);
  const version = panel.version ?? 1;
  const told = (settled: unknown) =>
    notify({ tone: 'info', title: t.settled(settled as Parameters<typeof t.settled>[0]) });
  const assigning = useReviewDeed(() => assignReviews(panel.callId).then(told), t.assign);
  const opening = useReviewDeed(
    () => openScoring(panel.callId, version),
    t.opened,
    () => setOpen(null),
  );
  const closing = useReviewDeed(
    () =>
      closeScoring(panel.callId, version).then((settled) => {
        notify({ tone: settled.isClosed ? 'success' : 'warning', title: settled.isClosed ? t.closed : t.notClosed });
      }),
    t.close,
    () => setOpen(null),
  );
  const may = (step: Panel['may'][number]) => panel.may.includes(step);
  const running = open === 'open' ? opening : closing;
  return (
    <>
      {assigning.error === null ? null : <Fault error={assigning.error} />}
      <Actions>
        {may('assign') ? (
          <Button isPending={assigning.isPending} onPress={() => assigning.mutate()}>
            {t.assign}
          </Button>
        ) : null}
        {may('open') ? (
          <Button look="primary" onPress={() => setOpen('open')}>
            {t.open}
          </Button>
        ) : null}
        {may('close') ? (
          <Button look="primary" onPress={() => setOpen('close')}>
            {t.close}
          </Button>
        ) : null}
      </Actions>
      {open === null ? null : (
        <ConfirmSheet
          title={open === 'open' ? t.open : t.close}
          isOpen
          onClose={() => setOpen(null)}
          onConfirm={() => running.mutate()}
          confirmLabel={open === 'open' ? t.open : t.close}
          isPending={running.isPending}
          error={running.error}
          whatTheySee={open === 'open' ? t.openWhy : t.closeWhy}
        />
      )}
    </>
  );
}

function Conflicts({ panel }: { panel: Panel }) {
  const t = useText(panelMessages);
  const pick = usePick();
  const judge = (id: string) => panel.judges.find((one) => one.id === id)?.name ?? '';
  const company = (id: string) => panel.applications.find((one) => one.id === id)?.companyName ?? '';
  return (
    <Section title={t.conflicts}>
      <Table
        caption={t.conflicts}
        isCaptionHidden
        rows={panel.conflicts}
        keyOf={(one) => `${one.judgeId}${one.applicationId}${one.source}${one.ground}`}
        empty={<p>{t.noConflicts}</p>}
        columns={[
          { id: 'judge', title: t.name, isRowHeader: true, cell: ({ judgeId }) => judge(judgeId) },
          { id: 'company', title: t.company, cell: ({ applicationId }) => company(applicationId) },
          { id: 'source', title: t.source, cell: ({ source }) => pick(lists.conflictSource[source]) },
          { id: 'ground', title: t.ground, cell: ({ ground }) => pick(lists.conflictGround[ground]) },
          { id: 'words', title: t.words, cell: ({ words }) => words },
        ]}
      />
    </Section>
  );
}

function Applications({ panel }: { panel: Panel }) {
  const t = useText(panelMessages);
  return (
    <Section title={t.applications}>
      <Table
        caption={t.applications}
        isCaptionHidden
        rows={panel.applications}
        keyOf={({ id }) => id}
        empty={<p>{t.noApplications}</p>}
        columns={[
          { id: 'company', title: t.company, isRowHeader: true, cell: ({ companyName }) => companyName },
          { id: 'number', title: t.number, cell: ({ number }) => number },
          {
            id: 'progress',
            title: t.progress,
            isNumeric: true,
            cell: ({ submitted, sheets, lacking }) => (
              <>
                {t.progressOf({ submitted, assigned: sheets })}{' '}
                {panel.state === 'scoring' && lacking > 0 ? (
                  <Tag tone="red">{t.lacking({ count: lacking })}</Tag>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
