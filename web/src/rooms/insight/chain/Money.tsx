import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Link } from '#ui/Link';
import { Table } from '#ui/Table';
import type { Chain } from './api.ts';
import { chainMessages } from './messages.ts';
import { useNaming } from './naming.ts';
import { linkOf } from './walk.ts';

/** Budget and payments of all agencies under each article; few companies are not told. */
export function Money({ chain }: { chain: Chain }) {
  const t = useText(chainMessages);
  const formats = useFormats();
  const name = useNaming(chain);
  const rows = [...chain.money].sort((a, b) => b.budgetWon - a.budgetWon);
  return (
    <Table
      caption={t.money}
      isCaptionHidden
      rows={rows}
      keyOf={(row) => row.articleId ?? 'none'}
      empty={t.noMoney}
      columns={[
        {
          id: 'article',
          title: t.article,
          isRowHeader: true,
          cell: ({ articleId }) =>
            articleId === null ? (
              t.noArticle
            ) : (
              <Link to={linkOf(chain, `article:${articleId}`)}>
                {name({ key: `article:${articleId}`, layer: 'ground' }).name}
              </Link>
            ),
        },
        { id: 'lines', title: t.lines, isNumeric: true, cell: (row) => t.linesValue({ count: row.lines }) },
        { id: 'budget', title: t.budget, isNumeric: true, cell: (row) => formats.won(row.budgetWon) },
        {
          id: 'paid',
          title: t.paid,
          isNumeric: true,
          cell: (row) => (row.paidWon === null ? t.withheld : formats.won(row.paidWon)),
        },
      ]}
    />
  );
}

/** How companies changed between the diagnosis before and the one after their support. */
export function Effects({ chain }: { chain: Chain }) {
  const t = useText(chainMessages);
  const formats = useFormats();
  const pick = usePick();
  const signed = (value: number) => (value > 0 ? `+${formats.number(value, 1)}` : formats.number(value, 1));
  return (
    <Table
      caption={t.effects}
      isCaptionHidden
      rows={chain.effects}
      keyOf={(row) => row.programmeId}
      empty={t.noEffects}
      columns={[
        {
          id: 'programme',
          title: t.programme,
          isRowHeader: true,
          cell: ({ programmeId }) => {
            const found = chain.programmes.find(({ id }) => id === programmeId);
            return (
              <Link to={linkOf(chain, `programme:${programmeId}`)}>{found === undefined ? '' : pick(found.name)}</Link>
            );
          },
        },
        {
          id: 'companies',
          title: t.companies,
          isNumeric: true,
          cell: (row) => t.companiesValue({ count: row.companies }),
        },
        { id: 'mean', title: t.mean, isNumeric: true, cell: (row) => t.meanValue({ mean: signed(row.mean) }) },
        {
          id: 'interval',
          title: t.interval,
          isNumeric: true,
          cell: (row) => t.intervalValue({ low: signed(row.low), high: signed(row.high) }),
        },
      ]}
    />
  );
}
