import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { OutsideLink } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { ownCertificatesQuery, paperOf } from './api.ts';
import { roomMessages } from './messages.ts';
import { CertificateTag } from './RunCertificates.tsx';

/** The company's record: who holds which certificate until when. */
export function OwnCertificates() {
  const t = useText(roomMessages);
  const formats = useFormats();
  const query = useQuery(ownCertificatesQuery);
  return (
    <Section title={t.own}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState size="small" title={t.ownNone} />
          ) : (
            <Table
              caption={t.own}
              isCaptionHidden
              rows={items}
              keyOf={(row) => row.id}
              columns={[
                { id: 'person', title: t.person, isRowHeader: true, cell: (row) => row.personName },
                { id: 'course', title: t.course, cell: (row) => row.courseTitle },
                { id: 'issued', title: t.issuedOn, cell: (row) => formats.date(row.issuedOn) },
                {
                  id: 'expires',
                  title: t.expiresOn,
                  cell: (row) => (row.expiresOn === null ? t.forever : formats.date(row.expiresOn)),
                },
                {
                  id: 'certificate',
                  title: t.certificate,
                  cell: (row) => (
                    <>
                      {row.number} <CertificateTag state={row.state} />{' '}
                      {row.state === 'revoked' ? null : (
                        <OutsideLink href={paperOf(row.id)}>
                          <span className="visually-hidden">{row.number}: </span>
                          {t.print}
                        </OutsideLink>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
