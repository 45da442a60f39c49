// Sealing and opening beside the `age` tool, and a file of 500 MB in bounded memory: `node bench/sealing.ts`, after which
// bench/sealing.md is written anew. About two minutes; `AGE` names the tool where it is not in the path.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench, type Figure } from '../engines/src/sealing/bench.ts';
import { identityOf, openFile, recipientOf, sealFile } from '../engines/src/sealing/index.ts';
import { median, medianOf } from './measure.ts';

const mebibyte = 1_048_576;
const runs = 5;
const age = process.env['AGE'] ?? 'age';
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** The same 20 MiB to the same six recipients by the tool; null where there is none. */
const measureAge = async (): Promise<{ version: string; seal: number; open: number } | null> => {
  const found = spawnSync(age, ['--version'], { encoding: 'utf8' });
  if (found.error !== undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'boru-age-'));
  try {
    const [plain, sealed, key] = ['plain', 'sealed', 'key'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const identities = Array.from({ length: 6 }, (_none, at) => identityOf(new Uint8Array(32).fill(at + 1)));
    const recipients = await Promise.all(identities.map(recipientOf));
    writeFileSync(plain, new Uint8Array(20 * mebibyte));
    writeFileSync(key, `${identities[5]}\n`);
    const run = (args: readonly string[]): void => {
      const { status, stderr } = spawnSync(age, [...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    };
    const seal = await medianOf(runs, () => run([...recipients.flatMap((to) => ['-r', to]), '-o', sealed, plain]));
    const open = await medianOf(runs, () => run(['-d', '-i', key, '-o', plain, sealed]));
    return { version: found.stdout.trim(), seal, open };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** So many bytes that never lie in memory together. */
const stream = (size: number): ReadableStream<Uint8Array> => {
  let left = size;
  return new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close();
      const piece = new Uint8Array(Math.min(left, mebibyte)).fill(left % 251);
      left -= piece.length;
      controller.enqueue(piece);
    },
  });
};

/** Sealed once to know its hash, then sealed and opened in one go; the most that the process held above its beginning. */
const measureLarge = async (size: number) => {
  const identity = identityOf(new Uint8Array(32).fill(9));
  const recipient = await recipientOf(identity);
  const begun = process.memoryUsage().rss;
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss - begun);
  };
  const sealed = await sealFile(recipient, stream(size), size);
  if (!sealed.ok) throw new Error(sealed.reason);
  const start = performance.now();
  for await (const _chunk of sealed.value.chunks) look();
  const middle = performance.now();
  const again = await sealFile(recipient, stream(size), size);
  if (!again.ok) throw new Error(again.reason);
  const opened = await openFile(identity, again.value.chunks, { size, sha256: sealed.value.sha256() }, look);
  if (!opened.ok || opened.value !== size) throw new Error('what was sealed did not open');
  return { seal: middle - start, both: performance.now() - middle, peak };
};

// First, while nothing else has made the process large.
const { seal: sealLarge, both, peak } = await measureLarge(500_000_000);
const tool = await measureAge();
const ours: Figure[][] = [];
for (let run = 0; run < runs; run++) ours.push(await bench(() => performance.now()));
const [seal, open] = [0, 1].map((at) => median(ours.map((figures) => figures[at]?.milliseconds ?? Number.NaN))) as [
  number,
  number,
];
const report = `# Sealing, measured

Made by \`node bench/sealing.ts\`. ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}; medians of ${runs}.
The tool is native and uses the processor's own instructions; it reads and writes files, and its start counts.

| what | Boru (the code of the browser) | ${tool === null ? 'age (not here)' : `age ${tool.version}`} |
| --- | ---: | ---: |
| seal 20 MiB to 6 recipients | ${seconds(seal)} | ${tool === null ? '' : seconds(tool.seal)} |
| open 20 MiB | ${seconds(open)} | ${tool === null ? '' : seconds(tool.open)} |

| a file of 500 MB | measured | limit |
| --- | ---: | ---: |
| sealed piece by piece | ${seconds(sealLarge)} | |
| sealed and opened piece by piece | ${seconds(both)} | |
| most memory of the process above its beginning, both at once | ${Math.round(peak / 1e6)} MB | 200 MB |
`;
writeFileSync(join(import.meta.dirname, 'sealing.md'), report);
process.stdout.write(report);
if (peak > 200e6) process.exitCode = 1;
