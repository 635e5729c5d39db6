import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that any CI can read: how many tests passed, failed and were skipped. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      // A file that does not load has no tests: it counts as one failure, or it would pass unseen.
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0)
        count.failed += 1;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        count[state === 'pending' ? 'failed' : state] += 1;
      }
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
  }
}
