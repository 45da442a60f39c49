import type { BlockList } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { networksOf } from './hooks/address.ts';
import { type ReplySetting, tokenLength } from './mail/reply-address.ts';
import { Refusal } from './refusal.ts';

const setting = z.object({
  BORU_DATA: z.string().min(1).default('./data'),
  BORU_HOST: z.string().min(1).default('127.0.0.1'),
  BORU_PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** The address people type, such as https://boru.example.kr. Decides cookies, passkeys and links in mails. */
  BORU_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  /** The account that owns the tables, when DATABASE_URL names one that does not (docs/operations.md). */
  DATABASE_OWNER_URL: z.string().min(1).optional(),
  BORU_PG_BIN: z.string().min(1).optional(),
  BORU_PACK: z.string().min(1).default('packs/chungbuk'),
  BORU_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp://…, smtps://…' }).optional(),
  BORU_MAIL_FROM: z.string().min(3).default('boru@localhost'),
  /** Answers by mail: the address with a `*` for what names person and case, and a way in (a Maildir, an HTTP hook or both). */
  BORU_REPLY_ADDRESS: z
    .string()
    .regex(/^[a-z0-9._+-]*\*[a-z0-9._+-]*@[a-z0-9.-]+\.[a-z]{2,}$/i, { error: 'reply+*@boru.example.kr' })
    .refine((address) => address.indexOf('@') - 1 + tokenLength <= 64, { error: 'reply+*@boru.example.kr' })
    .optional(),
  BORU_REPLY_DROP: z.string().min(1).optional(),
  BORU_REPLY_SECRET: z.string().min(32, { error: '32+' }).optional(),
  BORU_CLAMD: z.string().min(1).optional(),
  BORU_S3_URL: z.url().optional(),
  BORU_S3_KEY: z.string().optional(),
  BORU_S3_SECRET: z.string().optional(),
  BORU_S3_REGION: z.string().default('kr-1'),
  /** Where files physically lie. Storing abroad counts as export (산업기술보호지침), so the operator states it. */
  BORU_STORAGE_REGION: z.string().default('KR'),
  BORU_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  BORU_TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
  /** How long a step such as closing a case can be taken back before it is carried out; 0 switches it off. */
  BORU_UNDO_SECONDS: z.coerce.number().int().min(0).max(60).default(10),
  /** Ranges inside the house that an agency's own system may stand in, such as 10.20.0.0/16. None unless named. */
  BORU_HOOK_NETWORKS: z
    .string()
    .default('')
    .transform((text, context) => {
      const networks = networksOf(text);
      if (networks !== null) return networks;
      context.addIssue({ code: 'custom', message: '10.20.0.0/16, fd00::/8' });
      return z.NEVER;
    }),
});

export type Config = {
  dataDir: string;
  host: string;
  port: number;
  origin: string;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  pgBin: string | undefined;
  packDir: string;
  smtpUrl: string | undefined;
  mailFrom: string;
  replies: ReplySetting | undefined;
  clamd: string | undefined;
  s3: { url: string; key: string; secret: string; region: string } | undefined;
  storageRegion: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  trustProxy: boolean;
  undoSeconds: number;
  hookNetworks: BlockList;
  demo: boolean;
};

type Setting = z.output<typeof setting>;

/** An address that nobody reads, or a way in to nowhere, would lose what people write: half a setting is refused. */
const repliesOf = ({ BORU_REPLY_ADDRESS, BORU_REPLY_DROP, BORU_REPLY_SECRET }: Setting): ReplySetting | undefined => {
  const hasWayIn = BORU_REPLY_DROP !== undefined || BORU_REPLY_SECRET !== undefined;
  if (BORU_REPLY_ADDRESS !== undefined && hasWayIn)
    return {
      address: BORU_REPLY_ADDRESS,
      drop: BORU_REPLY_DROP === undefined ? undefined : resolve(BORU_REPLY_DROP),
      hookSecret: BORU_REPLY_SECRET,
    };
  if (BORU_REPLY_ADDRESS === undefined && !hasWayIn) return undefined;
  throw new Refusal(
    'config.unreadable',
    '메일로 답하기는 BORU_REPLY_ADDRESS와 함께 BORU_REPLY_DROP이나 BORU_REPLY_SECRET이 있어야 합니다. docs/operations.md를 보고 고치세요.',
    'Answers by mail need BORU_REPLY_ADDRESS together with BORU_REPLY_DROP or BORU_REPLY_SECRET; see docs/operations.md.',
  );
};

/** The only reader of the environment. Unknown BORU_ names are refused, so a typing slip is seen at start, not in an incident. */
export const readConfig = (env: Record<string, string | undefined>, overrides: Partial<Config> = {}): Config => {
  const known = new Set(Object.keys(setting.shape));
  const internal = /^BORU_(TEST|BENCH|CI|DEMO)_/;
  const strange = Object.keys(env).filter(
    (name) => name.startsWith('BORU_') && !known.has(name) && !internal.test(name),
  );
  if (strange.length > 0)
    throw new Refusal(
      'config.unknown',
      `모르는 설정입니다: ${strange.join(', ')}. 이름을 고치거나 지우세요. 쓸 수 있는 이름: ${[...known].join(', ')}`,
      `Unknown setting: ${strange.join(', ')}. Correct or remove it. Known names: ${[...known].join(', ')}`,
    );
  const parsed = setting.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    // The value is not repeated: an address may hold a password.
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ');
    throw new Refusal(
      'config.unreadable',
      `설정 값을 읽을 수 없습니다: ${names}. README의 설정 표를 보고 고치세요.`,
      `These settings cannot be read: ${faults}. Correct them; see the table of settings in the README.`,
    );
  }
  const value = parsed.data;
  const port = overrides.port ?? value.BORU_PORT;
  const host = overrides.host ?? value.BORU_HOST;
  return {
    dataDir: resolve(value.BORU_DATA),
    host,
    port,
    origin:
      value.BORU_ORIGIN?.replace(/\/$/, '') ??
      `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}`,
    databaseUrl: value.DATABASE_URL,
    databaseOwnerUrl: value.DATABASE_OWNER_URL,
    pgBin: value.BORU_PG_BIN,
    packDir: resolve(value.BORU_PACK),
    smtpUrl: value.BORU_SMTP_URL,
    mailFrom: value.BORU_MAIL_FROM,
    replies: repliesOf(value),
    clamd: value.BORU_CLAMD,
    s3:
      value.BORU_S3_URL && value.BORU_S3_KEY && value.BORU_S3_SECRET
        ? { url: value.BORU_S3_URL, key: value.BORU_S3_KEY, secret: value.BORU_S3_SECRET, region: value.BORU_S3_REGION }
        : undefined,
    storageRegion: value.BORU_STORAGE_REGION,
    logLevel: value.BORU_LOG_LEVEL,
    trustProxy: value.BORU_TRUST_PROXY === 'yes',
    undoSeconds: value.BORU_UNDO_SECONDS,
    hookNetworks: value.BORU_HOOK_NETWORKS,
    demo: false,
    ...overrides,
  };
};
