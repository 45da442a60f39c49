import { addDays } from '@boru/contract/civil';
import { openReceipt, receiptFits } from '@boru/engines/triage';
import { Problem } from '#kernel/problem';

export type Asked = { deskKeyId: string; verifier: string; note: string };
export type Facts = {
  id: string;
  digest: string;
  agency: number;
  /** To which of the desk's keys the report was sealed: that key signs. */
  deskKeyId: string;
  letters: readonly Uint8Array[];
  today: string;
};

/** A receipt that would not convince the reporter is not taken: of another report, day, key or agency, or with a wrong signature. */
export const checkReceipt = ({ deskKeyId, verifier, note }: Asked, known: string | undefined, facts: Facts): void => {
  const said = known === undefined || known === verifier ? openReceipt(note, verifier) : null;
  // Signed before midnight and sent after it is still of its day.
  const isOfToday = said?.on === facts.today || said?.on === addDays(facts.today, -1);
  if (said === null || !isOfToday || said.deskKey !== deskKeyId || deskKeyId !== facts.deskKeyId)
    throw new Problem('report.receipt_wrong');
  if (!receiptFits(said, facts)) throw new Problem('report.receipt_wrong');
};
