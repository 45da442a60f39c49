import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import type { LineDetail } from './api.ts';
import styles from './Money.module.css';
import { budgetMessages } from './messages.ts';
import { useMoneyWord } from './useMoneyWord.ts';

export type Entry = LineDetail['entries'][number];
interface LedgerProps {
  readonly entries: readonly Entry[];
  /** Null for who may only read. */
  readonly onReverse: ((entry: Entry) => void) | null;
}

/** What was posted, newest first, with the accounts it moved between. */
export function Ledger({ entries, onReverse }: LedgerProps) {
  const t = useText(budgetMessages);
  const formats = useFormats();
  return (
    <Table
      caption={t.ledger}
      isCaptionHidden
      density="dense"
      rows={entries}
      keyOf={({ id }) => id}
      empty={<p>{t.ledgerNone}</p>}
      columns={[
        { id: 'what', title: t.what, isRowHeader: true, cell: (entry) => <What entry={entry} /> },
        { id: 'amount', title: t.amountOf, isNumeric: true, cell: ({ amountWon }) => formats.won(amountWon) },
        { id: 'postings', title: t.postings, cell: (entry) => <Postings entry={entry} /> },
        { id: 'why', title: t.whyBasis, cell: (entry) => <Basis entry={entry} /> },
        {
          id: 'at',
          title: t.at,
          cell: ({ at, byName }) => (
            <span className="small">
              {formats.dateTime(at)}
              <br />
              {byName}
            </span>
          ),
        },
        {
          id: 'deeds',
          title: t.deeds,
          cell: (entry) => (onReverse === null ? null : <Reverse entry={entry} onReverse={onReverse} />),
        },
      ]}
    />
  );
}

function What({ entry: { kind, isReversal, isReversed } }: { entry: Entry }) {
  const t = useText(budgetMessages);
  const word = useMoneyWord();
  return (
    <>
      {word('ledgerEntryKind', kind)} {isReversal ? <Tag>{t.reversal}</Tag> : null}
      {isReversed ? <Tag>{t.reversed}</Tag> : null}
    </>
  );
}

function Postings({ entry }: { entry: Entry }) {
  const t = useText(budgetMessages);
  const word = useMoneyWord();
  const formats = useFormats();
  const name = (account: Entry['postings'][number]['account'], item: string | null) =>
    item === null ? word('moneyAccount', account) : `${word('moneyAccount', account)} (${item})`;
  return (
    <ul className={`${styles.list} small`}>
      {entry.postings.map(({ account, item, won }) => (
        <li key={`${account}${item}${won}`}>{t.posting({ account: name(account, item), amount: formats.won(won) })}</li>
      ))}
    </ul>
  );
}

function Basis({ entry: { reason, basis, paidOn, paidReference } }: { entry: Entry }) {
  const formats = useFormats();
  return (
    <>
      {reason}
      <br />
      <span className="small muted">
        {basis}
        {paidOn === null ? '' : ` · ${formats.date(paidOn)} ${paidReference ?? ''}`}
      </span>
    </>
  );
}

function Reverse({ entry, onReverse }: { entry: Entry; onReverse: (entry: Entry) => void }) {
  const t = useText(budgetMessages);
  const formats = useFormats();
  // What a company spent is corrected where its receipts are.
  if (entry.requestId === null || entry.isReversal || entry.isReversed) return null;
  return (
    <Button size="small" onPress={() => onReverse(entry)}>
      {t.deedFor({ what: t.reverse, amount: formats.won(entry.amountWon) })}
    </Button>
  );
}
