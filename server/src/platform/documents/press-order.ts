/** What travels between the server and the typesetter's process. `data` is JSON text, `at` seconds since 1970. */
export type PressOrder = { id: number; main: string; data: string; at: number };
export type PressAnswer =
  | { id: number; pdf: Uint8Array; pages: number; replaced: string[] }
  | { id: number; fault: string };
export type Printed = { pdf: Buffer; pages: number; replaced: readonly string[] };
