// The same word makes the same bytes wherever it is made: another time zone and another language change nothing.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PLACES = [
  { TZ: 'UTC', LC_ALL: 'C' },
  { TZ: 'Pacific/Apia', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
];
const SCRIPT = `
  import { createHash } from 'node:crypto';
  import { datasetFiles } from './data/generator/dataset-files.js';
  import { SCENARIOS } from './data/scenarios/index.js';
  import { resolveParams } from './engine/index.js';
  for (const name of ['market', 'calm', 'crisis-transmission']) {
    for (const seed of [1, 2]) {
      const scenario = SCENARIOS[name];
      const hash = createHash('sha256');
      for (const part of datasetFiles(scenario.make(resolveParams(scenario.params, { seed, years: 2 })))) hash.update(part.join());
      console.log(name, hash.digest('hex'));
    }
  }
`;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-same-'));
  const root = resolve(import.meta.dirname, '../../..');
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(join(root, 'x.js'))});`,
    },
  });
  writeFileSync(join(folder, 'make.mjs'), outputFiles[0].text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('hashes of all files are one in every place, and one for each seed', () => {
  const made = PLACES.map((place) =>
    execFileSync(process.execPath, [join(folder, 'make.mjs')], { env: { ...process.env, ...place }, encoding: 'utf8' }),
  );
  expect(made[0].trim().split('\n')).toHaveLength(6);
  expect(new Set(made[0].trim().split('\n')).size).toBe(6);
  expect(made[1]).toBe(made[0]);
  expect(made[2]).toBe(made[0]);
});
