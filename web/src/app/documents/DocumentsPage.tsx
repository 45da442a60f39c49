import type { TemplateList } from '@boru/contract/documents';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { documentMessages } from './messages.ts';

type Template = TemplateList['items'][number];

const templatesQuery = queryOptions({
  queryKey: ['documents', 'templates'],
  queryFn: ({ signal }) => api<TemplateList>('GET /api/documents/templates', { signal }),
});

/** For staff: every paper with its sample data, before anything real is printed. */
export function DocumentsPage() {
  const t = useText(documentMessages);
  const pick = usePick();
  const query = useQuery(templatesQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.table}
            isCaptionHidden
            rows={items}
            keyOf={(template) => template.name}
            empty={<EmptyState title={t.noneTitle}>{t.none}</EmptyState>}
            columns={[
              { id: 'name', title: t.name, cell: (template) => pick(template.title), isRowHeader: true },
              { id: 'purpose', title: t.purpose, cell: (template) => pick(template.purpose) },
              { id: 'sample', title: t.sample, cell: (template) => <Samples template={template} /> },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Samples({ template }: { template: Template }) {
  const t = useText(documentMessages);
  const pick = usePick();
  return (
    <Actions>
      {template.formats.map((format) => (
        <a
          key={format}
          href={`/api/documents/templates/${template.name}/preview?format=${format}`}
          aria-label={t.download({ title: pick(template.title), format: format.toUpperCase() })}
          download
        >
          {format.toUpperCase()}
        </a>
      ))}
    </Actions>
  );
}
