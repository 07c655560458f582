// Finds the scripts that the pages carry, which the build makes.

import { readFile } from 'node:fs/promises';
import { UserError } from '../../engine/index.js';

// Beside the bundle that this runs from, a folder above it, or in dist where the sources run themselves.
const PLACES = ['./', '../', '../../dist/'];

/** The script of `report.html`, `sweep.html` or `compare.html` as text; without it there is no interactive page, so that a missing one is an error. */
export async function clientScript(
  page: 'report' | 'sweep' | 'compare' = 'report',
  from: string = import.meta.url,
): Promise<string> {
  for (const place of PLACES) {
    try {
      return await readFile(new URL(`${place}${page}-client.js`, from), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new UserError(
    `The script of ${page}.html (dist/${page}-client.js) is missing: run "npm run build" to make it.`,
  );
}
