import type { CaseNote } from '@boru/engines/triage';
import { type Keyring, text64 } from '../desk/keyring.ts';
import { loadSealing, sureOf } from '../sealed/sealing.ts';
import { openOwn, type presentKey } from '../triage/sealing.ts';
import type { NewCaseNote, SealedCase, SealedCaseReport } from './api.ts';

const loadTriage = () => import('@boru/engines/triage');

export type Held = NonNullable<ReturnType<typeof presentKey>>;
export type OpenedNote = Omit<SealedCase['notes'][number], 'body' | 'deskKeyId'> & { readonly said: CaseNote | null };

/** What the team called each report; null where it was not triaged or does not open. */
export const titlesOf = (ring: Keyring, reports: readonly SealedCaseReport[]): Promise<(string | null)[]> =>
  Promise.all(
    reports.map(async ({ id, triage }) =>
      triage === null ? null : ((await openOwn(ring, id, triage))?.title ?? null),
    ),
  );

export const openNotes = async (ring: Keyring, { id, notes }: SealedCase): Promise<readonly OpenedNote[]> => {
  const [{ fromText64 }, { openCaseNote }] = [await loadSealing(), await loadTriage()];
  return Promise.all(
    notes.map(async ({ body, deskKeyId, ...note }) => {
      const desk = ring.desks[deskKeyId];
      if (desk === undefined) return { ...note, said: null };
      const opened = await openCaseNote(desk, fromText64(body) ?? new Uint8Array(), { id: note.id, case: id });
      return { ...note, said: opened.ok ? opened.value : null };
    }),
  );
};

export const sealNote = async (
  { id: deskKeyId, desk }: Held,
  caseId: string,
  kind: CaseNote['kind'],
  text: string,
): Promise<NewCaseNote> => {
  const { sealCaseNote } = await loadTriage();
  const note = { v: 1, id: crypto.randomUUID(), case: caseId, kind, text } as const;
  return { id: note.id, deskKeyId, body: text64(sureOf(await sealCaseNote(desk, note))) };
};
