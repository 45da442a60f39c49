import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import type { Agreement } from './api.ts';
import { amountText, StandingTag } from './commitments/Standing.tsx';
import { governanceMessages } from './messages.ts';

type Review = Agreement['reviews'][number];
type Row = Review['rows'][number];

/** What the agencies published of their reviews, the newest year open. */
export function PublishedReviews({ reviews, clauses }: Pick<Agreement, 'reviews' | 'clauses'>) {
  const t = useText(governanceMessages);
  return (
    <Section title={t.progressTitle}>
      {reviews.length === 0 ? (
        <p className="prose">
          {t.progress} <Link to="/statistics">{t.progressLink}</Link>
        </p>
      ) : (
        reviews.map((review, index) => (
          <Disclosure key={review.year} title={t.reviewOf({ year: review.year })} isOpenAtFirst={index === 0}>
            <p className="prose">{review.summary}</p>
            <Rows review={review} clauses={clauses} />
          </Disclosure>
        ))
      )}
    </Section>
  );
}

function Rows({ review, clauses }: { review: Review; clauses: Agreement['clauses'] }) {
  const t = useText(governanceMessages);
  const pick = usePick();
  const numberOf = (row: Row) => clauses.find(({ id }) => id === row.clause)?.number ?? '–';
  const figureOf = (row: Row): string =>
    row.isSmall ? t.fewer({ unit: row.unit }) : row.actual === null ? '–' : amountText(row.actual, row.unit);
  return (
    <Table
      caption={t.reviewOf({ year: review.year })}
      isCaptionHidden
      rows={review.rows}
      keyOf={(row) => `${row.agency.ko} ${row.clause} ${row.title}`}
      columns={[
        { id: 'agency', title: t.partyName, width: '20%', cell: (row) => pick(row.agency) },
        { id: 'promise', title: t.promise, isRowHeader: true, cell: (row) => `${numberOf(row)}. ${row.title}` },
        {
          id: 'figures',
          title: t.targetAndActual,
          width: '28%',
          cell: (row) => (
            <>
              {t.figures({ target: amountText(row.target, row.unit), actual: figureOf(row) })}
              <p className="small muted">{row.indicator}</p>
            </>
          ),
        },
        { id: 'standing', title: t.standing, width: '14%', cell: (row) => <StandingTag standing={row.standing} /> },
      ]}
    />
  );
}
