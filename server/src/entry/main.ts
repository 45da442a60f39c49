import { leave, runCli } from './cli.ts';

leave(await runCli(['serve', ...process.argv.slice(2)]));
