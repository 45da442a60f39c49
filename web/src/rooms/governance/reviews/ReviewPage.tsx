import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { type Column, Table } from '#ui/Table';
import { type Entry, type Review, reportAddress, reviewQuery } from '../commitments/api.ts';
import { commitmentMessages } from '../commitments/messages.ts';
import { ReviewTag } from '../commitments/Rounds.tsx';
import { amountText, StandingTag } from '../commitments/Standing.tsx';
import { Governing } from './Governing.tsx';
import { reviewMessages } from './messages.ts';
import { OwnPart } from './OwnPart.tsx';
import { Progress } from './Progress.tsx';

/** One year: what is ours to write, how far the others are, the results by clause, and the report. */
export function ReviewPage() {
  const query = useQuery(reviewQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(review) => <Shown review={review} />}
      </Loaded>
    </Page>
  );
}

function Shown({ review }: { review: Review }) {
  const t = useText(reviewMessages);
  const agreement = useText(commitmentMessages);
  const formats = useFormats();
  const title = t.title({ year: review.year });
  return (
    <>
      <PageHeader
        title={title}
        lead={review.state === 'open' ? t.openLead : t.closedLead}
        crumbs={[{ label: agreement.title, to: '/desk/agreement' }, { label: title }]}
        meta={
          <>
            <ReviewTag state={review.state} />
            <span>
              {t.due} {formats.date(review.dueOn)}
            </span>
          </>
        }
        actions={<Governing review={review} />}
      />
      {review.summary === null ? null : (
        <Section title={t.summary}>
          <p className="prose">{review.summary}</p>
        </Section>
      )}
      <OwnPart review={review} />
      <Progress review={review} />
      <Section title={t.results}>
        <Results review={review} />
      </Section>
      <Section title={t.paper} lead={t.paperLead}>
        <PaperButtons addressOf={(format) => reportAddress(review.id, format)} labels={{ pdf: t.pdf, hwpx: t.hwpx }} />
      </Section>
    </>
  );
}

function Results({ review }: { review: Review }) {
  const t = useText(reviewMessages);
  const pick = usePick();
  return review.clauses.map((clause) => (
    <Section key={clause.id} level={3} title={`${clause.number}. ${pick(clause.text)}`}>
      <ClauseResults
        title={pick(clause.text)}
        review={review}
        rows={review.entries.filter((entry) => entry.clause === clause.id)}
        none={t.noResults}
      />
    </Section>
  ));
}

interface ClauseProps {
  readonly title: string;
  readonly review: Review;
  readonly rows: readonly Entry[];
  readonly none: string;
}

function ClauseResults({ title, review, rows, none }: ClauseProps) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const columns: Column<Entry>[] = [
    {
      id: 'agency',
      title: t.agency,
      width: '16%',
      cell: (row) => {
        const named = review.agencies.find(({ agencyId }) => agencyId === row.agencyId);
        return named === undefined ? '–' : pick(named.agency);
      },
    },
    { id: 'promise', title: t.promise, isRowHeader: true, width: '24%', cell: (row) => row.title },
    { id: 'figures', title: t.figures, width: '22%', cell: (row) => <Figures row={row} /> },
    {
      id: 'result',
      title: t.result,
      cell: (row) => (
        <>
          <StandingTag standing={row.standing} /> {row.words}
          {row.hindrance === null ? null : <p className="small muted">{`${t.hindrance}: ${row.hindrance}`}</p>}
          {row.nextStep === null ? null : <p className="small muted">{`${t.nextStep}: ${row.nextStep}`}</p>}
        </>
      ),
    },
  ];
  return (
    <Table
      caption={title}
      isCaptionHidden
      columns={columns}
      rows={rows}
      keyOf={(row) => row.commitmentId}
      empty={<p className="muted">{none}</p>}
    />
  );
}

export function Figures({ row }: { row: Pick<Entry, 'target' | 'actual' | 'unit' | 'indicator' | 'countedAt'> }) {
  const t = useText(reviewMessages);
  const formats = useFormats();
  const actual = row.actual === null ? '–' : amountText(row.actual, row.unit);
  return (
    <>
      {t.figuresValue({ target: amountText(row.target, row.unit), actual })}
      <p className="small muted">
        {row.indicator}
        {row.countedAt === null ? null : ` · ${t.countedAt({ at: formats.dateTime(row.countedAt) })}`}
      </p>
    </>
  );
}
