import { useMutation, useQuery } from '@tanstack/react-query';
import { fetchFile } from '#lib/download';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Pledge, pledgesQuery } from './api.ts';
import { evidenceMessages } from './messages.ts';

/** Who promised silence about the company's cases before opening them. */
export function PledgesTab() {
  const t = useText(evidenceMessages);
  const formats = useFormats();
  const print = useMutation({ mutationFn: (id: string) => fetchFile(`/api/pledges/${id}/paper`) });
  const columns: readonly Column<Pledge>[] = [
    { id: 'at', title: t.at, cell: (row) => formats.dateTime(row.signedAt), width: '20rem' },
    { id: 'agency', title: t.agency, cell: (row) => row.agencyName },
    { id: 'person', title: t.pledger, cell: (row) => row.personName, isRowHeader: true },
    {
      id: 'request',
      title: t.request,
      cell: (row) => <Link to={`/company/cases/${row.caseId}`}>{row.caseNumber || t.requestGo}</Link>,
    },
    {
      id: 'text',
      title: t.pledgeText,
      cell: (row) => (
        <>
          {t.pledgeEdition({ version: String(row.textVersion) })} {row.current ? null : <Tag>{t.pledgeOld}</Tag>}{' '}
          <Button
            look="link"
            size="small"
            aria-label={t.pledgePaperOf({ name: row.personName })}
            onPress={() => print.mutate(row.id)}
          >
            {t.pledgePaper}
          </Button>
        </>
      ),
    },
  ];
  return (
    <>
      {print.error === null ? null : <Fault error={print.error} />}
      <Loaded
        query={useQuery(pledgesQuery)}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.pledgesTable}
            isCaptionHidden
            columns={columns}
            rows={items}
            keyOf={(row) => row.id}
            empty={<EmptyState title={t.noPledgesTitle}>{t.noPledges}</EmptyState>}
          />
        )}
      </Loaded>
    </>
  );
}
