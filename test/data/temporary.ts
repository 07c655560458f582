// Data directories in a temporary folder, for tests.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder that is removed after the tests of the file, and a way to write files into it by their path; it returns the path on disk. */
export function temporaryFolder(): { readonly path: string; write(file: string, ...lines: readonly string[]): string } {
  const path = mkdtempSync(join(tmpdir(), 'tidemark-data-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(file, ...lines) {
      const whole = join(path, file);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, lines.length === 0 ? '' : `${lines.join('\n')}\n`);
      return whole;
    },
  };
}
