import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { cancelRun, type DeskAttendee, type DeskRun, deskRunQuery, useEducationDeed, withdrawSeat } from '../api.ts';
import { SeatsTag } from '../CalendarPage.tsx';
import { RunFacts, Sessions } from '../RunPage.tsx';
import { RunCertificatesPart } from '../room/RunCertificates.tsx';
import { deskEducationMessages } from './messages.ts';

export function DeskRunPage() {
  const query = useQuery(deskRunQuery(usePathParam('runId')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(run) => <Shown run={run} />}
      </Loaded>
    </Page>
  );
}

function Shown({ run }: { run: DeskRun }) {
  const t = useText(deskEducationMessages);
  const [isAsking, setAsking] = useState(false);
  const cancelling = useEducationDeed(
    (reason: string) => cancelRun(run.id, reason),
    t.cancelled,
    () => setAsking(false),
  );
  return (
    <>
      <PageHeader
        title={run.title}
        crumbs={[{ label: t.title, to: '/desk/education' }, { label: run.title }]}
        meta={<SeatsTag run={run} />}
        actions={
          <>
            <LinkButton to={`/education/${run.id}`}>{t.publicPage}</LinkButton>
            {run.state === 'open' ? (
              <Button look="quiet" onPress={() => setAsking(true)}>
                {t.cancel}
              </Button>
            ) : null}
          </>
        }
      />
      <People run={run} />
      <RunCertificatesPart runId={run.id} />
      <Sessions run={run} toList />
      <RunFacts run={run} />
      <ReasonSheet
        title={t.cancelTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.cancel}
        label={t.reason}
        mostCharacters={300}
        isDanger
        isPending={cancelling.isPending}
        error={cancelling.error}
        onConfirm={(reason) => cancelling.mutate(reason)}
      />
    </>
  );
}

const tones = {
  seated: 'green',
  offered: 'amber',
  waiting: 'blue',
  declined: 'plain',
  lapsed: 'plain',
  cancelled: 'plain',
} as const;

function People({ run }: { run: DeskRun }) {
  const t = useText(deskEducationMessages);
  const pick = usePick();
  return (
    <Section title={t.attendees}>
      {run.attendees.length === 0 ? (
        <EmptyState size="small" title={t.attendeesNone} />
      ) : (
        <Table
          caption={t.attendees}
          isCaptionHidden
          density="dense"
          rows={run.attendees}
          keyOf={(one) => one.id}
          columns={[
            { id: 'name', title: t.name, isRowHeader: true, cell: (one) => one.name },
            { id: 'company', title: t.company, cell: (one) => one.companyName },
            { id: 'role', title: t.role, cell: (one) => pick(lists.targetRole[one.role]) },
            {
              id: 'state',
              title: t.state,
              cell: (one) => (
                <>
                  <Tag tone={tones[one.state]}>{pick(lists.attendeeState[one.state])}</Tag>{' '}
                  {one.isLate ? <Tag tone="amber">{t.late}</Tag> : null}
                </>
              ),
            },
            { id: 'act', title: t.act, cell: (one) => <Withdraw one={one} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Withdraw({ one }: { one: DeskAttendee }) {
  const t = useText(deskEducationMessages);
  const [isAsking, setAsking] = useState(false);
  const taking = useEducationDeed(
    (reason: string) => withdrawSeat(one, reason),
    t.withdrawn,
    () => setAsking(false),
  );
  if (!['seated', 'offered', 'waiting'].includes(one.state)) return null;
  return (
    <>
      <Button look="quiet" size="small" aria-label={t.withdrawOf({ name: one.name })} onPress={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      <ReasonSheet
        title={t.withdrawTitle({ name: one.name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.withdrawOf({ name: one.name })}
        label={t.reason}
        mostCharacters={300}
        isDanger
        isPending={taking.isPending}
        error={taking.error}
        onConfirm={(reason) => taking.mutate(reason)}
      />
    </>
  );
}
