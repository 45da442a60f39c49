import type { ReportChunk } from '@boru/contract/sealed-reports';
import { saveContent } from '#lib/download';
import { api } from '#lib/fetcher';
import { loadSealing } from '../sealed/sealing.ts';
import type { Attached } from './sending.ts';

/**
 * Fetches, opens and checks a sealed file piece by piece. Nothing is saved unless all of it is what the letter named; false
 * when it is not. The pieces are gathered in blobs, which browsers keep on disk when they grow.
 */
export const saveSealed = async (
  report: string,
  identity: string,
  attached: Attached,
  onProgress: (share: number) => void,
): Promise<boolean> => {
  const { chunkBytes, fromText64, openFile, safeName, sealedFileSize } = await loadSealing();
  const total = Math.ceil(sealedFileSize(attached.size) / chunkBytes);
  let place = 0;
  let fault: unknown = null;
  const chunks = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (place === total) return controller.close();
        try {
          const params = { id: report, file: attached.blob, place };
          const { body } = await api<ReportChunk>('GET /api/desk/reports/:id/files/:file/:place', {
            params,
          });
          controller.enqueue(fromText64(body) ?? new Uint8Array());
          place += 1;
          onProgress(place / total);
        } catch (error) {
          fault = error;
          controller.error(error);
        }
      },
    },
    { highWaterMark: 1 },
  );
  const parts: Blob[] = [];
  let held: ArrayBuffer[] = [];
  const opened = await openFile(identity, chunks, attached, (piece) => {
    held.push(piece.slice().buffer);
    if (held.length < 64) return;
    parts.push(new Blob(held));
    held = [];
  });
  if (fault !== null) throw fault;
  // Never with its own kind: a browser must not show what a stranger sent.
  if (opened.ok)
    saveContent(new Blob([...parts, ...held], { type: 'application/octet-stream' }), safeName(attached.name));
  return opened.ok;
};
