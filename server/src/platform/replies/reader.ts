/**
 * Reads one message alone in a thread: bytes of strangers, that may be made to take for ever. It sees no environment, and
 * whoever asked ends it when it is late (read.ts).
 */
import { parentPort, workerData } from 'node:worker_threads';
import PostalMime, { type Address, addressParser } from 'postal-mime';
import { type Incoming, mostKept, mostPapers } from './model.ts';
import { cutReply, htmlToPlain, tidy } from './words.ts';

/** Lines that look like the border of a part. A person's mail has a dozen parts. */
const mostBorders = 1_000;
/** Smaller pictures within the text are the badges of signatures. */
const smallPicture = 10_240;

const refuseFlood = (raw: Buffer): void => {
  let borders = 0;
  for (let at = raw.indexOf('\n--'); at !== -1; at = raw.indexOf('\n--', at + 3)) {
    borders += 1;
    if (borders > mostBorders) throw new RangeError('too many parts');
  }
};

const flat = (addresses: readonly Address[]): string[] =>
  addresses.flatMap(({ address, group }) => [
    ...(address === undefined ? [] : [address]),
    ...(group ?? []).map((member) => member.address),
  ]);

const meant = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

const read = async (raw: Buffer): Promise<Incoming> => {
  refuseFlood(raw);
  const message = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 30,
    maxHeadersSize: 256 * 1024,
  });
  const headers = message.headers.map(({ key, value }) => [key, value.slice(0, 10_000)] as const);
  const under = (names: readonly string[]) =>
    headers.filter(([key]) => names.includes(key)).flatMap(([, value]) => flat(addressParser(value)));
  const whole = tidy(message.text ?? htmlToPlain(message.html ?? ''));
  const papers = message.attachments
    .map(({ filename, content, related, mimeType }) => ({
      name: filename ?? '',
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
      isBadge: related === true && mimeType.startsWith('image/') && Buffer.byteLength(content) < smallPicture,
    }))
    .filter(({ isBadge, bytes }) => !isBadge && bytes.byteLength > 0);
  return {
    headers,
    from: under(['from']),
    to: under(meant),
    said: cutReply(whole),
    whole: whole.slice(0, mostKept),
    papers: papers.slice(0, mostPapers).map(({ name, bytes }) => ({ name, bytes })),
    left: Math.max(0, papers.length - mostPapers),
  };
};

// A thread that throws ends with the fault, which is what its owner waits for.
parentPort?.postMessage(await read(Buffer.from(workerData)));
