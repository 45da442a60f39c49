import { pino } from 'pino';

type Value = string | number | boolean | null | undefined;
/** Flat and short by type: a body, a list or a person does not fit into a line of the log. */
export type LogFields = Readonly<Record<string, Value>>;
export type Log = {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A fault of ours: its kind and where it happened, its text only with everything that could be data masked. */
  fault(event: string, fault: unknown, fields?: LogFields): void;
};

const LONGEST = 300;
const secretName = /pass|secret|token|cookie|authorization|ticket|body|query|email|mail|phone|recipient|name$/i;

/** What may be somebody's: addresses, quoted values, long numbers, long opaque strings, whatever follows a question mark. */
export const maskData = (text: string): string =>
  text
    .replace(/[^\s@"'<>]+@[^\s@"'<>]+/g, '[mail]')
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '[value]')
    .replace(/\?[^\s]*/g, '?[query]')
    .replace(/\b[\w-]{32,}\b/g, '[opaque]')
    .replace(/\d[\d-]{5,}\d/g, '[number]')
    .replace(/[\p{Script=Hangul}]{2,}/gu, '[text]')
    .slice(0, LONGEST);

const clean = (fields: LogFields): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, Value] => {
      if (secretName.test(name)) return [name, '[hidden]'];
      return [name, typeof value === 'string' ? value.replace(/\?.*$/s, '').slice(0, LONGEST) : value];
    }),
  );

/** Frames only: the first lines of a stack repeat the message. */
const framesOf = (stack: string | undefined): string =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/file:\/\/\S*?\/(server|contract|engines|node_modules)\//, '$1/'))
    .join(' | ')
    .slice(0, 2000);

const describe = (fault: unknown): Record<string, Value> => {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const code = 'code' in fault ? String(fault.code) : undefined;
  const constraint = 'constraint' in fault ? String(fault.constraint) : undefined;
  return {
    fault: fault.constructor.name,
    code,
    constraint,
    message: maskData(fault.message),
    frames: framesOf(fault.stack),
  };
};

/** One JSON object a line on standard output, or wherever `write` leads. */
export const openLog = (level: 'debug' | 'info' | 'warn' | 'error' | 'silent', write?: (line: string) => void): Log => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = write === undefined ? pino(options) : pino(options, { write });
  return {
    debug: (event, fields = {}) => logger.debug(clean(fields), event),
    info: (event, fields = {}) => logger.info(clean(fields), event),
    warn: (event, fields = {}) => logger.warn(clean(fields), event),
    error: (event, fields = {}) => logger.error(clean(fields), event),
    fault: (event, fault, fields = {}) => logger.error({ ...clean(fields), ...describe(fault) }, event),
  };
};
