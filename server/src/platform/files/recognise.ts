import { type FileHandle, open } from 'node:fs/promises';
import { Problem } from '#kernel/problem';
import { listCompound } from './compound-listing.ts';
import { decodeCp949 } from './cp949.ts';
import { signatureBytes, technicalReason } from './technical-documents.ts';
import { listZip, readStored, type ZipEntry } from './zip-listing.ts';

export type Recognised = { kind: string; mediaType: string };
type Kind = Recognised & { extensions: readonly string[] };

const openXml = 'application/vnd.openxmlformats-officedocument';
const kinds = {
  pdf: { kind: 'pdf', mediaType: 'application/pdf', extensions: ['pdf'] },
  png: { kind: 'png', mediaType: 'image/png', extensions: ['png'] },
  jpeg: { kind: 'jpeg', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  hwp: { kind: 'hwp', mediaType: 'application/x-hwp', extensions: ['hwp'] },
  hwpx: { kind: 'hwpx', mediaType: 'application/hwp+zip', extensions: ['hwpx'] },
  docx: { kind: 'docx', mediaType: `${openXml}.wordprocessingml.document`, extensions: ['docx'] },
  xlsx: { kind: 'xlsx', mediaType: `${openXml}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  pptx: { kind: 'pptx', mediaType: `${openXml}.presentationml.presentation`, extensions: ['pptx'] },
  odt: { kind: 'odt', mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  ods: { kind: 'ods', mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  text: { kind: 'text', mediaType: 'text/plain', extensions: ['txt', 'csv'] },
} as const satisfies Record<string, Kind>;

/** A document that unpacks to more than this, or far more than it weighs, is made to fill disks. */
const LARGEST_UNPACKED = 2_000_000_000;
const HIGHEST_RATIO = 200;
const RATIO_MATTERS_FROM = 100_000_000;

export const extensionOf = (name: string): string => /\.([^.\s/\\]{1,12})\s*$/.exec(name)?.[1]?.toLowerCase() ?? '';

const refuse = (reason: string): never => {
  throw new Problem('file.type_refused', { fields: { file: reason } });
};

const isBomb = (entries: readonly ZipEntry[], size: number): boolean => {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  return unpacked > LARGEST_UNPACKED || (unpacked > RATIO_MATTERS_FROM && unpacked / size > HIGHEST_RATIO);
};

const zipKind = async (file: FileHandle, size: number): Promise<Kind | null> => {
  const entries = await listZip(file, size);
  if (entries === null) return null;
  if (isBomb(entries, size)) refuse('압축을 풀면 지나치게 커지는 파일입니다. / It unpacks to far too much.');
  if (entries.some((entry) => entry.encrypted))
    refuse('암호가 걸린 파일은 검사할 수 없어 받지 않습니다. / Encrypted files cannot be checked.');
  const names = new Set(entries.map((entry) => entry.name));
  if (entries.some((entry) => /vbaProject\.bin$/i.test(entry.name)))
    refuse('매크로가 든 문서는 받지 않습니다. / Documents with macros are not accepted.');
  const first = entries.find((entry) => entry.name === 'mimetype');
  const declared = first === undefined ? '' : await readStored(file, first, 100);
  const named = Object.values(kinds).find((kind) => kind.mediaType === declared);
  if (named !== undefined) return named.kind !== 'hwpx' || names.has('Contents/content.hpf') ? named : null;
  if (!names.has('[Content_Types].xml')) return null;
  if (names.has('word/document.xml')) return kinds.docx;
  if (names.has('xl/workbook.xml')) return kinds.xlsx;
  return names.has('ppt/presentation.xml') ? kinds.pptx : null;
};

const compoundKind = async (file: FileHandle): Promise<Kind | null> => {
  const names = await listCompound(file);
  if (names?.includes('EncryptedPackage'))
    refuse('암호가 걸린 파일은 검사할 수 없어 받지 않습니다. / Encrypted files cannot be checked.');
  return names?.includes('FileHeader') && names.includes('DocInfo') && names.includes('BodyText') ? kinds.hwp : null;
};

const decodeUtf8 = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Text is what decodes as UTF-8 or CP949 and holds neither control characters nor a page or script. */
const isPlainText = (head: Buffer, whole: boolean): boolean => {
  if (head.includes(0)) return false;
  // The window may end inside a character, so its last bytes may be cut.
  const samples = whole ? [head] : [head, head.subarray(0, -1), head.subarray(0, -2), head.subarray(0, -3)];
  const text = [decodeUtf8, decodeCp949]
    .flatMap((decode) => samples.map((sample) => decode(sample)))
    .find((read) => read !== null);
  return (
    typeof text === 'string' &&
    !/(?![\t\r\n\f])\p{Cc}/u.test(text) &&
    !/<\s*(?:!doctype|html|script|svg|\?xml)/i.test(text)
  );
};

const recogniseOpen = async (file: FileHandle, size: number, head: Buffer): Promise<Kind | null> => {
  const signature = head.toString('hex', 0, 8);
  if (signature.startsWith('504b0304')) return zipKind(file, size);
  if (signature === 'd0cf11e0a1b11ae1') return compoundKind(file);
  const { fileTypeFromBuffer } = await import('file-type');
  const sniffed = (await fileTypeFromBuffer(head))?.mime;
  if (sniffed === 'application/pdf') return head.toString('latin1', 0, 5) === '%PDF-' ? kinds.pdf : null;
  if (sniffed === 'image/png') return kinds.png;
  if (sniffed === 'image/jpeg') return kinds.jpeg;
  return sniffed === undefined && isPlainText(head, size <= head.length) ? kinds.text : null;
};

/** What the file is by its content. Throws a Problem when it is nothing we take, or not what its name says. */
export const recognise = async (path: string, size: number, name: string): Promise<Recognised> => {
  if (size === 0) refuse('빈 파일입니다. / The file is empty.');
  const extension = extensionOf(name);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(signatureBytes), 0, signatureBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    const technical = technicalReason(name, extension, head);
    if (technical !== null) throw new Problem('file.technical_document', { fields: { file: technical } });
    const found = await recogniseOpen(file, size, head);
    if (found === null)
      return refuse(
        'PDF, HWP, HWPX, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, TXT, CSV만 받습니다. / Only these kinds are accepted.',
      );
    if (!found.extensions.includes(extension)) {
      const wanted = found.extensions.map((one) => `.${one}`).join(', ');
      return refuse(
        `이름의 확장자와 내용이 다릅니다. 내용은 ${wanted} 파일입니다. / The content is ${wanted}, the name says otherwise.`,
      );
    }
    return { kind: found.kind, mediaType: found.mediaType };
  } finally {
    await file.close();
  }
};
