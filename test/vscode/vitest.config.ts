import { defineConfig } from 'vitest/config';

/** The tests that look at VS Code from outside: its window, and the .vsix. One window at a time. */
export default defineConfig({
  test: {
    include: ['test/vscode/ui/*.ui.ts'],
    globalSetup: ['test/vscode/ui/support/start-vscode.ts'],
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    fileParallelism: false,
    // What is waited for is what a person would see: as long as a locator waits for it.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
