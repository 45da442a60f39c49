import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Doubt } from '#ui/Doubt';
import { Table } from '#ui/Table';
import type { Held } from './api.ts';
import { rightsMessages } from './messages.ts';

/** How much is held, by class, and what of it a deletion leaves. Never the content. */
export function HeldTable({ held }: { held: readonly Held[] }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  return (
    <Table
      caption={t.held}
      isCaptionHidden
      rows={held}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'what',
          title: t.what,
          width: '42%',
          isRowHeader: true,
          cell: (row) => (
            <>
              {pick(row.title)}
              <br />
              <span className="small muted">{pick(row.what)}</span>
            </>
          ),
        },
        {
          id: 'amount',
          title: t.amount,
          isNumeric: true,

          cell: (row) => row.amount.toLocaleString('en-US'),
        },
        {
          id: 'stays',
          title: t.stays,
          width: '42%',
          cell: (row) =>
            row.basis === null || row.period === null ? (
              t.goes
            ) : (
              <>
                {t.keeps({ basis: row.basis, period: pick(row.period) })} {row.verified ? null : <Doubt />}
              </>
            ),
        },
      ]}
    />
  );
}
