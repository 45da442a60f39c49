import type { ReportFileState } from '@boru/contract/sealed-reports';
import type { Letter } from '@boru/engines/sealing';
import { api } from '#lib/fetcher';
import { isProblem } from '#lib/problem';
import { loadSealing, sureOf } from '../sealed/sealing.ts';

export type Attached = Letter['files'][number];
export type Pass = { readonly lookup: string; readonly login: string };
export interface Parcel {
  readonly name: string;
  readonly type: string;
  readonly content: Blob;
  readonly details: Attached['details'];
}

const asNobody = true;
const patience = 6;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sending a piece twice is sending it once, so a piece may be tried again when no answer came. */
const insist = async (send: () => Promise<ReportFileState>): Promise<ReportFileState> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const isPassing = isProblem(error) && (error.status === 0 || error.status === 429 || error.status >= 500);
      if (!isPassing || attempt === patience) throw error;
      await pause(error.retryAfterSeconds === null ? 500 * 2 ** attempt : error.retryAfterSeconds * 1_000);
    }
  }
};

const text64 = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return btoa(pieces.join(''));
};

/**
 * Seals a file piece by piece and sends each as it is ready: at most a few megabytes of it are held. After a fault, calling
 * again goes on with the very piece that failed. The key of the file lives here only, so a closed page begins anew.
 */
export const courier = (pass: Pass, identity: string, parcel: Parcel) => {
  const file = crypto.randomUUID();
  const { size } = parcel.content;
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null;
  let hash = () => '';
  let pending: { readonly place: number; readonly body: string } | null = null;
  let place = 0;
  const begin = async () => {
    const { recipientOf, sealedFileSize, sealFile } = await loadSealing();
    const bytes = sealedFileSize(size);
    await insist(() => api('POST /api/reports/sealed/files', { body: { ...pass, file, bytes }, asNobody }));
    const sealed = sureOf(await sealFile(await recipientOf(identity), parcel.content.stream(), size));
    hash = sealed.sha256;
    return sealed.chunks.getReader();
  };
  return async (onProgress: (share: number) => void): Promise<Attached> => {
    const { chunkBytes, safeName, sealedFileSize } = await loadSealing();
    const total = Math.ceil(sealedFileSize(size) / chunkBytes);
    reader ??= await begin();
    for (;;) {
      if (pending === null) {
        const next = await reader.read();
        if (next.done) break;
        pending = { place, body: text64(next.value) };
      }
      const piece = pending;
      await insist(() => api('POST /api/reports/sealed/chunks', { body: { ...pass, file, ...piece }, asNobody }));
      pending = null;
      place += 1;
      onProgress(place / total);
    }
    return {
      blob: file,
      name: safeName(parcel.name),
      type: parcel.type.slice(0, 100),
      size,
      sha256: hash(),
      details: parcel.details,
    };
  };
};
