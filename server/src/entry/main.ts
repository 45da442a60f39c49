import { serveCommand } from './cli-serve.ts';
import { leave, runCommand } from './command.ts';

// Only what serving needs is loaded: the other commands would cost a start a quarter of a second.
leave(
  await runCommand(
    ['serve', ...process.argv.slice(2)],
    (words) => ({ command: serveCommand, rest: words.slice(1) }),
    async () => (await import('./cli.ts')).help(),
  ),
);
