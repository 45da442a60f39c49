import { useDeedOn } from '#lib/deed';
import { useText } from '#lib/i18n';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { deskKey, type Report } from '../desk/api.ts';
import { receiptMessages } from './messages.ts';
import { signReceipt } from './receipts.ts';

const refreshed = { all: deskKey, one: deskKey };

interface Props {
  readonly report: Report;
  readonly identity: string;
  /** The secret of the desk to which the report was wrapped. */
  readonly desk: string;
  readonly agency: number;
  readonly onClose: () => void;
}

/** One press says to the reporter, and to whoever passed it on, that this desk has opened the report. */
export function SignSheet({ report, identity, desk, agency, onClose }: Props) {
  const t = useText(receiptMessages);
  const sign = useDeedOn(refreshed, () => signReceipt(report, identity, desk, agency), t.done, onClose);
  return (
    <ConfirmSheet
      title={t.signTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => sign.mutate()}
      confirmLabel={t.sign}
      isPending={sign.isPending}
      error={sign.error}
      whoSees={t.signWho}
      whatTheySee={t.signWhat({ count: report.letters.length })}
      takeBack={t.signBack}
    >
      <p className="small muted">{t.signNot}</p>
    </ConfirmSheet>
  );
}
