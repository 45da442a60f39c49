// Speed of sealing and opening. The caller brings the clock (milliseconds) and the physical limit to compare with.
import { identityOf, open, recipientOf, seal } from './index.ts';

export interface Figure {
  readonly name: string;
  readonly milliseconds: number;
}

const mebibyte = 1_048_576;

/** Seals `size` MiB to `desks` recipients and opens it with the last of them. */
export async function bench(now: () => number, size = 20, desks = 6): Promise<Figure[]> {
  const identities = Array.from({ length: desks }, (_none, at) => identityOf(new Uint8Array(32).fill(at + 1)));
  const recipients = await Promise.all(identities.map(recipientOf));
  const bytes = new Uint8Array(size * mebibyte);
  const start = now();
  const sealed = await seal(recipients, bytes);
  const middle = now();
  const opened = sealed.ok ? await open(identities.at(-1) ?? '', sealed.value) : sealed;
  const end = now();
  if (!opened.ok || opened.value.length !== bytes.length) throw new Error('what was sealed did not open');
  return [
    { name: `sealing: seal ${size} MiB to ${desks} recipients`, milliseconds: middle - start },
    { name: `sealing: open ${size} MiB`, milliseconds: end - middle },
  ];
}
