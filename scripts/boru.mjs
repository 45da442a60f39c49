// `npm run boru -- <command>`: the command line, under the right Node.
import { join } from 'node:path';
import { ensureInstalled, ensureWebBuilt, root, runUnderNode } from './prepare.mjs';

const args = process.argv.slice(2);
ensureInstalled();
if (args[0] === 'serve') ensureWebBuilt();
process.exitCode = await runUnderNode([join(root, 'server/src/entry/cli.ts'), ...args], {
  channel: args[0] === 'serve',
});
