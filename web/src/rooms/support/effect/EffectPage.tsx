import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type EffectEstimate, type EffectReport, effectQuery } from './api.ts';
import { effectMessages } from './messages.ts';

export function EffectPage() {
  const t = useText(effectMessages);
  const formats = useFormats();
  const query = useQuery(effectQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ until, items }) => (
          <>
            <p className="muted">{t.until({ date: formats.date(until) })}</p>
            <Disclosure title={t.how}>
              <p>{t.howText}</p>
            </Disclosure>
            {items.map((item) => (
              <Kind key={item.kind} item={item} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly expert: string;
  readonly estimate: EffectEstimate;
}

function Kind({ item }: { item: EffectReport['items'][number] }) {
  const t = useText(effectMessages);
  const pick = usePick();
  const columns = useColumns();
  const rows: Row[] = [
    { id: 'whole', name: t.whole, expert: '', estimate: item.whole },
    ...item.agencies.flatMap(({ agency, estimate, experts }) => [
      { id: String(agency.id), name: pick(agency.name), expert: '', estimate },
      ...experts.map((one, index) => ({
        ...{ id: `${agency.id}-${index}`, name: pick(agency.name), expert: one.name, estimate: one.estimate },
      })),
    ]),
  ];
  const title = pick(lists.programmeKind[item.kind]);
  return (
    <Section title={title}>
      {item.agencies.length === 0 ? (
        <EmptyState size="small" title={t.none} />
      ) : (
        <Table caption={title} isCaptionHidden density="dense" rows={rows} keyOf={({ id }) => id} columns={columns} />
      )}
    </Section>
  );
}

function useColumns(): Column<Row>[] {
  const t = useText(effectMessages);
  const formats = useFormats();
  const figures = (show: (one: NonNullable<EffectEstimate['figures']>) => string) => (row: Row) =>
    row.estimate.figures === null ? '–' : show(row.estimate.figures);
  const points = (value: number) => value.toFixed(1);
  return [
    {
      id: 'name',
      title: t.agency,
      isRowHeader: true,
      cell: (row) => (row.expert === '' ? row.name : `${row.name} · ${row.expert}`),
    },
    { id: 'effect', title: t.effect, cell: ({ estimate }) => <Effect estimate={estimate} /> },
    {
      id: 'gain',
      title: t.gain,
      cell: figures((one) => t.gainOf({ helped: points(one.gain), waiting: points(one.gainWaiting) })),
    },
    { id: 'counts', title: t.counts, cell: figures(({ helped, waited }) => t.countsOf({ helped, waited })) },
    {
      id: 'cost',
      title: t.cost,
      isNumeric: true,
      cell: figures((one) => (one.costPerPointWon === null ? t.costNone : formats.won(one.costPerPointWon))),
    },
  ];
}

function Effect({ estimate: { hidden, figures } }: { estimate: EffectEstimate }) {
  const t = useText(effectMessages);
  const pick = usePick();
  if (figures === null) return hidden === null ? '–' : <Tag>{pick(lists.effectHidden[hidden])}</Tag>;
  const text = { points: figures.effect.toFixed(1), low: figures.low.toFixed(1), high: figures.high.toFixed(1) };
  return (
    <>
      {t.effectOf(text)} <Tag tone={figures.low > 0 ? 'green' : 'plain'}>{figures.low > 0 ? t.sure : t.unsure}</Tag>
    </>
  );
}
