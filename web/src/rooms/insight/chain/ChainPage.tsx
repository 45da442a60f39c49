import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { useAddressQuery, useGo } from '#lib/navigation';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { type Chain, chainQuery } from './api.ts';
import { Holes } from './Holes.tsx';
import { Effects, Money } from './Money.tsx';
import { chainMessages } from './messages.ts';
import { type Named, useNaming } from './naming.ts';
import { Picture } from './Picture.tsx';
import { layerOf, layers, linkOf, mostDrawn, type Stop, walkFrom } from './walk.ts';

/** From clause and article to money and outcome: where it breaks, the money, and a walk from any place. */
export function ChainPage() {
  const t = useText(chainMessages);
  const { at, year } = useAddressQuery();
  const wanted = year !== undefined && /^20\d\d$/.test(year) ? Number(year) : undefined;
  const query = useQuery(chainQuery(wanted));
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        {...(at === undefined ? {} : { crumbs: [{ label: t.title, to: '/desk/chain' }, { label: t.picture }] })}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(chain) => (at === undefined ? <Overview chain={chain} /> : <Walking chain={chain} at={at} />)}
      </Loaded>
    </Page>
  );
}

function Overview({ chain }: { chain: Chain }) {
  const t = useText(chainMessages);
  const go = useGo();
  const now = Number(chain.today.slice(0, 4));
  const years = [...new Set([now + 1, now, now - 1, now - 2, chain.year])]
    .filter((one) => one >= 2024)
    .sort((a, b) => b - a);
  return (
    <>
      <Select
        label={t.year}
        options={years.map((one) => ({ id: String(one), label: String(one) }))}
        value={String(chain.year)}
        onChange={(one) => go(one === null || Number(one) === now ? '/desk/chain' : `/desk/chain?year=${one}`)}
      />
      <Section title={t.holes} lead={t.holesLead}>
        <Holes chain={chain} />
      </Section>
      <Section title={t.money} lead={t.moneyLead}>
        <Money chain={chain} />
      </Section>
      <Section title={t.effects} lead={t.effectsLead}>
        <Effects chain={chain} />
      </Section>
      <Section title={t.start} lead={t.startLead}>
        <Starts chain={chain} />
      </Section>
    </>
  );
}

function Starts({ chain }: { chain: Chain }) {
  const t = useText(chainMessages);
  const name = useNaming(chain);
  const keys = [
    ...chain.clauses.map(({ id }) => `clause:${id}`),
    ...chain.articles.map(({ id }) => `article:${id}`),
    ...chain.programmes.map(({ id }) => `programme:${id}`),
  ];
  const rows = keys.map((key) => ({ key, ...name({ key, layer: layerOf(key) }) }));
  return (
    <Table
      caption={t.start}
      isCaptionHidden
      rows={rows}
      keyOf={(row) => row.key}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: (row) => <Link to={linkOf(chain, row.key)}>{row.name}</Link>,
        },
        { id: 'what', title: t.what, cell: (row) => row.what },
        { id: 'detail', title: t.detail, cell: (row) => row.detail },
      ]}
    />
  );
}

function Walking({ chain, at }: { chain: Chain; at: string }) {
  const t = useText(chainMessages);
  const name = useNaming(chain);
  const walk = walkFrom(chain, at);
  const whole = walkFrom(chain, at, Number.POSITIVE_INFINITY);
  const rows = layers.flatMap((layer) =>
    whole.stops.filter((stop) => stop.layer === layer).map((stop) => ({ stop, ...name(stop) })),
  );
  const more = walk.programmes.length - mostDrawn;
  return (
    <>
      <Section title={name({ key: at, layer: layerOf(at) }).name}>
        <Picture walk={walk} at={at} name={name} linkOf={(key) => linkOf(chain, key)} />
        {more > 0 ? <p>{t.more({ count: more })}</p> : null}
      </Section>
      <Section title={t.table} lead={t.hidden}>
        <Rows chain={chain} rows={rows} />
      </Section>
    </>
  );
}

function Rows({ chain, rows }: { chain: Chain; rows: readonly (Named & { readonly stop: Stop })[] }) {
  const t = useText(chainMessages);
  return (
    <Table
      caption={t.table}
      isCaptionHidden
      rows={rows}
      keyOf={(row) => row.stop.key}
      columns={[
        { id: 'what', title: t.what, cell: (row) => row.what },
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: (row) => ('hole' in row.stop ? row.name : <Link to={linkOf(chain, row.stop.key)}>{row.name}</Link>),
        },
        { id: 'detail', title: t.detail, cell: (row) => row.detail },
        {
          id: 'page',
          title: t.open,
          cell: (row) =>
            row.page === null ? null : (
              <Link to={row.page} aria-label={`${t.open}: ${row.name}`}>
                {t.open}
              </Link>
            ),
        },
      ]}
    />
  );
}
