import type { SignReceipt } from '@boru/contract/report-desk';
import type { ReportRecipient } from '@boru/contract/sealed-reports';
import { api } from '#lib/fetcher';
import { todayInSeoul } from '#lib/formats';
import type { Report } from '../desk/api.ts';
import { loadSealing, sureOf } from '../sealed/sealing.ts';

const loadTriage = () => import('@boru/engines/triage');

/** A report as both sides have it, with its letters still sealed and the secret that opens it. */
export interface Held {
  readonly id: string;
  readonly digest: string;
  readonly letters: readonly { readonly body: string }[];
  readonly identity: string;
}

const bodiesOf = async ({ letters }: Pick<Held, 'letters'>) => {
  const { fromText64 } = await loadSealing();
  return letters.map(({ body }) => fromText64(body) ?? new Uint8Array());
};

/** How many letters it covers; null when it is not what the team of that agency signed about this report. */
export const readReceipt = async (
  held: Held,
  agency: number,
  { note, verifier }: NonNullable<ReportRecipient['receipt']>,
): Promise<number | null> => {
  const { openReceipt, provesOpening, receiptFits } = await loadTriage();
  const said = openReceipt(note, verifier);
  if (said === null) return null;
  const { id, digest, identity } = held;
  const fits = receiptFits(said, { id, digest, agency, letters: await bodiesOf(held) });
  return fits && provesOpening(said, identity) ? said.letters.length : null;
};

/** `desk`: the secret to which this report was wrapped; its public signing half goes along. */
export const signReceipt = async (report: Report, identity: string, desk: string, agency: number): Promise<void> => {
  const triage = await loadTriage();
  const { id, digest, deskKeyId } = report;
  const received = { report: id, digest, agency, deskKey: deskKeyId, on: todayInSeoul() };
  const note = triage.signReceipt(desk, identity, { ...received, letters: await bodiesOf(report) });
  const verifier = triage.receiptVerifier(desk, deskKeyId);
  const sure = <Text>(text: Text | null) =>
    sureOf(text === null ? { ok: false, reason: 'key' } : { ok: true, value: text });
  const body: SignReceipt = { deskKeyId, verifier: sure(verifier), note: sure(note) };
  await api('POST /api/desk/reports/:id/receipts', { params: { id }, body });
};
