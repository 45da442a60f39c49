import { Decrypter, Encrypter } from 'age-encryption';
import { type Refused, refused, type Taken, taken } from './refusal.ts';

/** `age1…` (X25519) and `age1pq1…` (ML-KEM-768 with X25519). Hardware and plugin recipients are not for a reporting desk. */
export type Suite = 'classic' | 'hybrid';

export const suiteOf = (recipient: string): Suite | null => {
  if (/^age1pq1[02-9ac-hj-np-z]{1900,2100}$/.test(recipient)) return 'hybrid';
  return /^age1[02-9ac-hj-np-z]{58}$/.test(recipient) ? 'classic' : null;
};

const encrypterFor = (recipients: readonly string[]): Taken<Encrypter> => {
  const suites = new Set(recipients.map(suiteOf));
  if (suites.size === 0 || suites.has(null)) return refused('recipient');
  if (suites.size > 1) return refused('mixed');
  const encrypter = new Encrypter();
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient);
  } catch {
    return refused('recipient');
  }
  return taken(encrypter);
};

/** Seals bytes to every recipient: one file of the age format (age-encryption.org/v1), as the `age` tool writes it. */
export const seal = async (recipients: readonly string[], bytes: Uint8Array): Promise<Taken<Uint8Array>> => {
  const encrypter = encrypterFor(recipients);
  if (!encrypter.ok) return encrypter;
  try {
    return taken(await encrypter.value.encrypt(bytes));
  } catch {
    // A point of small order: well spelled, and no key at all.
    return refused('recipient');
  }
};

/** As `seal`, for what does not fit in memory: at most a few pieces of 64 KiB are held at once. */
export const sealStream = async (
  recipients: readonly string[],
  bytes: ReadableStream<Uint8Array>,
): Promise<Taken<ReadableStream<Uint8Array>>> => {
  const encrypter = encrypterFor(recipients);
  if (!encrypter.ok) return encrypter;
  try {
    return taken(await encrypter.value.encrypt(bytes));
  } catch {
    return refused('recipient');
  }
};

const firstLine = new TextEncoder().encode('age-encryption.org/v1\n');
const isAge = (bytes: Uint8Array): boolean => firstLine.every((byte, at) => bytes[at] === byte);

/** The library throws plain errors; only what its words are known to say is told apart. */
const reasonOf = (fault: unknown): Refused => {
  const words = fault instanceof Error ? fault.message : '';
  if (words.includes('no identity matched')) return refused('key');
  return refused(words.includes('unrecognized identity') || words.includes('invalid identity') ? 'key' : 'damaged');
};

const decrypterFor = (identity: string): Decrypter => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter;
};

const opened = async (file: Uint8Array, prepare: () => Decrypter): Promise<Taken<Uint8Array>> => {
  if (!(file instanceof Uint8Array) || !isAge(file)) return refused('format');
  try {
    return taken(await prepare().decrypt(file));
  } catch (fault) {
    return reasonOf(fault);
  }
};

/** Opens a sealed file with one identity (`AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`). */
export const open = (identity: string, file: Uint8Array): Promise<Taken<Uint8Array>> =>
  opened(file, () => decrypterFor(identity));

/**
 * Opens a stream piece by piece. Each piece handed to `take` is authentic, but only an answer `ok` says that the file is
 * whole: throw away what was written when it is refused. The value is the number of bytes.
 */
export const openStream = async (
  identity: string,
  file: ReadableStream<Uint8Array>,
  take: (piece: Uint8Array) => void | Promise<void>,
): Promise<Taken<number>> => {
  let size = 0;
  let reader: ReadableStreamDefaultReader<Uint8Array>;
  try {
    reader = (await decrypterFor(identity).decrypt(file)).getReader();
  } catch (fault) {
    return reasonOf(fault);
  }
  for (;;) {
    let piece: Awaited<ReturnType<typeof reader.read>>;
    try {
      piece = await reader.read();
    } catch (fault) {
      return reasonOf(fault);
    }
    if (piece.done) return taken(size);
    size += piece.value.length;
    await take(piece.value);
  }
};

const lockedWith = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n/;
/** 2^17 rounds of scrypt with r = 8: 128 MiB and about a second, also on a telephone. */
const workFactor = 17;

const lockerFor = (passphrase: string, logN: number): Encrypter => {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(logN);
  encrypter.setPassphrase(passphrase.normalize('NFKC'));
  return encrypter;
};

/** Seals bytes with a passphrase (scrypt). `logN` only so that tests need not wait. */
export const lock = (passphrase: string, bytes: Uint8Array, logN = workFactor): Promise<Uint8Array> =>
  lockerFor(passphrase, logN).encrypt(bytes);

/** As `lock`, for what does not fit in memory. */
export const lockStream = (
  passphrase: string,
  bytes: ReadableStream<Uint8Array>,
  logN = workFactor,
): Promise<ReadableStream<Uint8Array>> => lockerFor(passphrase, logN).encrypt(bytes);

/** A file that asks for more work than Boru ever writes is refused before the work: it would only freeze the reader. */
export const unlock = async (passphrase: string, file: Uint8Array): Promise<Taken<Uint8Array>> => {
  const start = new TextDecoder('latin1').decode(file.subarray(0, 80));
  const logN = Number(lockedWith.exec(start)?.[1] ?? Number.NaN);
  if (Number.isNaN(logN)) return refused('format');
  if (logN > workFactor) return refused('size');
  return opened(file, () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase.normalize('NFKC'));
    return decrypter;
  });
};
