// Runs one of our TypeScript programs (bench, screenshots, generators): node scripts/run.mjs <file> [args]
import { resolve } from 'node:path';
import { ensureInstalled, refuse, runUnderNode } from './prepare.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) refuse('실행할 파일을 지정하세요.', 'Name the file to run.');
ensureInstalled();
process.exitCode = await runUnderNode([resolve(file), ...args]);
