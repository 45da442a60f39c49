import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useAddressQuery, useGo, usePath } from '#lib/navigation';
import { Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { reviewMessages } from '../reviews/messages.ts';
import { entriesQuery, type Filter, filterOf, filterText } from './api.ts';
import { useEntryColumns } from './columns.tsx';
import { ExportSheet } from './ExportSheet.tsx';
import { Filters } from './Filters.tsx';
import { LogCard } from './LogCard.tsx';
import { auditMessages } from './messages.ts';
import { ProofSheet } from './ProofSheet.tsx';

/** For the auditor of an agency and the administrator. For everyone else of their shell the page looks absent. */
export function AuditPage() {
  const { session, has } = useSession();
  if (!has('agency.auditor', 'administrator')) throw new Problem('thing.not_found', 404, null);
  return <Audit isAgency={session.kind === 'agency'} />;
}

function Audit({ isAgency }: { isAgency: boolean }) {
  const t = useText(auditMessages);
  const reviews = useText(reviewMessages);
  const filter = filterOf(useAddressQuery());
  const go = useGo();
  const path = usePath();
  const [isExporting, setExporting] = useState(false);
  const narrow = (next: Filter) => {
    const text = filterText(next);
    go(text === '' ? path : `${path}?${text}`, { replace: true, keepScroll: true });
  };
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={isAgency ? t.leadAgency : t.leadAdministrator}
        actions={
          <>
            <LinkButton size="small" to={`${path}/reviews`}>
              {reviews.go}
            </LinkButton>
            <Button size="small" onPress={() => setExporting(true)}>
              {t.export}
            </Button>
          </>
        }
      />
      <LogCard />
      <Entries filter={filter} onNarrow={narrow} />
      {isExporting ? <ExportSheet filter={filter} onClose={() => setExporting(false)} /> : null}
    </Page>
  );
}

function Entries({ filter, onNarrow }: { filter: Filter; onNarrow: (filter: Filter) => void }) {
  const t = useText(auditMessages);
  const query = useInfiniteQuery(entriesQuery(filter));
  const [proved, setProved] = useState<string | null>(null);
  const columns = useEntryColumns({
    onProve: setProved,
    onCompany: (companyId) => onNarrow({ ...filter, companyId }),
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const companyName = rows.find(({ companyId }) => companyId === filter.companyId)?.companyName ?? null;
  return (
    <>
      <Filters filter={filter} onChange={onNarrow} companyName={companyName} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={10} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {() => (
          <>
            <Table
              caption={t.table}
              isCaptionHidden
              density="dense"
              columns={columns}
              rows={rows}
              keyOf={(row) => row.key}
              empty={<EmptyState title={t.noneTitle}>{t.none}</EmptyState>}
            />
            <More query={query} />
          </>
        )}
      </Loaded>
      {proved === null ? null : <ProofSheet entryKey={proved} onClose={() => setProved(null)} />}
    </>
  );
}
