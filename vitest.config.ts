import { defineConfig } from 'vitest/config';

/** Three floors of tests: pure ones need nothing, the others one throw-away PostgreSQL (test/setup.ts), journeys a browser. */
const needsDatabase = { globalSetup: ['./test/setup.ts'], testTimeout: 60_000, hookTimeout: 120_000 };

/** Two files at a time, however few cores: much of the time goes into waiting for processes and starting workers. */
const sideBySide = { maxWorkers: 2, sequence: { groupOrder: 0 } };

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
            'scripts/house/*.test.ts',
            'server/src/kernel/**/*.test.ts',
            'server/src/platform/pack/*.test.ts',
            'server/src/**/model.test.ts',
            'test/words.test.ts',
            'test/docs.test.ts',
          ],
          testTimeout: 30_000,
          ...sideBySide,
        },
      },
      {
        test: {
          name: 'database',
          include: ['server/src/**/*.test.ts', 'test/*.test.ts', 'scripts/*.test.ts'],
          exclude: [
            '**/node_modules/**',
            'server/src/kernel/**',
            'server/src/platform/pack/**',
            'server/src/**/model.test.ts',
            'test/words.test.ts',
            'test/docs.test.ts',
          ],
          ...needsDatabase,
          ...sideBySide,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          ...needsDatabase,
          testTimeout: 400_000,
        },
      },
    ],
  },
});
