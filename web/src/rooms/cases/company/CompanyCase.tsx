import type { CaseView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { Icon } from '#ui/Icon';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { caseQuery, noteReading } from '../api.ts';
import { CaseTimeline } from '../CaseTimeline.tsx';
import { ClockLine, shownClocks } from '../ClockLine.tsx';
import { Handoffs } from '../handoffs/Handoffs.tsx';
import { NewsLine } from '../live/NewsLine.tsx';
import { useLive } from '../live/useLive.ts';
import { MergedNotice } from '../mergers/MergedNotice.tsx';
import { MergedParts } from '../mergers/MergedParts.tsx';
import { caseMessages } from '../messages.ts';
import { statusTones, useOutcomeNames, useStatusNames, useTopicNames } from '../names.ts';
import { Papers } from '../papers/Papers.tsx';
import { companyMessages } from './messages.ts';
import { Rating } from './Rating.tsx';
import { ReferralConsent } from './ReferralConsent.tsx';
import { Reply } from './Reply.tsx';
import { SightPart } from './SightPart.tsx';
import { TakeBack } from './TakeBack.tsx';

/** One request as its company sees it: what happened, what waits for us, who can see it and who has. */
export function CompanyCase() {
  const t = useText(companyMessages);
  const words = useText(caseMessages);
  const id = usePathParam('id');
  const live = useLive(id);
  const query = useQuery({ ...caseQuery(id), refetchInterval: live.isLive ? false : 60_000 });
  return (
    <Loaded
      query={query}
      skeleton={
        <Page>
          <Skeleton shape="block" height="60rem" />
        </Page>
      }
      fault={(error, retry) => (
        <Page>
          <ErrorState error={error} onRetry={retry} />
        </Page>
      )}
    >
      {(file) => (
        <Page aside={<SightPart file={file} />}>
          <NewsLine live={live} />
          <Seen file={file} />
          <Head file={file} />
          <MergedNotice caseId={file.id} side="company" />
          <Waiting file={file} />
          <Section title={words.timeline}>
            <CaseTimeline entries={file.timeline} />
          </Section>
          {file.may.includes('reply') ? <Reply key={file.id} file={file} /> : null}
          <Papers caseId={file.id} />
          <MergedParts caseId={file.id}>{(id) => <Papers caseId={id} />}</MergedParts>
          <Handoffs caseId={file.id} version={file.version} />
          {file.may.includes('rate') ? <Rating key={file.version} file={file} /> : null}
          <TakeBack file={file} />
          <NextStep title={t.nextTitle} why={t.nextWhy} to="/help" label={t.ask} />
        </Page>
      )}
    </Loaded>
  );
}

/** Tells the desk that its words have arrived, when somebody looks at them and not a page that is left open. */
function Seen({ file: { id, timeline } }: { file: CaseView }) {
  const last = timeline.at(-1)?.id;
  useEffect(() => {
    if (last === undefined) return;
    const tell = () => {
      if (document.visibilityState === 'visible') void noteReading(id).catch(() => undefined);
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [id, last]);
  return null;
}

function Head({ file }: { file: CaseView }) {
  const t = useText(companyMessages);
  const words = useText(caseMessages);
  const pick = usePick();
  const statuses = useStatusNames();
  const topics = useTopicNames();
  const clocks = shownClocks(file.clocks);
  return (
    <PageHeader
      title={file.title}
      crumbs={[{ label: t.crumb, to: '/company/cases' }, { label: file.number ?? file.title }]}
      meta={
        <>
          <Tag tone={statusTones[file.status]}>{statuses[file.status]}</Tag>
          {file.number === null ? null : <span className="tabular">{file.number}</span>}
          <span>{topics[file.topic].label}</span>
          {file.owner === null ? null : <span>{pick(file.owner.name)}</span>}
          {clocks.length === 0 && file.status !== 'held' ? <span className="muted">{words.clockNone}</span> : null}
          {clocks.map((clock) => (
            <ClockLine key={clock.id} clock={clock} />
          ))}
        </>
      }
      actions={
        <>
          {file.submittedAt === null || file.closedAt !== null ? null : (
            <LinkButton to={`/company/appointments?case=${file.id}`}>{words.appointmentGo}</LinkButton>
          )}
          <Button onPress={() => window.print()}>
            <Icon name="print" size="small" /> {t.print}
          </Button>
        </>
      }
    />
  );
}

/** What the company should do now, above everything else. */
function Waiting({ file }: { file: CaseView }) {
  const t = useText(companyMessages);
  const outcomes = useOutcomeNames();
  const asked = file.referrals.find(({ status }) => status === 'awaitingConsent');
  return (
    <>
      {file.status === 'held' ? (
        <Notice tone="warning" title={t.heldTitle}>
          {t.heldBody}
        </Notice>
      ) : null}
      {file.status === 'asked' ? (
        <Notice tone="warning" title={t.askedTitle}>
          {t.askedBody}
        </Notice>
      ) : null}
      {asked === undefined ? null : <ReferralConsent caseId={file.id} referral={asked} />}
      {file.outcome === null ? null : (
        <Notice tone="success" title={`${t.outcome}: ${outcomes[file.outcome]}`}>
          {file.outcomeText}
        </Notice>
      )}
    </>
  );
}
