const { writeFileSync } = require('node:fs');

/** Writes how many tests passed, failed and were skipped to the file that JEST_COUNTS_FILE names. */
module.exports = class JestCounts {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      // A file that could not be loaded has no tests to count, and is one failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.JEST_COUNTS_FILE, JSON.stringify(counts));
  }
};
