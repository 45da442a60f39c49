import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import styles from './Agreement.module.css';
import { type Agreement, agreementQuery } from './api.ts';
import { ChangesTable } from './commitments/ChangesTable.tsx';
import { governanceMessages } from './messages.ts';
import { PublishedReviews } from './PublishedReviews.tsx';

/** The agreement the whole platform stands on: what was promised, by whom, and how sure we are of it. */
export function AgreementPage() {
  const query = useQuery(agreementQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={10} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(agreement) => <Whole agreement={agreement} />}
      </Loaded>
    </Page>
  );
}

function Whole({ agreement }: { agreement: Agreement }) {
  const t = useText(governanceMessages);
  const formats = useFormats();
  const pick = usePick();
  const date = formats.date(agreement.signedOn);
  const number = agreement.parties.length;
  return (
    <>
      <PageHeader title={t.title} lead={t.lead({ date, count: String(number) })} meta={pick(agreement.title)} />
      <DescriptionList
        items={[
          { name: t.promised, value: pick(agreement.context) },
          { name: t.signedOn, value: date },
          ...(agreement.termTo === null ? [] : [{ name: t.termTo, value: formats.date(agreement.termTo) }]),
          { name: t.place, value: pick(agreement.place) },
          { name: t.partiesNumber, value: t.partiesCount({ count: number }) },
          { name: t.certainty, value: agreement.verified ? t.verified : <Doubt note={t.agreementDoubt} /> },
        ]}
      />
      <Section title={t.clausesTitle}>
        <ol className={styles.clauses}>
          {agreement.clauses.map((clause) => (
            <li key={clause.id}>
              <span className={styles.number} aria-hidden="true">
                {clause.number}
              </span>
              <p>
                {pick(clause.text)} {clause.verified ? null : <Doubt />}
              </p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t.parties}>
        <Parties parties={agreement.parties} />
      </Section>
      {agreement.changes.length === 0 ? null : (
        <Section title={t.changesTitle}>
          <ChangesTable changes={agreement.changes} />
        </Section>
      )}
      <Ordinance ordinance={agreement.ordinance} />
      <PublishedReviews reviews={agreement.reviews} clauses={agreement.clauses} />
      <Section title={t.sources}>
        <DescriptionList
          size="small"
          items={[
            { name: t.agreementSource, value: agreement.source.join(', ') },
            { name: t.ordinanceSource, value: agreement.ordinance.source.join(', ') },
          ]}
        />
      </Section>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/help" label={t.nextLabel} />
    </>
  );
}

function Parties({ parties }: { parties: Agreement['parties'] }) {
  const t = useText(governanceMessages);
  const formats = useFormats();
  const pick = usePick();
  const columns: Column<Agreement['parties'][number]>[] = [
    { id: 'name', title: t.partyName, cell: (party) => pick(party.name), isRowHeader: true, width: '30%' },
    { id: 'role', title: t.partyRole, cell: (party) => pick(party.role) },
    {
      id: 'signatory',
      title: t.partySignatory,
      width: '24%',
      cell: (party) => (
        <>
          {party.signatoryTitle === null
            ? t.joinedLater({ on: formats.date(party.joinedOn) })
            : pick(party.signatoryTitle)}{' '}
          {party.signatoryTitle === null
            ? null
            : (party.signatoryName ?? <span className="muted">({t.signatoryUnknown})</span>)}
        </>
      ),
    },
  ];
  return (
    <Table
      caption={t.parties}
      isCaptionHidden
      columns={columns}
      rows={parties}
      keyOf={(party) => String(party.agencyId)}
    />
  );
}

function Ordinance({ ordinance }: { ordinance: Agreement['ordinance'] }) {
  const t = useText(governanceMessages);
  const formats = useFormats();
  const pick = usePick();
  const { name, enactedOn } = ordinance;
  return (
    <Section title={t.ordinance}>
      <p className="prose">
        {enactedOn === null
          ? t.ordinanceLeadNoDate({ name })
          : t.ordinanceLead({ name, date: formats.date(enactedOn) })}
      </p>
      <div className={styles.honest}>
        <Notice tone={ordinance.articleTextKnown ? 'info' : 'warning'}>
          {ordinance.articleTextKnown ? t.ordinanceKnown : t.ordinanceHonest}
        </Notice>
      </div>
      <ul className={styles.headings} aria-label={t.heading}>
        {ordinance.headings.map((heading) => (
          <li key={heading.id}>
            <span>{pick(heading.heading)}</span>
            {heading.verified ? null : <Doubt note={t.headingDoubt} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
