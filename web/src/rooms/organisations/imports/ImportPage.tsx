import { wordOf } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useAddressQuery, useGo } from '#lib/navigation';
import { isProblem, Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { checkFile, type Imports, type ImportView, importsKey, importsQuery } from './api.ts';
import { Checked } from './Checked.tsx';
import styles from './Imports.module.css';
import { importMessages } from './messages.ts';

/** A list of companies: upload, look at each row, decide. `?import=` shows one that was uploaded before. */
export function ImportPage() {
  const { has } = useSession();
  if (!has('secretariat')) throw new Problem('thing.not_found', 404, null);
  return <Lists />;
}

function Lists() {
  const t = useText(importMessages);
  const query = useQuery(importsQuery);
  const chosen = useAddressQuery()['import'] ?? null;
  return (
    <Loaded
      query={query}
      skeleton={
        <Page>
          <Skeleton shape="block" height="40rem" />
        </Page>
      }
      fault={(error, retry) => (
        <Page>
          <ErrorState error={error} onRetry={retry} />
        </Page>
      )}
    >
      {(imports) => (
        <Page>
          <PageHeader
            title={t.title}
            lead={t.lead}
            crumbs={[{ label: t.crumb, to: '/desk/companies' }, { label: t.title }]}
          />
          <UploadPart imports={imports} />
          {chosen === null ? null : <Checked key={chosen} importId={chosen} laws={imports.laws} />}
          <Earlier items={imports.items} />
        </Page>
      )}
    </Loaded>
  );
}

function UploadPart({ imports }: { imports: Imports }) {
  const t = useText(importMessages);
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: checkFile,
    onSuccess: ({ id }) => go(`/desk/companies/import?import=${id}`, { replace: true, keepScroll: true }),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  const { error } = check;
  // What is wrong with a file is a list of its own: missing columns, unknown columns, a macro.
  const reasons = isProblem(error) ? error.fieldPaths.flatMap((path) => error.field(path, locale) ?? []) : [];
  return (
    <Section title={t.upload} lead={t.uploadLead}>
      <div className={styles.stack}>
        <Actions>
          <FileTrigger
            acceptedFileTypes={['.xlsx', '.csv', '.txt']}
            onSelect={(files) => {
              const file = files?.[0];
              if (file !== undefined) check.mutate(file);
            }}
          >
            <Button look="primary" isPending={check.isPending}>
              {t.choose}
            </Button>
          </FileTrigger>
          <a href="/api/company-imports/template?format=xlsx" download>
            {t.templateXlsx}
          </a>
          <a href="/api/company-imports/template?format=csv" download>
            {t.templateCsv}
          </a>
        </Actions>
        {reasons.length === 0 ? null : (
          <Notice tone="danger" isLive>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Notice>
        )}
        {error === null ? null : <Fault error={error} />}
        <Disclosure title={t.columns}>
          <Columns columns={imports.columns} />
        </Disclosure>
      </div>
    </Section>
  );
}

type ColumnRow = Imports['columns'][number];

function Columns({ columns }: { columns: readonly ColumnRow[] }) {
  const t = useText(importMessages);
  const pick = usePick();
  const shown: Column<ColumnRow>[] = [
    { id: 'title', title: t.column, isRowHeader: true, cell: ({ title }) => pick(title) },
    { id: 'need', title: t.need, cell: ({ required }) => (required ? t.needed : '') },
    { id: 'hint', title: t.example, cell: ({ hint }) => pick(hint) },
  ];
  return (
    <Table
      caption={t.columns}
      isCaptionHidden
      density="dense"
      columns={shown}
      rows={columns}
      keyOf={({ key }) => key}
    />
  );
}

function Earlier({ items }: { items: readonly ImportView[] }) {
  const t = useText(importMessages);
  const pick = usePick();
  const formats = useFormats();
  const columns: Column<ImportView>[] = [
    {
      id: 'file',
      title: t.file,
      isRowHeader: true,
      cell: (row) => <Link to={`/desk/companies/import?import=${row.id}`}>{row.fileName}</Link>,
    },
    { id: 'at', title: t.at, cell: (row) => formats.dateTime(row.createdAt) },
    {
      id: 'state',
      title: t.state,
      cell: (row) => {
        const word = wordOf('listImportState', row.state);
        return word === null ? row.state : pick(word);
      },
    },
    { id: 'counts', title: t.rows, cell: ({ counts }) => countsText(t, formats.number, counts) },
    { id: 'basis', title: t.basis, cell: (row) => row.legalBasis ?? '' },
  ];
  return (
    <Section title={t.earlier}>
      <Table
        caption={t.earlier}
        isCaptionHidden
        density="dense"
        columns={columns}
        rows={items}
        keyOf={({ id }) => id}
        empty={
          <EmptyState size="small" title={t.earlierNone}>
            {t.earlierNoneWhy}
          </EmptyState>
        }
      />
    </Section>
  );
}

const countsText = (
  t: { readonly counts: (words: { fresh: string; known: string; wrong: string }) => string },
  number: (value: number) => string,
  counts: ImportView['counts'],
): string => t.counts({ fresh: number(counts.new), known: number(counts.known), wrong: number(counts.wrong) });
