import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '#kernel/clock';
import { backUp } from '#platform/database/backup';
import { migrate } from '#platform/database/migrate';
import { type Opened, openDatabase } from '#platform/database/open';
import { restore, verifyBackup } from '#platform/database/restore';
import { Refusal } from '#platform/refusal';
import type { Command } from './command.ts';
import { asOwner } from './runtime.ts';

const using = async <Result>(opening: Promise<Opened>, work: (opened: Opened) => Promise<Result>): Promise<Result> => {
  const opened = await opening;
  try {
    return await work(opened);
  } finally {
    await opened.stop();
  }
};

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const weightOf = (pieces: readonly { size: number }[]): number => pieces.reduce((sum, { size }) => sum + size, 0);

export const migrateCommand: Command = {
  words: 'migrate',
  usage: '',
  ko: '데이터베이스를 이 프로그램의 버전으로 올린다',
  en: 'bring the database up to this program',
  run: (_args, config, speak) =>
    using(openDatabase(config, 'command'), async (opened) => {
      const bar = speak.progress('migrate');
      const names: string[] = [];
      const { applied, version } = await asOwner(opened, (client) =>
        migrate(client, undefined, ({ file }) => bar.step(names.push(file), names.length + 1, file)),
      );
      bar.end();
      speak.answer({ version, applied: applied.map(({ file }) => file) }, [
        ...applied.map(({ file }) => `적용 / applied: ${file}`),
        applied.length === 0
          ? `이미 최신입니다(${version}). / Already up to date (${version}).`
          : `지금 ${version}번입니다. / Now at ${version}.`,
      ]);
      return 0;
    }),
};

const stamp = (now: Date): string => now.toISOString().replace(/[-:]/g, '').slice(0, 15);

const refuseOverwriting = (file: string): Refusal =>
  new Refusal(
    'backup.exists',
    `${file}이 이미 있습니다. 다른 이름을 쓰거나, 바꾸려면 --yes를 붙여 다시 실행하세요.`,
    `${file} exists. Choose another name, or run it again with --yes to replace it.`,
  );

export const backupCommand: Command = {
  words: 'backup',
  usage: '[file] [--yes]',
  ko: '데이터베이스와 첨부 파일을 한 파일로 백업한다(서비스 중에도)',
  en: 'back up database and uploads into one file (also while serving)',
  async run({ words, force }, config, speak) {
    const now = systemClock.now();
    const file = resolve(words[0] ?? join(config.dataDir, '..', `boru-${stamp(now)}.boru`));
    if (existsSync(file) && !force) throw refuseOverwriting(file);
    return using(openDatabase(config, 'command'), async (opened) => {
      const bar = speak.progress('backup');
      const manifest = await asOwner(opened, (client) => backUp(client, config.dataDir, file, now, bar.step));
      bar.end();
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      const bytes = weightOf(manifest.tables) + weightOf(manifest.files);
      speak.answer({ file, tables: manifest.tables.length, rows, files: manifest.files.length, bytes }, [
        `백업했습니다: ${file} (표 ${manifest.tables.length}개 ${rows}줄, 파일 ${manifest.files.length}개, ${megabytes(bytes)})`,
        `Backed up: ${file} (${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files, ${megabytes(bytes)})`,
        '개인정보와 비밀 키가 들어 있습니다. 안전한 곳에 두세요. / It holds personal data and the secret key: keep it safe.',
        ...(config.s3 === undefined ? [] : ['S3의 첨부 파일은 들어 있지 않습니다. / Uploads in S3 are not in it.']),
      ]);
      return 0;
    });
  },
};

export const restoreCommand: Command = {
  words: 'restore',
  usage: '<file> --yes',
  ko: '백업으로 모두 바꾼다(먼저 파일 전체를 검증)',
  en: 'replace everything with a backup (verified whole first)',
  async run({ words, force }, config, speak) {
    const [name] = words;
    if (name === undefined) throw new Refusal('arguments', '백업 파일을 지정하세요.', 'Name the backup file.');
    const file = resolve(name);
    if (!force) {
      const { createdAt, tables } = await verifyBackup(file);
      throw new Refusal(
        'restore.unconfirmed',
        `백업은 온전합니다(${createdAt}, 표 ${tables.length}개). 지금 자료를 모두 바꾸려면 --yes를 붙여 다시 실행하세요.`,
        `The backup is sound (${createdAt}, ${tables.length} tables). To replace all present data run it again with --yes.`,
      );
    }
    // Serving alone: a running Boru would go on with the old state in mind.
    return using(openDatabase(config, 'serve'), async (opened) => {
      const bar = speak.progress('restore');
      const { createdAt, tables, files } = await asOwner(opened, (client) =>
        restore(client, config.dataDir, file, bar.step),
      );
      await asOwner(opened, (client) => migrate(client));
      bar.end();
      speak.answer({ file, createdAt, tables: tables.length, files: files.length }, [
        `복원했습니다: ${createdAt}의 표 ${tables.length}개, 파일 ${files.length}개. 모두 다시 로그인해야 합니다.`,
        `Restored: ${tables.length} tables and ${files.length} files of ${createdAt}. Everybody signs in again.`,
      ]);
      return 0;
    });
  },
};
