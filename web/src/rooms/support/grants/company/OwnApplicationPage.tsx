import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { type Own, ownApplicationQuery } from '../api-applications.ts';
import { DraftPart } from './DraftPart.tsx';
import { HandedInPart } from './HandedInPart.tsx';
import { applicationMessages } from './messages.ts';
import { ApplicationTag } from './OwnApplicationsPage.tsx';
import { ReopenPart, WithdrawPart } from './StepParts.tsx';

/** One application of ours: what is being written, what was handed in, and what comes next. */
export function OwnApplicationPage() {
  const query = useQuery(ownApplicationQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(own) => <Shown own={own} />}
      </Loaded>
    </Page>
  );
}

function Shown({ own }: { own: Own }) {
  const t = useText(applicationMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <>
      <PageHeader
        title={own.call.title}
        crumbs={[{ label: t.title, to: '/company/applications' }, { label: own.call.title }]}
        meta={
          <>
            <ApplicationTag state={own.state} /> <span className="tabular">{own.number}</span>
          </>
        }
      />
      <p className="tabular">
        {pick(own.call.agencyName)} · <strong>{t.leftUntil({ at: formats.dateTime(own.call.closesAt) })}</strong> ·{' '}
        <Link to={`/support/calls/${own.call.id}`}>{t.call}</Link>
      </p>
      <Correction own={own} />
      <Overlaps own={own} />
      {own.draft === null ? <ReopenPart own={own} /> : <DraftPart own={own} draft={own.draft} />}
      {own.versions.length === 0 ? null : <HandedInPart own={own} />}
      <WithdrawPart own={own} />
    </>
  );
}

function Correction({ own: { correction } }: { own: Own }) {
  const t = useText(applicationMessages);
  const formats = useFormats();
  if (correction?.state !== 'open') return null;
  return (
    <Notice tone="warning" title={t.correction({ date: formats.date(correction.dueOn) })}>
      {correction.words}
    </Notice>
  );
}

function Overlaps({ own: { overlaps } }: { own: Own }) {
  const t = useText(applicationMessages);
  const pick = usePick();
  if (overlaps.length === 0) return null;
  return (
    <Section title={t.overlaps}>
      {overlaps.map(({ agencyName, reference, isSamePeriod }) => (
        <Notice
          key={reference}
          tone={isSamePeriod ? 'warning' : 'info'}
          title={t.overlap({ agency: pick(agencyName), reference })}
        >
          {isSamePeriod ? t.overlapSame : t.overlapYears}
        </Notice>
      ))}
    </Section>
  );
}
