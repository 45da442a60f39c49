// `npm run dev`: the server, restarted when its sources change, and Vite's pages that refresh themselves.
import { join } from 'node:path';
import { ensureInstalled, root, runUnderNode } from './prepare.mjs';

ensureInstalled();
const server = runUnderNode(['--watch', join(root, 'server/src/entry/main.ts'), ...process.argv.slice(2)]);
const pages = runUnderNode([join(root, 'node_modules/vite/bin/vite.js'), join(root, 'web')]);
process.exitCode = await Promise.race([server, pages]);
process.kill(process.pid, 'SIGTERM');
