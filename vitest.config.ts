import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Modules hold no state that a test leaves behind: loading them once for all files halves the time.
          isolate: false,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
          include: ['test/**/*.test.ts'],
          // Tests that start processes or compile much are the slow part.
          exclude: [
            'test/**/*.slow.test.ts',
            'test/headers/**',
            'test/cli/**',
            'test/debug/**',
            // In a browser: npm run test:vscode runs them.
            'test/webview/**',
            'node_modules/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: [
            'test/**/*.slow.test.ts',
            'test/headers/**/*.test.ts',
            'test/cli/**/*.test.ts',
            'test/debug/**/*.test.ts',
          ],
          testTimeout: 180_000,
          // After the unit tests: a project with other workers than they have must.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
