import { createHmac, randomBytes } from 'node:crypto';

const mark = 'whsec_';

/** 32 bytes; the text is what the other side pastes into its library. */
export const newHookSecret = (): string => `${mark}${randomBytes(32).toString('base64')}`;

/** One signature of Standard Webhooks, over id, seconds and the very bytes of the body. */
export const signatureOf = (secret: string, id: string, seconds: number, body: string): string => {
  const key = Buffer.from(secret.replace(new RegExp(`^${mark}`), ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
};

/** While a secret is replaced, both sign: the other side may change at its own time. */
export const signedHeaders = (
  secrets: readonly string[],
  id: string,
  at: Date,
  body: string,
): Readonly<Record<string, string>> => {
  const seconds = Math.floor(at.getTime() / 1000);
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((secret) => signatureOf(secret, id, seconds, body)).join(' '),
  };
};
