import type { Reporter, TestModule } from 'vitest/node';

/** Prints the plain closing line that CI reads: `N passed, N failed, N skipped`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      let tests = 0;
      for (const test of module.children.allTests()) {
        count[test.result().state]++;
        tests++;
      }
      // A file that does not parse holds no test, and an empty one proves nothing: neither may look green.
      if (tests === 0 && module.state() === 'failed') count.failed++;
    }
    // Errors outside any test (an unhandled rejection, say) fail the run as well.
    const failed = count.failed + errors.length;
    const line = `${count.passed} passed, ${failed} failed, ${count.skipped + count.pending} skipped`;
    // At the exit, because the coverage report comes after this hook and the line has to be the last one.
    process.once('exit', () => console.log(line));
  }
}
