/** Why something was not done. Closed, so that every page can say in words what is safe and what to do next. */
export type Reason =
  /** No recipient named, or one that is no age recipient. */
  | 'recipient'
  /** Classic and post-quantum recipients in one file: the weaker one would decide, so the age specification forbids it. */
  | 'mixed'
  /** Not a file of the age format. */
  | 'format'
  /** Well formed, but this key or passphrase does not open it. */
  | 'key'
  /** Changed, cut short or lengthened after it was sealed. */
  | 'damaged'
  /** More than the caller allows. */
  | 'size'
  /** Not words of the list, not as many as needed, or one of them mistyped (the checksum fails). */
  | 'words'
  /** Opened, but what is inside is not what Boru writes. */
  | 'content';

export type Refused = {
  readonly ok: false;
  readonly reason: Reason /** Places (from 0) of words that are not in the list. */;
  readonly at?: readonly number[];
};
export type Taken<Value> = { readonly ok: true; readonly value: Value } | Refused;

export const taken = <Value>(value: Value): Taken<Value> => ({ ok: true, value });
export const refused = (reason: Reason, at?: readonly number[]): Refused =>
  at ? { ok: false, reason, at } : { ok: false, reason };
