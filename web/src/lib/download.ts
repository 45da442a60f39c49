import { Problem } from './problem.ts';

/** A file has no place in a page: it is asked for, looked at for a problem, and handed to the browser. */
export async function fetchFile(address: string): Promise<void> {
  const answer = await answerOf(address);
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  handOver(await answer.blob(), decodeURIComponent(name ?? 'boru'));
}

/** The same for a page that goes on working with it. */
export async function fetchBytes(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await answerOf(address)).arrayBuffer());
}

async function answerOf(address: string): Promise<Response> {
  const answer = await fetch(address, { credentials: 'same-origin', headers: { 'x-boru-request': '1' } });
  if (answer.ok) return answer;
  const details = await answer.json().catch(() => null);
  throw new Problem(details?.code ?? 'connection.lost', answer.status, null, details);
}

/** A file that came inside an answer, because asking for it had to carry a secret. */
export function saveAnswered({ filename, mediaType, base64 }: { filename: string; mediaType: string; base64: string }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  handOver(new Blob([bytes], { type: mediaType }), filename);
}

/** Something made in this page, for the reader to keep. */
export function saveContent(content: Blob, name: string): void {
  handOver(content, name);
}

function handOver(content: Blob, name: string): void {
  const held = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = held;
  link.download = name;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(held), 10_000);
}
