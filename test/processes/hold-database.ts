/** A parent process to be killed in tests: starts the embedded server of a folder, says where, and waits. */

import { startEmbedded } from '../../server/src/platform/database/embedded.ts';
import { Refusal } from '../../server/src/platform/refusal.ts';

const [dataDir = '', binDir] = process.argv.slice(2);
try {
  const embedded = await startEmbedded({ dataDir, binDir });
  process.stdout.write(`${JSON.stringify({ owner: embedded.owner, version: embedded.version })}\n`);
  process.on('SIGTERM', () => void embedded.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 1000);
} catch (fault) {
  process.stdout.write(`${JSON.stringify({ refused: fault instanceof Refusal ? fault.code : String(fault) })}\n`);
  process.exitCode = 1;
}
