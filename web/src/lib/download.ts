import { Problem } from './problem.ts';

/** A file has no place in a page: it is asked for, looked at for a problem, and handed to the browser. */
export async function fetchFile(address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'same-origin', headers: { 'x-boru-request': '1' } });
  if (!answer.ok) {
    const details = await answer.json().catch(() => null);
    throw new Problem(details?.code ?? 'connection.lost', answer.status, null, details);
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const held = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = held;
  link.download = decodeURIComponent(name ?? 'boru');
  link.click();
  setTimeout(() => URL.revokeObjectURL(held), 10_000);
}
