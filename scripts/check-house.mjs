// Holds the code to house.json and says in sentences where it does not. No dependency, under a second.
// node scripts/check-house.mjs [root]
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHouse } from './house/plan.mjs';
import * as rooms from './house/rooms.mjs';
import * as rules from './house/rules.mjs';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const started = performance.now();
const house = readHouse(root);
const faults = [...Object.values(rules), ...Object.values(rooms)].flatMap((rule) => rule(house));
for (const { path, line, sentence } of faults.sort((a, b) =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line,
))
  process.stdout.write(`${path}:${line} ${sentence}.\n`);
const took = `${house.sources.length} files, ${Math.round(performance.now() - started)} ms`;
process.stdout.write(
  faults.length === 0 ? `The house stands as planned (${took}).\n` : `${faults.length} faults (${took}).\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
