import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { confirm, gather, plan as makePlan, type RoundView, roundQuery, useConsultingDeed } from '../api.ts';
import { RoundTag } from '../desk/DeskConsultingPage.tsx';
import { Requests } from '../desk/Requests.tsx';
import { roundMessages } from './messages.ts';
import { Proposal } from './Proposal.tsx';

export function RoundPage() {
  const query = useQuery(roundQuery(usePathParam('roundId')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(round) => <Shown round={round} />}
      </Loaded>
    </Page>
  );
}

export type Pins = readonly { requestId: string; expertId: string }[];
const pinsOf = ({ plan }: RoundView): Pins =>
  (plan?.pairs ?? []).filter(({ isPinned }) => isPinned).map(({ requestId, expertId }) => ({ requestId, expertId }));

function Shown({ round }: { round: RoundView }) {
  const t = useText(roundMessages);
  const formats = useFormats();
  const planning = useConsultingDeed((pins: Pins) => makePlan(round, pins), t.planned);
  const isWorking = round.mayWrite && round.state !== 'cancelled';
  const isPublished = round.state === 'published';
  return (
    <>
      <PageHeader
        title={round.title}
        lead={formats.period(round.fromOn, round.untilOn)}
        crumbs={[{ label: t.rounds, to: '/desk/consulting' }, { label: round.title }]}
        meta={<RoundTag state={round.state} />}
        actions={
          isWorking && round.items.length > 0 ? (
            <Button
              look={round.plan === null ? 'primary' : 'secondary'}
              isPending={planning.isPending}
              onPress={() => planning.mutate(pinsOf(round))}
            >
              {isPublished ? t.replan : t.plan}
            </Button>
          ) : undefined
        }
      />
      {planning.error === null ? null : <Fault error={planning.error} />}
      {isWorking && isPublished ? <p className="muted">{t.replanLead}</p> : null}
      {isWorking && round.waiting > 0 ? <Gathering round={round} /> : null}
      {round.plan === null ? null : (
        <>
          <Proposal
            round={round}
            plan={round.plan}
            {...(isWorking ? { onPins: (pins: Pins) => planning.mutate(pins) } : {})}
          />
          {isWorking ? <Confirming round={round} plan={round.plan} /> : null}
        </>
      )}
      <Section title={t.requests}>
        {round.items.length === 0 ? (
          <EmptyState size="small" title={t.requestsNone} />
        ) : (
          <Requests rows={round.items} mayWrite={round.mayWrite} />
        )}
      </Section>
    </>
  );
}

function Gathering({ round }: { round: RoundView }) {
  const t = useText(roundMessages);
  const gathering = useConsultingDeed(() => gather(round), t.gathered);
  return (
    <>
      <Notice
        action={
          <Button isPending={gathering.isPending} onPress={() => gathering.mutate()}>
            {t.gather}
          </Button>
        }
      >
        {t.waiting({ count: round.waiting })}
      </Notice>
      {gathering.error === null ? null : <Fault error={gathering.error} />}
    </>
  );
}

function Confirming({ round, plan }: { round: RoundView; plan: NonNullable<RoundView['plan']> }) {
  const t = useText(roundMessages);
  const [isAsking, setAsking] = useState(false);
  const confirming = useConsultingDeed(
    () => confirm(round, plan.hash),
    t.confirmed,
    () => setAsking(false),
  );
  if (plan.isStale) return <Notice tone="warning">{t.stale}</Notice>;
  return (
    <>
      <Button look="primary" isDisabled={plan.pairs.length === 0} onPress={() => setAsking(true)}>
        {t.confirm}
      </Button>
      <ConfirmSheet
        title={t.confirmTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => confirming.mutate()}
        confirmLabel={t.confirm}
        whoSees={t.confirmWho}
        whatTheySee={t.confirmWhat}
        howLong={t.confirmLong}
        basis={t.confirmBasis}
        takeBack={t.confirmBack}
        isPending={confirming.isPending}
        error={confirming.error}
      >
        {t.summary({ served: plan.pairs.length, unserved: plan.unserved.length, changes: plan.changes })}
      </ConfirmSheet>
    </>
  );
}
