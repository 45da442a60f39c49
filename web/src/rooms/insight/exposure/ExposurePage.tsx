import type { ExposureList, ExposureView } from '@boru/contract/exposure';
import { wordOf } from '@boru/contract/words';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Doubt } from '#ui/Doubt';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Explain } from '#ui/ExplainSheet';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import styles from './Exposure.module.css';
import { exposureMessages } from './messages.ts';

const exposureQuery = queryOptions({
  queryKey: ['insight', 'exposure'],
  queryFn: ({ signal }) => api<ExposureList>('GET /api/insight/exposure', { signal }),
  // Each asking is a reading that the companies see: not by itself, and not again when the window is looked at.
  staleTime: 5 * 60_000,
  refetchOnWindowFocus: false,
});

/** Where to offer help first, as spans with what is not known; a person decides. */
export function ExposurePage() {
  const t = useText(exposureMessages);
  const query = useQuery(exposureQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Notice title={t.decidesTitle}>
        <p>{t.decides}</p>
      </Notice>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(list) => <Ranked list={list} />}
      </Loaded>
    </Page>
  );
}

function Ranked({ list }: { list: ExposureList }) {
  const t = useText(exposureMessages);
  const formats = useFormats();
  const pick = usePick();
  const spanOf = ({ low, high }: ExposureView) =>
    t.spanText({ low: formats.number(low, 1), high: formats.number(high, 1) });
  const columns: Column<ExposureView>[] = [
    {
      id: 'company',
      title: t.company,
      isRowHeader: true,
      cell: (row) => <Link to={`/desk/companies/${row.companyId}`}>{row.name}</Link>,
    },
    { id: 'span', title: t.span, isNumeric: true, cell: spanOf },
    { id: 'picture', title: t.picture, width: '30%', cell: (row) => <Span of={row} /> },
    {
      id: 'first',
      title: t.first,
      cell: ({ first }) => pick(list.weights.find(({ id }) => id === first)?.name ?? { ko: '–', en: '–' }),
    },
    { id: 'how', title: t.how, cell: (row) => <How row={row} list={list} span={spanOf(row)} /> },
  ];
  if (list.items.length === 0)
    return (
      <EmptyState title={t.emptyTitle} action={<LinkButton to="/desk">{t.goDesk}</LinkButton>}>
        {t.empty}
      </EmptyState>
    );
  return (
    <>
      <p>
        {t.seen({ seen: formats.number(list.seen), shown: formats.number(list.items.length) })}{' '}
        {list.verified ? null : <Doubt note={list.note} asOf={list.asOf} />}
      </p>
      <Table
        caption={t.table}
        isCaptionHidden
        density="dense"
        columns={columns}
        rows={list.items}
        keyOf={({ companyId }) => companyId}
      />
    </>
  );
}

/** Repeats the numbers beside it, so a screen reader passes over it. */
function Span({ of: { low, high } }: { of: ExposureView }) {
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.open} style={{ left: `${low}%`, width: `${high - low}%` }} />
      <span className={styles.sure} style={{ width: `${low}%` }} />
    </span>
  );
}

function How({ row, list, span }: { row: ExposureView; list: ExposureList; span: string }) {
  const t = useText(exposureMessages);
  const formats = useFormats();
  const pick = usePick();
  const offer = list.weights.find(({ id }) => id === row.first)?.offer;
  const offered = offer === undefined ? null : wordOf('helpTopic', offer);
  return (
    <Explain
      title={row.name}
      explanation={{
        result: span,
        rule: <p>{t.rule}</p>,
        inputs: list.weights.map((weight) => {
          const side = row.sides.find(({ id }) => id === weight.id);
          return {
            name: pick(weight.name),
            value: t.side({
              weight: formats.number(weight.weight),
              low: formats.number(side?.low ?? 0, 2),
              high: formats.number(side?.high ?? 1, 2),
              from: pick(weight.from),
            }),
          };
        }),
        edition: t.edition({ asOf: list.asOf }),
        more: <p>{offered === null ? t.nothingSure : t.offer({ offer: pick(offered) })}</p>,
      }}
    />
  );
}
