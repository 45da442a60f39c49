// `npm run check`: style, the plan of the house, types. Each part says in one line whether it holds.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, findNode, root } from './prepare.mjs';

ensureInstalled();
const bin = (name) => join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const tsc = (project) => [bin('tsc'), ['-p', project]];
const parts = [
  ['글꼴과 규칙 / style and lint', bin('biome'), ['check', '--error-on-warnings', '--diagnostic-level=warn', '.']],
  ['집의 설계 / plan of the house', findNode(), [join(root, 'scripts/check-house.mjs')]],
  ...['contract', 'engines', 'server', 'web', '.'].map((project) => [`타입 / types: ${project}`, ...tsc(project)]),
];

let broken = 0;
for (const [title, command, args] of parts) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const holds = status === 0 && !error;
  if (!holds) broken += 1;
  process.stdout.write(`${holds ? '✓' : '✗'} ${title}\n`);
  if (!holds) process.stdout.write(`${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}\n`);
}
process.stdout.write(
  broken === 0
    ? '\n모두 지켜집니다. / Everything holds.\n'
    : `\n${broken}가지가 지켜지지 않습니다. / ${broken} checks fail.\n`,
);
process.exitCode = broken === 0 ? 0 : 1;
