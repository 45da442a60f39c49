import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { businessNumberText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressQuery, useGo } from '#lib/navigation';
import { useSession } from '#lib/session';
import { useShortcuts } from '#lib/shortcuts';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { Page, PageHeader } from '#ui/Page';
import { SearchField } from '#ui/SearchField';
import { type Column, Table } from '#ui/Table';
import { Tabs } from '#ui/Tabs';
import { Tag } from '#ui/Tag';
import { ExportCompanies } from '../imports/ExportCompanies.tsx';
import { importMessages } from '../imports/messages.ts';
import { useSizeNames } from '../names.ts';
import { type CompanyRow, companiesQuery, type Status } from './api.ts';
import { deskCompanyMessages } from './messages.ts';

const isStatus = (text: string | undefined): text is Status =>
  text === 'unconfirmed' || text === 'confirmed' || text === 'refused';

export function CompaniesPage() {
  const t = useText(deskCompanyMessages);
  const words = useText(importMessages);
  const { has } = useSession();
  const [isExporting, setExporting] = useState(false);
  const go = useGo();
  const { status: wanted } = useAddressQuery();
  const status = isStatus(wanted) ? wanted : null;
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: '/', label: t.search, run: () => search.current?.focus() }]);
  const list = <Companies text={useDeferredValue(text.trim())} status={status} />;
  const views = [
    { id: 'all', label: t.all, content: list },
    { id: 'unconfirmed', label: t.waiting, content: list },
    { id: 'confirmed', label: t.confirmed, content: list },
    { id: 'refused', label: t.refused, content: list },
  ];
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <LinkButton to="/desk/companies/segments">{t.segments}</LinkButton>
            {has('secretariat') ? <LinkButton to="/desk/companies/import">{words.title}</LinkButton> : null}
            {has('secretariat', 'agency.manager') ? (
              <Button onPress={() => setExporting(true)}>{words.exportGo}</Button>
            ) : null}
          </>
        }
      />
      {isExporting ? <ExportCompanies status={status} text={text.trim()} onClose={() => setExporting(false)} /> : null}
      <SearchField label={t.search} size="small" value={text} onChange={setText} maxLength={40} inputRef={search} />
      <Tabs
        label={t.status}
        items={views}
        selected={status ?? 'all'}
        onSelect={(id) =>
          go(id === 'all' ? '/desk/companies' : `/desk/companies?status=${id}`, { replace: true, keepScroll: true })
        }
      />
    </Page>
  );
}

export function StatusTag({ status }: { status: Status }) {
  const t = useText(deskCompanyMessages);
  const words = { unconfirmed: t.waiting, confirmed: t.confirmed, refused: t.refused };
  const tones = { unconfirmed: 'amber', confirmed: 'green', refused: 'red' } as const;
  return <Tag tone={tones[status]}>{words[status]}</Tag>;
}

function Companies({ text, status }: { text: string; status: Status | null }) {
  const t = useText(deskCompanyMessages);
  const pick = usePick();
  const formats = useFormats();
  const sizes = useSizeNames();
  const query = useInfiniteQuery(companiesQuery(text, status));
  const columns: readonly Column<CompanyRow>[] = [
    {
      id: 'name',
      title: t.name,
      cell: (row) => <Link to={`/desk/companies/${row.id}`}>{row.name}</Link>,
      isRowHeader: true,
    },
    {
      id: 'number',
      title: t.number,
      cell: (row) => <span className="tabular">{businessNumberText(row.businessNumber)}</span>,
    },
    { id: 'place', title: t.place, cell: (row) => pick(row.municipalityName) },
    { id: 'industry', title: t.industry, cell: (row) => pick(row.industryName) },
    { id: 'size', title: t.size, cell: (row) => sizes[row.size] },
    { id: 'status', title: t.status, cell: (row) => <StatusTag status={row.status} /> },
    { id: 'registered', title: t.registered, cell: (row) => formats.dateOf(row.createdAt) },
  ];
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={10} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(data) => (
        <>
          <Table
            caption={t.list}
            isCaptionHidden
            density="dense"
            columns={columns}
            rows={data.pages.flatMap((page) => page.items)}
            keyOf={(row) => row.id}
            empty={<EmptyState title={t.noneTitle}>{t.none}</EmptyState>}
          />
          <More query={query} />
        </>
      )}
    </Loaded>
  );
}
