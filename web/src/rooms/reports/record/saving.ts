import type { EvidenceProof } from '@boru/contract/evidence';
import { saveContent } from '#lib/download';
import { isProblem } from '#lib/problem';
import { type Conversation, comeBack, proveFiling } from '../sealed/api.ts';
import { loadSealing } from '../sealed/sealing.ts';

const patience = 8;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What was filed a moment ago gets its place in the log within a second or two. */
const insist = async (ask: () => Promise<EvidenceProof>): Promise<EvidenceProof> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!isProblem(error, 'evidence.waiting') || attempt === patience) throw error;
      await pause(700);
    }
  }
};

/** In the order in which they were sent, as the log has it: passed on later is not filed. */
const keysOf = (proof: EvidenceProof, recipients: Conversation['recipients']): string[] => {
  const { keys = [] } = JSON.parse(proof.content?.fields['detail'] ?? '{}') as { keys?: string[] };
  return keys.map((id) => recipients.find(({ deskKeyId }) => deskKeyId === id)?.recipient ?? '');
};

/**
 * Fetches the proof, checks it on this machine, and hands the reporter a page that checks itself. False when what came
 * does not fit: then nothing is saved.
 */
export const saveRecord = async (entropy: Uint8Array): Promise<boolean> => {
  const [{ fromText64, letterDigest, passOf }, { checkFiling, writeRecord }, { documentOf }] = await Promise.all([
    loadSealing(),
    import('@boru/engines/filing'),
    import('./page/document.ts'),
  ]);
  const pass = passOf(entropy);
  const { recipients, letters } = await comeBack(pass);
  const proof = await insist(() => proveFiling(pass));
  const first = letters.find(({ sender }) => sender === 'reporter');
  const letter = letterDigest(fromText64(first?.body ?? '') ?? new Uint8Array());
  const record = writeRecord({ proof, letter, recipients: keysOf(proof, recipients) });
  const found = checkFiling(record);
  if (!found.holds) return false;
  // A name that says nothing to whoever sees the list of downloads.
  saveContent(
    new Blob([await documentOf(record)], { type: 'text/html;charset=utf-8' }),
    `record-${found.filed.digest.slice(0, 8)}.html`,
  );
  return true;
};
