import { parseArgs } from 'node:util';
import { Refusal } from '#platform/refusal';

export type Arguments = {
  words: readonly string[];
  json: boolean;
  help: boolean;
  demo: boolean;
  force: boolean;
  host: string | undefined;
  port: number | undefined;
  values: Readonly<Record<string, string | undefined>>;
};

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  demo: { type: 'boolean' },
  yes: { type: 'boolean' },
  host: { type: 'string' },
  port: { type: 'string' },
  pack: { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  agency: { type: 'string' },
  out: { type: 'string' },
  on: { type: 'string' },
  size: { type: 'string' },
} as const;

const refuse = (said: string): Refusal =>
  new Refusal(
    'arguments',
    `명령을 알아듣지 못했습니다: ${said}. --help를 보세요.`,
    `Not understood: ${said}. See --help.`,
  );

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw refuse(`--port ${text} (0–65535)`);
  return port;
};

export const readArguments = (argv: readonly string[]): Arguments => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    const { json, help, demo, yes, host, port, ...rest } = values;
    return {
      words: positionals,
      json: json ?? false,
      help: help ?? false,
      demo: demo ?? false,
      force: yes ?? false,
      host,
      port: portOf(port),
      values: rest,
    };
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    throw refuse(fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault));
  }
};
