import type { Request } from 'playwright-core';

/** How a word may hide in an address, a header or a body: plain, percent-encoded, escaped, in base64 or as raw bytes. */
export const shapesOf = (piece: string): string[] => [
  piece,
  encodeURIComponent(piece),
  [...piece].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  Buffer.from(piece, 'utf8').toString('base64').slice(0, -4),
  Buffer.from(piece, 'utf8').toString('latin1'),
];

/** Addresses of the requests that carry one of the words in any shape. */
export const carrying = (requests: readonly Request[], words: readonly string[]): string[] => {
  const shapes = words.flatMap(shapesOf);
  return requests
    .map((request) => ({
      url: request.url(),
      text: `${request.url()} ${request.postDataBuffer()?.toString('latin1') ?? ''} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`,
    }))
    .filter(({ text }) => shapes.some((shape) => text.includes(shape)))
    .map(({ url }) => url);
};
