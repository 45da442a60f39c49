import { createHash } from 'node:crypto';
import type { Secrets } from '../session/secrets.ts';

/** How letters are answered by mail; absent where the operator has set up no way in. */
export type ReplySetting = {
  /** Exactly one `*` before the @, such as `reply+*@boru.example.kr`: there stands what names person and case. */
  address: string;
  /** A Maildir into which the mail server puts what came to that address. */
  drop: string | undefined;
  /** What the mail server shows when it hands a message over by HTTP. */
  hookSecret: string | undefined;
};

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
/** 160 bits in letters and digits that no mail program folds, encodes or turns into another case with a loss. */
export const tokenLength = 32;

const spell = (bytes: Buffer): string => {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let place = 0; place < tokenLength; place++) {
    text = `${alphabet[Number(value & 31n)]}${text}`;
    value >>= 5n;
  }
  return text;
};

/** Worked out again from the number of the address and the key beside the database, so that it is stored nowhere. */
export const replyToken = (secrets: Secrets, replyId: string): string =>
  spell(secrets.digest('mail.reply', replyId).subarray(0, 20));

/** All letters of one case to one person belong together for a mail program; the name tells nothing either. */
export const threadToken = (secrets: Secrets, replyId: string): string =>
  spell(secrets.digest('mail.thread', replyId).subarray(0, 20));

export const hashReplyToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

export const replyAddress = (setting: Pick<ReplySetting, 'address'>, token: string): string =>
  setting.address.replace('*', token);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What such addresses among `recipients` carry, each once; nothing of it is known to be ours yet. */
export const tokensIn = (setting: Pick<ReplySetting, 'address'>, recipients: readonly string[]): string[] => {
  const [before = '', after = ''] = setting.address.toLowerCase().split('*');
  const form = new RegExp(`^${escaped(before)}([a-z2-7]{${tokenLength}})${escaped(after)}$`);
  const found = recipients.flatMap((address) => form.exec(address.trim().toLowerCase())?.[1] ?? []);
  return [...new Set(found)];
};
