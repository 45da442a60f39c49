// `npm test`: everything, browser journeys included, on one throw-away PostgreSQL. Says plainly what it skipped and why.
// Arguments go to Vitest: npm test -- server/src/rooms/cases · npm test -- --project unit
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureInstalled, ensureWebBuilt, root, runUnderNode, say } from './prepare.mjs';

ensureInstalled();
const args = process.argv.slice(2);

const findBrowser = () => {
  const named = process.env.BORU_TEST_CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [named, ...places, mac].find((path) => path !== undefined && existsSync(path));
};

const hasKoreanFont = () => {
  const { status, stdout } = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return status !== 0 || stdout.trim() !== '';
};

const wanted = (project) => {
  const chosen = args.flatMap((arg, index) =>
    arg === '--project' ? [args[index + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : [],
  );
  return chosen.length === 0 || chosen.includes(project);
};

const skipped = [];
const extra = [];
const browser = findBrowser();
if (wanted('e2e')) {
  if (browser === undefined) {
    skipped.push([
      '브라우저 여정: Chromium이 없습니다 (apt install chromium 또는 BORU_TEST_CHROMIUM)',
      'browser journeys: no Chromium (apt install chromium, or BORU_TEST_CHROMIUM)',
    ]);
    if (!args.some((arg) => arg.startsWith('--project'))) extra.push('--project', 'unit', '--project', 'database');
  } else {
    ensureWebBuilt();
    if (!hasKoreanFont())
      say('한글 글꼴이 없어 화면의 글자 폭이 다를 수 있습니다', 'No Korean font: widths on screen may differ');
  }
}

const report = join(root, 'node_modules/.cache/boru-test', `${process.pid}.json`);
mkdirSync(dirname(report), { recursive: true });
const command = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', root];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
process.chdir(root);
const exitCode = await runUnderNode([...command, ...reporters, ...extra, ...args], {
  env: browser === undefined ? {} : { BORU_TEST_CHROMIUM: browser },
});

let counts = null;
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  say('시험이 끝까지 가지 못했습니다', 'The run did not come to its end');
}
// CI adds up several runs; each leaves its counts where it was asked to.
if (counts !== null && process.env.BORU_TEST_REPORT) copyFileSync(report, process.env.BORU_TEST_REPORT);
rmSync(report, { force: true });
for (const [ko, en] of skipped) process.stdout.write(`건너뜀 / skipped: ${ko} / ${en}\n`);
if (counts !== null) {
  const failedFiles = counts.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = counts.numFailedTests + failedFiles;
  const rest = counts.numTotalTests - counts.numPassedTests - counts.numFailedTests;
  process.stdout.write(`${counts.numPassedTests} passed, ${failed} failed${rest > 0 ? `, ${rest} skipped` : ''}\n`);
}
process.exitCode = exitCode;
