// npm run bench: measures what issue and README promise, on this machine, and writes bench/README.md.
// Everything stays on the loopback and below a folder of its own; about six minutes.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench as deadline } from '../engines/src/deadline/bench.ts';
import { bench as diagnosis } from '../engines/src/diagnosis/bench.ts';
import { bench as merkle } from '../engines/src/merkle/bench.ts';
import { bench as screening } from '../engines/src/screening/bench.ts';
import { joinEmbedded } from '../server/src/platform/database/embedded.ts';
import { previewTemplate, stopPress } from '../server/src/platform/documents/index.ts';
import { checkFiles, readPackFiles } from '../server/src/platform/pack/index.ts';
import { startBoru } from '../test/processes/boru.ts';
import { evidenceSection, measureEvidence } from './evidence.ts';
import { measurePages as weighPages } from './first-page.ts';
import { median, medianOf, timed } from './measure.ts';
import { measurePaint } from './paint.ts';
import { type Report, reportOf } from './report.ts';
import { measureScreening } from './screening.ts';
import { measureServing } from './serving.ts';

const root = join(import.meta.dirname, '..');
const say = (what: string): void => void process.stderr.write(`${what}\n`);

const measureStarts = async (folder: string): Promise<Report['starts']> => {
  const program = 'scripts/start.mjs';
  const first: number[] = [];
  for (let run = 0; run < 3; run++) {
    const served = await startBoru({ dataDir: join(folder, `first-${run}`), program });
    first.push(served.readyAfter);
    await served.stop();
  }
  const cold: number[] = [];
  for (let run = 0; run < 5; run++) {
    const served = await startBoru({ dataDir: join(folder, 'first-0'), program });
    cold.push(served.readyAfter);
    await served.stop();
  }
  return { first: median(first), cold: median(cold) };
};

const measurePages = async (dataDir: string): Promise<Report['paint']> => {
  const served = await startBoru({ dataDir, program: 'scripts/start.mjs' });
  try {
    return await measurePaint(served.address);
  } finally {
    await served.stop();
  }
};

const measureOthers = async (): Promise<Report['others']> => {
  const pack = await medianOf(5, () => checkFiles(readPackFiles(root, 'chungbuk'), 'chungbuk'));
  const firstPdf = await timed(() => previewTemplate('diagnosis-outcome'));
  const pdf = await medianOf(5, () => previewTemplate('diagnosis-outcome'));
  stopPress();
  return { pack, firstPdf, pdf };
};

const [before = 0] = loadavg();
const folder = mkdtempSync(join(tmpdir(), 'boru-bench-'));
chmodSync(folder, 0o755);
try {
  say('starts');
  const starts = await measureStarts(folder);
  say('pages');
  const paint = await measurePages(join(folder, 'first-0'));
  say('sample world');
  const dataDir = join(folder, 'sample');
  await (await startBoru({ dataDir, args: ['--demo'] })).stop();
  say('requests');
  const serving = await measureServing(dataDir);
  say('evidence');
  const embedded = await joinEmbedded({ dataDir });
  const evidence = await measureEvidence(embedded.owner, folder).finally(() => embedded.stop());
  say('screening');
  const screened = await measureScreening();
  say('engines, pack, paper');
  const now = () => performance.now();
  const engines = [...screening(now), ...diagnosis(now), ...deadline(now), ...merkle(now)];
  const others = await measureOthers();
  const weights = weighPages(join(root, 'web/dist'));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'} (${arch()})`;
  const text = `${reportOf({
    machine,
    load: { before, after: loadavg()[0] ?? 0 },
    node: process.version,
    starts,
    serving,
    screened,
    engines,
    others,
    weights,
    paint,
  })}\n${evidenceSection(evidence)}`;
  writeFileSync(join(root, 'bench/README.md'), text);
  process.stdout.write(text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
