// Prints how many tests passed, failed and were skipped: `node scripts/tally.mjs <vitest's JSON> <exit code of the checks>`.

import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);

/** Counts over vitest's JSON. A file that could not be loaded counts as one failure, though no test of it ran. */
function count(text) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const { testResults } = text ? JSON.parse(text) : { testResults: [] };
  for (const { status, assertionResults } of testResults) {
    for (const { status } of assertionResults) {
      if (status === 'passed' || status === 'failed') tally[status] += 1;
      else tally.skipped += 1;
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) tally.failed += 1;
  }
  return tally;
}

const tally = count(readFileSync(file, 'utf8'));
// A check that is not a test, such as the build or the types, failed: it must not look like success.
if (exitCode !== '0' && tally.failed === 0) tally.failed = 1;
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
