// What one version of the code has kept is not found by another.

import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { load } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const place = (name: string) => join(folder.path, name);
let bundles = 0;

describe('another version of the code', () => {
  /** `load` as the build bundles it, with a file of the reader changed. */
  async function bundled(change: (code: string) => string): Promise<typeof load> {
    const outdir = place(`bundle-${bundles++}`);
    const path = fileURLToPath(new URL('../../data/cells.ts', import.meta.url));
    await build({
      entryPoints: [fileURLToPath(new URL('../../data/index.ts', import.meta.url))],
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      chunkNames: 'chunks/[name]-[hash]',
      packages: 'external',
      logLevel: 'silent',
      outExtension: { '.js': '.mjs' },
      plugins: [
        {
          name: 'change',
          setup: (building) => {
            building.onLoad({ filter: /cells\.ts$/ }, (file) =>
              file.path === path ? { contents: change(readFileSync(path, 'utf8')), loader: 'ts' } : undefined,
            );
          },
        },
      ],
    });
    symlinkSync(
      fileURLToPath(new URL('../../node_modules', import.meta.url)),
      join(outdir, 'node_modules'),
      'junction',
    );
    return ((await import(pathToFileURL(join(outdir, 'index.mjs')).href)) as { load: typeof load }).load;
  }

  it('does not find what a former one has kept', async () => {
    const cache = place('cache');
    const file = folder.write(
      `bars-0.csv`,
      'date,open,high,low,close,volume',
      '2024-01-02,10,10,10,10,1',
      '2024-01-03,12,12,12,12,1',
    );
    const same = (code: string) => code;
    const twice = (code: string) => {
      const changed = code.replace('return finite(Number(text));', 'return finite(2 * Number(text));');
      expect(changed).not.toBe(code);
      return changed;
    };
    const last = async (read: typeof load) => (await read([file], { cache })).feed.assets[0].raw.close.at(-1);
    expect(await last(await bundled(same))).toBe(12);
    expect(await last(await bundled(same))).toBe(12);
    expect(readdirSync(cache).length).toBe(1);
    expect(await last(await bundled(twice))).toBe(24);
    expect(readdirSync(cache).length).toBe(2);
  });
});
