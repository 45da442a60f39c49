import { zipSync } from 'fflate';

/** One archive of several files. What is compressed already (pictures, PDF) loses nothing by being stored again. */
export const zipOf = (files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 6 });
