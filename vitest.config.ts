// How the tests are run.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `.ci/run` names a file here to count what passed, failed and was skipped. */
const tally = process.env.TIDEMARK_TALLY;

export default defineConfig({
  resolve: {
    alias: {
      'tidemark/testing': here('./test/kit/index.ts'),
      'tidemark/strategies': here('./strategies'),
      tidemark: here('./index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: tally ? ['default', ['json', { outputFile: tally }]] : ['default'],
    coverage: { provider: 'v8', include: ['engine/**', 'strategies/**', 'data/**', 'reports/**', 'cli/**'] },
  },
});
