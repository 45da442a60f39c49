import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { systemClock } from '#kernel/clock';
import type { Config } from '#platform/config';
import { planMigrations, readMigrations } from '#platform/database/migrate';
import { type Opened, openDatabase } from '#platform/database/open';
import { openTransport } from '#platform/mail/transport';
import { Refusal } from '#platform/refusal';
import { arrived, countBroken, ownMaildir } from '#platform/replies/maildir';
import type { Command } from './command.ts';
import { checkedPackOf, root } from './region.ts';
import { asOwner } from './runtime.ts';

export type Finding = { check: string; state: 'ok' | 'warning' | 'fault'; ko: string; en: string };

const sentence = (fault: unknown): { ko: string; en: string } => {
  if (fault instanceof Refusal) return { ko: fault.ko, en: fault.en };
  const said = fault instanceof Error ? fault.message.split('\n')[0] : String(fault);
  return { ko: `뜻밖의 오류: ${said}`, en: `Unexpected: ${said}` };
};

const guarded = async (check: string, look: () => Promise<Omit<Finding, 'check'>>): Promise<Finding> => {
  try {
    return { check, ...(await look()) };
  } catch (fault) {
    return { check, state: 'fault', ...sentence(fault) };
  }
};

/** Tables without forced row security would open every file to everyone: the worst fault there is. */
const unguarded = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspowner = current_role::regrole and not (c.relrowsecurity and c.relforcerowsecurity)`;

const checkDatabase = async (client: pg.Client, version: string): Promise<Omit<Finding, 'check'>> => {
  const { pending } = await planMigrations(client, await readMigrations());
  if (pending.length > 0)
    return {
      state: 'warning',
      ko: `적용하지 않은 마이그레이션이 ${pending.length}개 있습니다. npm start가 적용합니다.`,
      en: `${pending.length} migrations are pending; npm start applies them.`,
    };
  const { rows } = await client.query<{ name: string }>(unguarded);
  const [first] = rows;
  if (first !== undefined)
    return {
      state: 'fault',
      ko: `행 보안이 꺼진 표가 있습니다: ${rows.map(({ name }) => name).join(', ')}. 바로 서비스를 멈추고 켜세요.`,
      en: `Tables without forced row security: ${rows.map(({ name }) => name).join(', ')}. Stop the service and force it.`,
    };
  return {
    state: 'ok',
    ko: `PostgreSQL ${version}, 마이그레이션 최신, 모든 표에 행 보안`,
    en: `PostgreSQL ${version}, migrations up to date, row security on every table`,
  };
};

const driftSeconds = 5;

/** Deadlines are law, so the clock must be right: against the database's and against what was already written. */
const checkClock = async (client: pg.Client): Promise<Omit<Finding, 'check'>> => {
  const { rows } = await client.query<{ now: Date; latest: Date | null }>(
    'select clock_timestamp() as now, (select max(at) from evidence.audit_entry) as latest',
  );
  const here = systemClock.now().getTime();
  const there = rows[0]?.now.getTime() ?? here;
  const latest = rows[0]?.latest?.getTime() ?? 0;
  const drift = Math.round(Math.abs(here - there) / 1000);
  if (drift > driftSeconds)
    return {
      state: 'fault',
      ko: `이 컴퓨터와 데이터베이스의 시계가 ${drift}초 다릅니다. 시각 동기화(NTP)를 켜세요.`,
      en: `The clocks of this machine and the database differ by ${drift} s. Turn on time synchronisation (NTP).`,
    };
  if (latest - here > 60_000)
    return {
      state: 'fault',
      ko: '이 컴퓨터의 시계가 이미 기록된 증적보다 늦습니다. 시계가 뒤로 갔습니다. 시각 동기화(NTP)를 켜세요.',
      en: 'This clock is behind evidence already written: it went backwards. Turn on time synchronisation (NTP).',
    };
  return {
    state: 'ok',
    ko: `시계가 맞습니다(${new Date(here).toISOString()})`,
    en: `The clock agrees (${new Date(here).toISOString()})`,
  };
};

const lowBytes = 1024 ** 3;

const checkDisk = async ({ dataDir }: Config): Promise<Omit<Finding, 'check'>> => {
  if (!existsSync(dataDir))
    return {
      state: 'warning',
      ko: `${dataDir} 폴더가 아직 없습니다. npm start가 만듭니다.`,
      en: `${dataDir} does not exist yet; npm start makes it.`,
    };
  const disk = await statfs(dataDir);
  const free = disk.bavail * disk.bsize;
  const giga = (free / 1024 ** 3).toFixed(1);
  if (free < lowBytes)
    return {
      state: free < lowBytes / 16 ? 'fault' : 'warning',
      ko: `${dataDir} 디스크에 ${giga} GB만 남았습니다.`,
      en: `Only ${giga} GB left on the disk of ${dataDir}.`,
    };
  const key = join(dataDir, 'secret.key');
  const open = existsSync(key) && (statSync(key).mode & 0o077) !== 0;
  if (open)
    return {
      state: 'fault',
      ko: `${key}를 다른 사용자도 읽을 수 있습니다. chmod 600 하세요.`,
      en: `${key} can be read by others. chmod 600 it.`,
    };
  return { state: 'ok', ko: `디스크 여유 ${giga} GB`, en: `${giga} GB free` };
};

const checkPack = async (config: Config): Promise<Omit<Finding, 'check'>> => {
  const { manifest, agencies } = await checkedPackOf(config);
  const count = agencies.items.length;
  return { state: 'ok', ko: `${manifest.id}: 기관 ${count}곳`, en: `${manifest.id}: ${count} agencies` };
};

const checkMail = async ({ smtpUrl, mailFrom }: Config): Promise<Omit<Finding, 'check'>> => {
  if (smtpUrl === undefined)
    return {
      state: 'warning',
      ko: 'BORU_SMTP_URL이 없어 메일은 관리자 화면의 우편함에 남습니다.',
      en: 'No BORU_SMTP_URL: mail stays in the administrator’s mailbox page.',
    };
  const transport = openTransport(smtpUrl, mailFrom);
  try {
    await transport.check();
    return { state: 'ok', ko: '메일 서버가 답합니다', en: 'The mail server answers' };
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    return {
      state: 'fault',
      ko: `메일 서버에 연결할 수 없습니다(${code}). BORU_SMTP_URL을 확인하세요.`,
      en: `The mail server cannot be used (${code}). Check BORU_SMTP_URL.`,
    };
  } finally {
    transport.close();
  }
};

/** Somebody's words lie there: a drop that cannot be read, or that fills up unread, is worse than none. */
const checkReplies = async ({ replies, dataDir }: Config): Promise<Omit<Finding, 'check'>> => {
  if (replies === undefined)
    return { state: 'ok', ko: '메일로 답하기를 쓰지 않습니다', en: 'Answers by mail are not set up' };
  const folders = [...(replies.drop === undefined ? [] : [replies.drop]), ownMaildir(dataDir)];
  let broken = 0;
  for (const folder of folders) broken += await countBroken(folder);
  if (replies.drop !== undefined && (await arrived(replies.drop, 1).catch(() => null)) === null)
    return {
      state: 'fault',
      ko: `메일 폴더를 읽을 수 없습니다: ${replies.drop}. Maildir인지, 이 계정이 읽고 쓸 수 있는지 확인하세요.`,
      en: `The mail folder cannot be read: ${replies.drop}. It must be a Maildir that this account may read and write.`,
    };
  if (broken > 0)
    return {
      state: 'warning',
      ko: `읽을 수 없는 답장이 ${broken}통 있습니다. ${folders.map((folder) => join(folder, 'broken')).join(', ')}를 보고 지우세요.`,
      en: `${broken} answers could not be read. Look into ${folders.map((folder) => join(folder, 'broken')).join(', ')} and remove them.`,
    };
  return { state: 'ok', ko: '메일로 온 답장을 받습니다', en: 'Answers by mail are taken' };
};

const checkPages = async (): Promise<Omit<Finding, 'check'>> =>
  existsSync(join(root, 'web/dist/index.html'))
    ? { state: 'ok', ko: '화면이 만들어져 있습니다', en: 'The pages are built' }
    : {
        state: 'warning',
        ko: '화면이 아직 없습니다. npm start가 만듭니다.',
        en: 'The pages are not built yet; npm start builds them.',
      };

const withDatabase = async (config: Config, look: (opened: Opened) => Promise<Finding[]>): Promise<Finding[]> => {
  try {
    const opened = await openDatabase(config, 'command');
    return await look(opened).finally(() => opened.stop());
  } catch (fault) {
    return [{ check: 'database', state: 'fault', ...sentence(fault) }];
  }
};

export const examine = async (config: Config): Promise<Finding[]> => [
  ...(await withDatabase(config, async (opened) => [
    await guarded('database', () => asOwner(opened, (client) => checkDatabase(client, opened.version))),
    await guarded('clock', () => asOwner(opened, checkClock)),
    ...opened.notices.map(({ ko, en }): Finding => ({ check: 'database', state: 'warning', ko, en })),
  ])),
  await guarded('pack', () => checkPack(config)),
  await guarded('disk', () => checkDisk(config)),
  await guarded('mail', () => checkMail(config)),
  await guarded('replies', () => checkReplies(config)),
  await guarded('pages', checkPages),
];

const marks = { ok: '✓', warning: '!', fault: '✗' } as const;

export const doctorCommand: Command = {
  words: 'doctor',
  usage: '',
  ko: '데이터베이스, 지역 팩, 시계, 디스크, 메일을 진단한다',
  en: 'examine database, pack, clock, disk, mail',
  async run(_args, config, speak) {
    const findings = await examine(config);
    const sound = findings.every(({ state }) => state !== 'fault');
    speak.answer({ sound, findings }, [
      ...findings.map(({ check, state, ko, en }) => `${marks[state]} ${check.padEnd(8)} ${ko} / ${en}`),
      sound ? '쓸 수 있습니다. / Fit for use.' : '고칠 것이 있습니다. / Something needs repair.',
    ]);
    return sound ? 0 : 1;
  },
};
