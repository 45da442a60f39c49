import { Refusal } from '#platform/refusal';
import { auditCheckProofCommand, auditVerifyCommand } from './cli-audit.ts';
import { backupCommand, migrateCommand, restoreCommand } from './cli-data.ts';
import { deadlineCommand } from './cli-deadline.ts';
import { demoCodeCommand } from './cli-demo.ts';
import { doctorCommand } from './cli-doctor.ts';
import { packCheckCommand, packLoadCommand } from './cli-pack.ts';
import { userCreateCommand, userDisableCommand } from './cli-people.ts';
import { rescreenCommand } from './cli-rescreen.ts';
import { screenCommand } from './cli-screen.ts';
import { serveCommand } from './cli-serve.ts';
import { type Command, type Found, leave, runCommand } from './command.ts';

const commands: readonly Command[] = [
  serveCommand,
  migrateCommand,
  packCheckCommand,
  packLoadCommand,
  screenCommand,
  deadlineCommand,
  rescreenCommand,
  userCreateCommand,
  userDisableCommand,
  backupCommand,
  restoreCommand,
  auditVerifyCommand,
  auditCheckProofCommand,
  doctorCommand,
  demoCodeCommand,
];

export const help = (): string[] => [
  '보루 명령줄 / Boru command line: npm run boru -- <command> [--json]',
  '',
  ...commands.map(({ words, usage, ko, en }) => `  ${`${words} ${usage}`.trim().padEnd(52)} ${ko} / ${en}`),
  '',
  '설정은 환경 변수로 한다(README). / Settings are environment variables (README).',
];

const find = (words: readonly string[]): Found => {
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

/** Any command line of Boru: the words choose the command. */
export const runCli = (argv: readonly string[]): Promise<number> => runCommand(argv, find, async () => help());

if (import.meta.main) leave(await runCli(process.argv.slice(2)));
