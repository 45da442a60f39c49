import { parseArgs } from 'node:util';
import { Refusal } from '#platform/refusal';

export type Arguments = {
  words: readonly string[];
  json: boolean;
  help: boolean;
  demo: boolean;
  force: boolean;
  /** rescreen: only count, or tell the companies too. */
  dryRun: boolean;
  apply: boolean;
  host: string | undefined;
  port: number | undefined;
  values: Readonly<Record<string, string | undefined>>;
};

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  demo: { type: 'boolean' },
  yes: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  apply: { type: 'boolean' },
  host: { type: 'string' },
  port: { type: 'string' },
  pack: { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  agency: { type: 'string' },
  out: { type: 'string' },
  on: { type: 'string' },
  input: { type: 'string' },
  output: { type: 'string' },
  size: { type: 'string' },
} as const;

const refuse = (ko: string, en: string): Refusal =>
  new Refusal('arguments', `${ko} --help를 보세요.`, `${en} See --help.`);

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw refuse(`--port는 0부터 65535까지의 수입니다: ${text}.`, `--port is a number from 0 to 65535: ${text}.`);
  return port;
};

/** The parser's own sentences are English only; it says with a code what was wrong and quotes the option. */
const refuseParse = (fault: Error & { code?: unknown }): Refusal => {
  const option = /'(-[^' ]*)/.exec(fault.message)?.[1] ?? '';
  if (fault.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return refuse(`모르는 옵션입니다: ${option}.`, `Unknown option: ${option}.`);
  return /does not take an argument/.test(fault.message)
    ? refuse(`${option}에는 값을 붙이지 않습니다.`, `${option} takes no value.`)
    : refuse(`${option} 다음에 값을 적어야 합니다.`, `${option} needs a value after it.`);
};

export const readArguments = (argv: readonly string[]): Arguments => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    const { json, help, demo, yes, apply, 'dry-run': dryRun, host, port, ...rest } = values;
    return {
      words: positionals,
      json: json ?? false,
      help: help ?? false,
      demo: demo ?? false,
      force: yes ?? false,
      dryRun: dryRun ?? false,
      apply: apply ?? false,
      host,
      port: portOf(port),
      values: rest,
    };
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    throw fault instanceof Error ? refuseParse(fault) : fault;
  }
};
