import { type Config, readConfig } from '#platform/config';
import { Refusal } from '#platform/refusal';
import { type Arguments, readArguments } from './arguments.ts';
import { backupCommand, migrateCommand, restoreCommand } from './cli-data.ts';
import { demoCodeCommand } from './cli-demo.ts';
import { doctorCommand } from './cli-doctor.ts';
import { packCheckCommand, packLoadCommand } from './cli-pack.ts';
import { userCreateCommand, userDisableCommand } from './cli-people.ts';
import { screenCommand } from './cli-screen.ts';
import { serveCommand } from './cli-serve.ts';
import { type Speaker, sayFault, speaker } from './speak.ts';

export type Command = {
  /** The words that call it, such as "pack check". */
  words: string;
  /** What may follow. */
  usage: string;
  ko: string;
  en: string;
  /** Gives the exit code. */
  run(args: Arguments, config: Config, speak: Speaker): Promise<number>;
};

const commands: readonly Command[] = [
  serveCommand,
  migrateCommand,
  packCheckCommand,
  packLoadCommand,
  screenCommand,
  userCreateCommand,
  userDisableCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  demoCodeCommand,
];

const help = (): string[] => [
  '보루 명령줄 / Boru command line: npm run boru -- <command> [--json]',
  '',
  ...commands.map(({ words, usage, ko, en }) => `  ${`${words} ${usage}`.trim().padEnd(52)} ${ko} / ${en}`),
  '',
  '설정은 환경 변수로 한다(README). / Settings are environment variables (README).',
];

const find = (words: readonly string[]): { command: Command; rest: readonly string[] } => {
  for (const length of [2, 1]) {
    const command = commands.find((each) => each.words === words.slice(0, length).join(' '));
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  const said = words.join(' ');
  throw new Refusal(
    'command.unknown',
    `모르는 명령입니다: ${said}. --help를 보세요.`,
    `Unknown command: ${said}. See --help.`,
  );
};

/** Runs one command to its end; whatever goes wrong becomes one sentence and an exit code, never a stack trace. */
export const runCli = async (argv: readonly string[]): Promise<number> => {
  const json = argv.includes('--json');
  try {
    const args = readArguments(argv);
    if (args.help || args.words.length === 0) {
      process.stdout.write(`${help().join('\n')}\n`);
      return args.help ? 0 : 2;
    }
    const { command, rest } = find(args.words);
    const overrides = {
      ...(args.port === undefined ? {} : { port: args.port }),
      ...(args.host === undefined ? {} : { host: args.host }),
      ...(args.demo ? { demo: true } : {}),
    };
    return await command.run({ ...args, words: rest }, readConfig(process.env, overrides), speaker(json));
  } catch (fault) {
    return sayFault(fault, json);
  }
};

/** Ends the process: the channel to the launcher would keep it, and so might a library that forgot a timer. */
export const leave = (exitCode: number): void => {
  process.exitCode = exitCode;
  // Leaving by ourselves is not the launcher's death, which those who listen would answer with 130.
  process.removeAllListeners('disconnect');
  if (process.connected) process.disconnect();
  setTimeout(() => process.exit(), 2_000).unref();
};

if (import.meta.main) leave(await runCli(process.argv.slice(2)));
