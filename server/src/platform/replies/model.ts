/** A message as it came, reduced to what may matter. Made in a worker (reader.ts) from bytes of strangers. */
export type Incoming = {
  /** Lower-case names; in the order of the message. */
  headers: readonly (readonly [string, string])[];
  /** Addresses of all From lines; more than one is nobody. */
  from: readonly string[];
  /** Addresses of everything that says to whom it was meant for. */
  to: readonly string[];
  /** What the writer wrote, without what was quoted. */
  said: string;
  whole: string;
  papers: readonly { name: string; bytes: Uint8Array }[];
  /** Papers that were too many to take. */
  left: number;
};

const valuesOf = ({ headers }: Pick<Incoming, 'headers'>, name: string): string[] =>
  headers.filter(([key]) => key === name).map(([, value]) => value.trim().toLowerCase());

const machines = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+-].*)?@/;
const listNames = ['list-id', 'list-post', 'list-unsubscribe', 'list-help', 'x-autoreply', 'x-autorespond'];

/** Written by no person: an answer to it would be answered, and so on for ever. It is dropped without a word. */
export const isMachine = (message: Pick<Incoming, 'headers' | 'from'>): boolean => {
  const said = (name: string, test: RegExp) => valuesOf(message, name).some((value) => test.test(value));
  return (
    valuesOf(message, 'auto-submitted').some((value) => !/^no\b/.test(value)) ||
    said('precedence', /^(?:bulk|junk|list|auto_reply)\b/) ||
    said('return-path', /^<\s*>$/) ||
    said('content-type', /^(?:multipart\/report|message\/delivery-status)\b/) ||
    message.headers.some(([name]) => listNames.includes(name)) ||
    message.from.some((address) => machines.test(address.toLowerCase()))
  );
};

// One address and nothing that a mail program could read as a second one.
const addressForm = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,253}$/;

/** The one address it claims to come from; a claim, no proof. Null when there is none or more than one. */
export const senderOf = (message: Pick<Incoming, 'headers' | 'from'>): string | null => {
  const [address, ...others] = message.from;
  const lines = valuesOf(message, 'from').length;
  if (address === undefined || others.length > 0 || lines !== 1) return null;
  const sender = address.trim().toLowerCase();
  return addressForm.test(sender) && sender.length <= 254 ? sender : null;
};

/** Whether the sender asked not to be answered by machines. */
export const mayAnswer = (message: Pick<Incoming, 'headers'>): boolean =>
  valuesOf(message, 'x-auto-response-suppress').length === 0;

/** What makes one message one: its own number, or else its very bytes. */
export const nameOf = (message: Pick<Incoming, 'headers'>, raw: string): string => {
  const [id] = valuesOf(message, 'message-id');
  return id === undefined || id === '' ? `bytes ${raw}` : `id ${id}`;
};

/** As long as an answer typed into the page may be. */
export const mostWords = 4000;
export const mostKept = 20_000;
export const mostPapers = 20;
/** Messages of one address in an hour: more than a person writes. */
export const mostAnHour = 20;
/** A reply is expected while the matter is fresh; each new letter of the case begins the days anew. */
export const daysToReply = 30;

/** Words or papers there must be; too many words are no reply but a document. */
export const isReply = ({ said, papers }: Pick<Incoming, 'said' | 'papers'>): boolean =>
  said.length <= mostWords && (said !== '' || papers.length > 0);
