import type { Letter } from '@boru/engines/sealing';
import { loadSealing } from '../sealed/sealing.ts';
import type { Listed } from './api.ts';
import type { Keyring } from './keyring.ts';

/** The report's own key, out of what was wrapped to the desk; null when this person holds no key that opens it. */
export const reportIdentity = async (
  ring: Keyring,
  { deskKeyId, wrapped }: { deskKeyId: string; wrapped: string },
): Promise<string | null> => {
  const desk = ring.desks[deskKeyId];
  if (desk === undefined) return null;
  const { unwrapText } = await loadSealing();
  const opened = await unwrapText(desk, wrapped);
  return opened.ok ? opened.value : null;
};

export const openFirst = async (ring: Keyring, report: Listed): Promise<Letter | null> => {
  const identity = await reportIdentity(ring, report);
  if (identity === null) return null;
  const { fromText64, openLetter } = await loadSealing();
  const letter = await openLetter(identity, fromText64(report.first.body) ?? new Uint8Array(), report.first.id);
  return letter.ok ? letter.value : null;
};
