import { defineConfig } from 'vitest/config';

/** The webviews alone, in a real browser, with the messages that the extension would send. */
export default defineConfig({
  test: {
    include: ['test/webview/**/*.test.ts'],
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
