import type { NewBundle } from '@boru/contract/incident-items';
import type { Part } from '@boru/engines/bundle';
import { fingerprintOf, piecesOf } from '@boru/engines/fingerprint';
import { fetchBytes } from '#lib/download';
import type { Evidence } from '../evidence/api.ts';
import { indexAddress } from '../evidence/api.ts';
import { type ChannelTable, formAddress, type Incident } from '../incidents/api.ts';
import { loadSealing, sureOf } from '../sealed/sealing.ts';
import { contentsText, dataOf } from './contents.ts';

/** A file of this computer, with the entry it belongs to; null where nothing of the record has its fingerprint. */
export interface Attached {
  readonly file: File;
  readonly sha256: string;
  readonly entry: string | null;
}
/** Who can open it: whoever hears the passphrase, or the holders of these keys. */
export type Lock = { readonly kind: 'passphrase' } | { readonly kind: 'key'; readonly recipients: readonly string[] };
export interface Wish {
  readonly incident: Incident;
  readonly evidence: Evidence;
  readonly table: ChannelTable;
  readonly attached: readonly Attached[];
  readonly purpose: NewBundle['purpose'];
  readonly recipient: string;
  readonly lock: Lock;
}
export interface Made {
  readonly blob: Blob;
  readonly name: string;
  readonly passphrase: string | null;
  readonly note: NewBundle;
}

/** What the zip can hold; more would need another format than every police computer opens. */
export const largestBundle = 2 * 1024 ** 3;

/** Forms of what is due, and of what was told: the others would only confuse the reader. */
const formsOf = ({ routes, notices }: Incident, table: ChannelTable) =>
  routes
    .filter(({ id, verdict }) => verdict === 'due' || notices.some(({ route }) => route === id))
    .flatMap(({ id }) => table.items.filter((route) => route.id === id))
    .flatMap((route) => route.addressees.map((addressee) => ({ route: route.id, addressee: addressee.id })));

const filePieces = (file: File) => piecesOf(file.stream());

const partsOf = async (wish: Wish, at: Date): Promise<readonly Part[]> => {
  const { incident, table, attached } = wish;
  const [{ bytesPart, textPart }, { safeName }] = await Promise.all([import('@boru/engines/bundle'), loadSealing()]);
  const papers: Part[] = [bytesPart('01-evidence-index.pdf', await fetchBytes(indexAddress(incident.id)))];
  for (const [place, { route, addressee }] of formsOf(incident, table).entries()) {
    const bytes = await fetchBytes(formAddress(incident.id, route, addressee, 'pdf'));
    papers.push(bytesPart(`02-forms-prepared/${place + 1}-${route}-${addressee}.pdf`, bytes));
  }
  papers.push(textPart('03-record.json', dataOf(wish)));
  const files = attached.map(({ file, sha256, entry }, place): Part => {
    const number = String(place + 1).padStart(3, '0');
    const folder = entry === null ? '05-not-in-record' : '04-evidence';
    return { path: `${folder}/${number}-${safeName(file.name)}`, pieces: () => filePieces(file), expected: sha256 };
  });
  const listed = [...papers, ...files];
  return [
    textPart(
      '00-contents.txt',
      contentsText(
        wish,
        listed.map(({ path }) => path),
        at,
      ),
    ),
    ...listed,
  ];
};

/** Pieces of 64 KiB gathered to blobs, which browsers keep on disk when they grow. */
async function* held(stream: ReadableStream<Uint8Array>, into: Blob[]): AsyncGenerator<Uint8Array> {
  let pieces: ArrayBuffer[] = [];
  for await (const piece of piecesOf(stream)) {
    pieces.push(piece.slice().buffer);
    if (pieces.length >= 64) into.push(new Blob(pieces.splice(0)));
    yield piece;
  }
  if (pieces.length > 0) into.push(new Blob(pieces));
  pieces = [];
}

/** Made and sealed here. Nothing of it is sent; what comes back is for the reader to save. */
export const makeBundle = async (wish: Wish, seen: (bytes: number) => void): Promise<Made> => {
  const at = new Date();
  const [{ bundleOf, passphraseFrom, streamOf }, sealing] = await Promise.all([
    import('@boru/engines/bundle'),
    loadSealing(),
  ]);
  const parts = await partsOf(wish, at);
  const plain = streamOf(bundleOf(parts, at, seen));
  const passphrase =
    wish.lock.kind === 'passphrase' ? passphraseFrom(crypto.getRandomValues(new Uint8Array(128))) : null;
  if (wish.lock.kind === 'passphrase' && passphrase === null) throw new Error('bundle: no passphrase');
  const stream =
    wish.lock.kind === 'key'
      ? sureOf(await sealing.sealStream(wish.lock.recipients, plain))
      : await sealing.lockStream(passphrase ?? '', plain);
  const blobs: Blob[] = [];
  const sha256 = await fingerprintOf(held(stream, blobs));
  const blob = new Blob(blobs, { type: 'application/octet-stream' });
  const { purpose, recipient, lock } = wish;
  // The list of fingerprints is a file of the zip too.
  const note = { purpose, recipient, lock: lock.kind, files: parts.length + 1, size: blob.size, sha256 };
  return { blob, name: `${wish.incident.number}.zip.age`, passphrase, note };
};

/** Which entry of the record has this very content. */
export const entryOf = (sha256: string, incident: Incident, evidence: Evidence): string | null => {
  const item = evidence.items.find(({ file }) => file?.sha256 === sha256);
  if (item !== undefined) return item.title;
  return incident.notices.find(({ paper }) => paper?.sha256 === sha256)?.paper?.name ?? null;
};

export const examine = async (file: File, incident: Incident, evidence: Evidence): Promise<Attached> => {
  const sha256 = await fingerprintOf(filePieces(file));
  return { file, sha256, entry: entryOf(sha256, incident, evidence) };
};
