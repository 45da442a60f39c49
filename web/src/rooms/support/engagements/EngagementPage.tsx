import { lists } from '@boru/contract/words';
import { answersOf, conflictsOf, mergeEntries } from '@boru/engines/fieldwork';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { Tag } from '#ui/Tag';
import { Answering, Delivering, HandingIn, NamingReviewer, Reviewing } from './Acts.tsx';
import { type EngagementView, engagementQuery, type QuestionSet, reportAddress, setQuery } from './api.ts';
import { engagementTones, type Side } from './EngagementsPage.tsx';
import { FollowUps } from './FollowUps.tsx';
import { engagementMessages } from './messages.ts';
import { Photos } from './Photos.tsx';
import { Recommendations } from './Recommendations.tsx';
import { Writing } from './Writing.tsx';

export function ExpertEngagement() {
  return <Engagement side="expert" />;
}
export function DeskEngagement() {
  return <Engagement side="desk" />;
}
export function CompanyEngagement() {
  return <Engagement side="company" />;
}

function Engagement({ side }: { side: Side }) {
  const query = useQuery(engagementQuery(usePathParam('engagementId')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(view) => <WithSet view={view} side={side} />}
      </Loaded>
    </Page>
  );
}

function WithSet({ view, side }: { view: EngagementView; side: Side }) {
  const query = useQuery(setQuery(view.set));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={10} height="50rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(set) => <Shown view={view} set={set} side={side} />}
    </Loaded>
  );
}

interface PartProps {
  readonly view: EngagementView;
  readonly set: QuestionSet;
  readonly side: Side;
}

function Shown({ view, set, side }: PartProps) {
  const t = useText(engagementMessages);
  const pick = usePick();
  const isWriting = view.may.includes('note');
  const isReadable = side !== 'company' || view.state === 'delivered' || view.state === 'accepted';
  return (
    <>
      <PageHeader
        title={view.companyName}
        crumbs={[{ label: t.title, to: `/${side}/engagements` }, { label: view.companyName }]}
        meta={<Tag tone={engagementTones[view.state]}>{pick(lists.engagementState[view.state])}</Tag>}
        actions={
          isWriting ? (
            <LinkButton to={`/expert/engagements/${view.id}/field`} look="primary">
              {t.field}
            </LinkButton>
          ) : undefined
        }
      />
      <Said view={view} />
      {view.may.includes('review') ? <Reviewing view={view} /> : null}
      {view.may.includes('answer') ? <Answering view={view} /> : null}
      {view.may.includes('nameReviewer') ? <NamingReviewer view={view} /> : null}
      {view.may.includes('deliver') ? <Delivering view={view} /> : null}
      <Facts view={view} />
      {isReadable ? <Noted view={view} set={set} /> : null}
      {isWriting ? <Writing key={view.version} view={view} /> : isReadable ? <Report view={view} /> : null}
      {isReadable ? <Recommendations view={view} set={set} /> : null}
      <Photos view={view} side={side} />
      {isReadable ? <Paper view={view} /> : null}
      {view.may.includes('handIn') ? <HandingIn view={view} /> : null}
      {view.followUps.length > 0 ? <FollowUps view={view} /> : null}
      {side === 'company' ? (
        <NextStep title={t.readers} why={t.readersWhy} to="/company/readers" label={t.readers} />
      ) : null}
    </>
  );
}

function Said({ view }: { view: EngagementView }) {
  const t = useText(engagementMessages);
  return (
    <>
      {view.reviewWords === null ? null : <Notice title={t.reviewSaid}>{view.reviewWords}</Notice>}
      {view.answerWords === null ? null : <Notice title={t.answerSaid}>{view.answerWords}</Notice>}
    </>
  );
}

function Facts({ view }: { view: EngagementView }) {
  const t = useText(engagementMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <DescriptionList
      items={[
        { name: t.agency, value: pick(view.agency.name) },
        { name: t.expert, value: view.expertName },
        { name: t.reviewer, value: view.reviewerName ?? t.noReviewer },
        { name: t.kickoff, value: formats.date(view.kickoffOn) },
        ...(view.may.includes('note')
          ? []
          : [{ name: t.agenda, value: <span style={{ whiteSpace: 'pre-line' }}>{view.agenda}</span> }]),
      ]}
    />
  );
}

/** What was noted, in one line; two devices that differ are named before anything else is written. */
function Noted({ view, set }: { view: EngagementView; set: QuestionSet }) {
  const t = useText(engagementMessages);
  const merged = mergeEntries(view.entries);
  const { strength } = answersOf(set, merged);
  const verified = [...strength.values()].filter((one) => one === 'verified').length;
  const conflicts = conflictsOf(merged).length;
  return (
    <Section title={t.notes}>
      <p className="tabular">{t.notesOf({ verified, claimed: strength.size - verified })}</p>
      {conflicts === 0 ? null : <Notice tone="warning">{t.conflicts({ count: conflicts })}</Notice>}
    </Section>
  );
}

function Report({ view }: { view: EngagementView }) {
  const t = useText(engagementMessages);
  return (
    <Section title={t.summary}>
      <p style={{ whiteSpace: 'pre-line' }}>{view.summary ?? t.summaryNone}</p>
    </Section>
  );
}

function Paper({ view }: { view: EngagementView }) {
  const t = useText(engagementMessages);
  const isOut = view.state === 'delivered' || view.state === 'accepted';
  return (
    <Section title={t.report} {...(isOut ? {} : { lead: t.reportDraft })}>
      <PaperButtons addressOf={reportAddress(view.id)} labels={{ pdf: t.pdf, hwpx: t.hwpx }} />
    </Section>
  );
}
