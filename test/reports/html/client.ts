// The pages' scripts for tests, built afresh so that no old build is judged.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built client of a page as text. */
export async function builtClient(page: 'report' | 'sweep' | 'compare' = 'report'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-client-'));
  try {
    const builder = (await import(new URL('../../../scripts/charts.mjs', import.meta.url).href)) as {
      buildCharts(outdir: string, page: string): Promise<string>;
    };
    return await readFile(await builder.buildCharts(folder, page), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
