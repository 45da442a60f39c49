import { defineConfig } from 'vitest/config';

/** Three floors of tests: pure ones need nothing, the others one throw-away PostgreSQL (test/setup.ts), journeys a browser. */
const needsDatabase = { globalSetup: ['./test/setup.ts'], testTimeout: 60_000, hookTimeout: 120_000 };

/**
 * Two files at a time, however few cores: much of the time goes into waiting for processes. Files of one worker share
 * what they load: no test replaces a module, and loading the server anew for each file was two fifths of the
 * processor's time. A test that changes something global puts it back.
 */
const loadedOnce = { maxWorkers: 2, isolate: false, sequence: { groupOrder: 0 } };

/** Below server/, scripts/ and test/: what needs no database, and would say the same on another major version of it. */
const needsNothing = [
  'server/src/kernel/**/*.test.ts',
  'server/src/platform/pack/*.test.ts',
  'server/src/platform/documents/{documents,hwpx,ical,pdf}.test.ts',
  'server/src/platform/session/{policy,secrets,totp}.test.ts',
  'server/src/platform/solver/solver.test.ts',
  'server/src/platform/{faults,log,preloads,site}.test.ts',
  'server/src/**/model.test.ts',
  'server/src/entry/cli-deadline.test.ts',
  'scripts/{house,pages}/*.test.ts',
  'test/{cli-screen,docs,words}.test.ts',
];

/**
 * On a second version of the database (.ci/run): what the server itself has a say in. Starting, migrating, row security
 * against every address and on random worlds, definer functions, constraints, locks, partitions, backup.
 */
const whereTheServerHasASay = [
  'server/src/platform/{database,jobs,session,documents}/*.test.ts',
  'server/src/rooms/evidence/**/*.test.ts',
  'server/src/rooms/cases/{appointments,files,inbox,mergers,referrals,sight}/*.test.ts',
  'server/src/rooms/organisations/{breaches,claims,imports,retention,rights,segments,steps}/*.test.ts',
  'server/src/rooms/reports/**/*.test.ts',
  'test/{durability,need-to-know,query-counts,schema,sight}.test.ts',
];
const isSecond = process.env['BORU_TEST_SHORT'] === 'yes';

export default defineConfig({
  test: {
    projects: [
      {
        extends: './web/vite.config.ts',
        test: {
          name: 'unit',
          root: '.',
          include: [
            'contract/src/**/*.test.ts',
            'engines/src/**/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
            ...needsNothing,
          ],
          testTimeout: 60_000,
          ...loadedOnce,
        },
      },
      {
        test: {
          name: 'database',
          include: isSecond
            ? whereTheServerHasASay
            : ['server/src/**/*.test.ts', 'test/*.test.ts', 'scripts/*.test.ts'],
          exclude: ['**/node_modules/**', ...needsNothing],
          ...needsDatabase,
          ...loadedOnce,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          ...needsDatabase,
          testTimeout: 400_000,
          // The machine may be busy with others; a second is not enough for a page to come back.
          expect: { poll: { timeout: 20_000 } },
          // Where a whole run hangs on it, a journey that failed is walked once more; the run says which (retry x1).
          retry: process.env['CI'] === undefined ? 0 : 1,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
