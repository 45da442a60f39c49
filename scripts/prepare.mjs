// What every command needs before it can begin: packages, the right Node, the built pages.
// Runs on any Node from 20 on, before anything is installed, so it imports node built-ins only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const oldestNode = 20;
const serverNode = 24;

/** Says a sentence in both languages and ends the command: no stack trace helps the person at the terminal. */
export const refuse = (ko, en, exitCode = 1) => {
  process.stderr.write(`\n${ko}\n${en}\n`);
  process.exit(exitCode);
};

export const say = (ko, en) => process.stderr.write(`${ko} / ${en}\n`);

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

/** npm writes down what it installed; installed means: nothing the lock file demands is missing or of another version. */
export const missingPackage = (folder = root) => {
  const wanted = readJson(join(folder, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(folder, 'node_modules/.package-lock.json'))?.packages;
  if (present === undefined) return 'node_modules';
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || entry.link) continue;
    if (entry.optional || entry.devOptional) {
      if (present[path] && present[path].version !== entry.version) return path;
    } else if (present[path]?.version !== entry.version) return path;
  }
  return null;
};

const npm = () => {
  // `npm run` names the npm that called us; a bare `node scripts/start.mjs` finds it on the path.
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? [process.execPath, [script]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
};

const runNpm = (args) => {
  const [command, before] = npm();
  const { status, error } = spawnSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && before.length === 0,
  });
  return !error && status === 0;
};

export const ensureInstalled = () => {
  if (Number(process.versions.node.split('.')[0]) < oldestNode)
    refuse(
      `Node ${process.versions.node}은 너무 오래되었습니다. Node ${oldestNode} 이상을 설치하세요.`,
      `Node ${process.versions.node} is too old. Install Node ${oldestNode} or newer.`,
    );
  if (missingPackage() === null) return;
  say('필요한 꾸러미를 설치합니다(처음 한 번, 1~2분)', 'Installing packages (once, one to two minutes)');
  // A mirror that lacks the packages of other platforms fails the strict way; the other keeps to the same versions.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (!runNpm(['ci', ...quiet]) && !runNpm(['install', '--no-save', ...quiet]))
    refuse(
      '꾸러미를 설치하지 못했습니다. 위의 npm 메시지를 보고 네트워크와 폴더 권한을 확인한 뒤 다시 실행하세요.',
      'The packages could not be installed. See the npm message above, check network and permissions, and run it again.',
    );
};

/** The Node the server is written for: the one from npm, whatever the machine has; else the machine's, when new enough. */
export const findNode = () => {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const own = join(
    root,
    'node_modules',
    `node-${os}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= serverNode) return process.execPath;
  return refuse(
    `이 컴퓨터(${os}-${process.arch})용 Node ${serverNode} 꾸러미가 없습니다. Node ${serverNode} 이상을 직접 설치한 뒤 다시 실행하세요.`,
    `There is no Node ${serverNode} package for this machine (${os}-${process.arch}). Install Node ${serverNode} or newer and run it again.`,
  );
};

const skipped = new Set(['node_modules', 'dist', '.git']);

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });

const webSources = () => {
  const folders = ['web', 'contract/src', 'engines/src', 'catalogue', 'packs'].map((folder) => join(root, folder));
  const single = [
    'package-lock.json',
    'scripts/prerender.mjs',
    'scripts/seal-pages.mjs',
    'scripts/pages/integrity.ts',
  ].map((file) => join(root, file));
  return [...folders.filter((folder) => existsSync(folder)).flatMap(filesBelow), ...single];
};

/** One value for everything the pages are made of; binary files count by name and size. */
export const hashOfWebSources = (files = webSources()) => {
  const hash = createHash('sha256');
  for (const path of files) {
    hash.update(`${relative(root, path)}\0`);
    hash.update(/\.(woff2|ttf|png|ico)$/.test(path) ? String(statSync(path).size) : readFileSync(path));
  }
  return hash.digest('hex');
};

/** Sizes and times of the same files: as long as none was touched, none has to be read, and a start is quicker. */
const touchesOf = (files) => {
  const hash = createHash('sha256');
  for (const path of files) {
    const { size, mtimeNs } = statSync(path, { bigint: true });
    hash.update(`${path}\0${size}\0${mtimeNs}\0`);
  }
  return hash.digest('hex');
};

/** Text is sent compressed; done once here instead of at every answer. Fonts and pictures are compressed already. */
const compress = (folder) => {
  for (const path of filesBelow(folder)) {
    if (!/\.(js|css|html|svg|json|txt)$/.test(path)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < 1024) continue;
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
};

/** The pages for the browser, then for Node, whose first looks go into documents, which are bound to their files. What went wrong, or null. */
const buildPages = (folder) => {
  const web = join(root, 'web');
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', web, '--emptyOutDir', '--logLevel', 'warn'];
  for (const step of [
    [...vite, '--outDir', folder],
    [...vite, '--outDir', join(folder, '.prerender'), '--ssr', 'src/app/prerender.tsx'],
    [join(root, 'scripts/prerender.mjs'), folder],
    [join(root, 'scripts/seal-pages.mjs'), folder],
  ]) {
    const { status, stdout, stderr } = spawnSync(findNode(), step, {
      cwd: web,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (status !== 0) return `${stdout}${stderr}`;
  }
  return null;
};

/** Only saves time: a folder that cannot be written costs a reading of the sources at each start. */
const writeQuietly = (path, text) => {
  try {
    writeFileSync(path, text);
  } catch {}
};

/** Builds the pages when their sources changed; a failed build leaves the old pages in place. */
export const ensureWebBuilt = () => {
  const dist = join(root, 'web/dist');
  const stamp = join(dist, '.stamp');
  const [content, touched] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
  const files = webSources();
  const touches = touchesOf(files);
  if (touched === touches) return;
  const wanted = hashOfWebSources(files);
  if (content === wanted) {
    // Touched, yet the same: a switch of branches and back.
    writeQuietly(stamp, `${wanted} ${touches}`);
    return;
  }
  say('화면을 만듭니다', 'Building the pages');
  const aside = join(root, 'node_modules/.cache', `boru-web-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  const fault = buildPages(aside);
  if (fault !== null) {
    rmSync(aside, { recursive: true, force: true });
    process.stderr.write(fault);
    refuse('화면을 만들지 못했습니다. 위의 메시지를 보세요.', 'The pages could not be built. See the message above.');
  }
  compress(aside);
  writeFileSync(join(aside, '.stamp'), `${wanted} ${touches}`);
  const old = `${aside}-old`;
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(aside, dist);
  } catch (fault) {
    if (!existsSync(dist) && existsSync(old)) renameSync(old, dist);
    refuse(`web/dist 폴더에 쓸 수 없습니다(${fault.code}).`, `The folder web/dist cannot be written (${fault.code}).`);
  }
  rmSync(old, { recursive: true, force: true });
};

const ancestors = () => {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
};

/**
 * Runs a program under the server's Node until it ends, and ends as it did. Ctrl-C reaches both of us from the
 * terminal; other signals are handed on. The channel tells the program when this launcher is killed.
 */
export const runUnderNode = (args, { env = {}, channel = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn(findNode(), args, {
      cwd: process.cwd(),
      // Compiled code is kept between starts: about a third of a second less each time.
      env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'), ...process.env, ...env },
      stdio: channel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    });
    const handOn = (signal) => child.kill(signal);
    // npm runs us in a shell that hands no signal on. Who ends npm means us, too: then we have other ancestors.
    const family = ancestors();
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event === undefined || ancestors() === family) return;
      clearInterval(watch);
      handOn('SIGTERM');
    }, 500);
    watch.unref();
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, handOn);
    child.on('error', (fault) =>
      refuse(`프로그램을 시작하지 못했습니다: ${fault.message}`, `The program could not be started: ${fault.message}`),
    );
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
