// Finds the script that the page carries, which the build makes.

import { readFile } from 'node:fs/promises';
import { UserError } from '../../engine/index.js';

// Beside the bundle that this runs from, a folder above it, or in dist where the sources run themselves.
const PLACES = ['./report-client.js', '../report-client.js', '../../dist/report-client.js'];

/** The page's script as text; without it there is no interactive report, so that a missing one is an error. */
export async function clientScript(from: string = import.meta.url): Promise<string> {
  for (const place of PLACES) {
    try {
      return await readFile(new URL(place, from), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new UserError('The script of report.html (dist/report-client.js) is missing: run "npm run build" to make it.');
}
