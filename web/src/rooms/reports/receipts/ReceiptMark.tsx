import type { ReportRecipient } from '@boru/contract/sealed-reports';
import { useQuery } from '@tanstack/react-query';
import { saveContent } from '#lib/download';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Notice } from '#ui/Notice';
import { Tag } from '#ui/Tag';
import { receiptMessages } from './messages.ts';
import { type Held, readReceipt } from './receipts.ts';

interface Props {
  readonly held: Held;
  readonly recipient: ReportRecipient;
  /** A reporter's machine keeps nothing. */
  readonly canSave?: boolean;
}

/** What the team of one agency signed, checked on this machine. */
export function ReceiptMark({ held, recipient: { agency, receipt }, canSave = false }: Props) {
  const t = useText(receiptMessages);
  const formats = useFormats();
  const { data } = useQuery({
    queryKey: ['reports', 'receipt', held.id, agency.id, receipt?.note ?? '', held.letters.length],
    queryFn: () => (receipt === null ? null : readReceipt(held, agency.id, receipt)),
    gcTime: 0,
  });
  if (receipt === null) return <span className="small muted">{t.none}</span>;
  if (data === undefined) return <span className="small muted">{t.checking}</span>;
  if (data === null)
    return (
      <Notice tone="danger" title={t.wrong}>
        {t.wrongBody}
      </Notice>
    );
  const save = () =>
    saveContent(
      new Blob([receipt.note], { type: 'text/plain;charset=utf-8' }),
      `receipt-${held.digest.slice(0, 8)}.txt`,
    );
  return (
    <span>
      <Tag tone="green">{t.signed({ date: formats.date(receipt.signedOn) })}</Tag>{' '}
      <span className="small muted">{t.covers({ count: data })}</span>{' '}
      {canSave ? (
        <Button size="small" onPress={save}>
          {t.save}
        </Button>
      ) : null}
    </span>
  );
}
