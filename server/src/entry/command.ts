import { type Config, readConfig } from '#platform/config';
import { type Arguments, readArguments } from './arguments.ts';
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

export type Found = { command: Command; rest: readonly string[] };

/** Runs one command to its end; whatever goes wrong becomes one sentence and an exit code, never a stack trace. */
export const runCommand = async (
  argv: readonly string[],
  find: (words: readonly string[]) => Found,
  help: () => Promise<readonly string[]>,
): Promise<number> => {
  const json = argv.includes('--json');
  try {
    const args = readArguments(argv);
    if (args.help || args.words.length === 0) {
      process.stdout.write(`${(await help()).join('\n')}\n`);
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
