// Everything that paths hold, for those who write it anew.

import type { Dataset } from './dataset.js';
import { refusalOf } from './finding.js';
import { type ReadOptions, read } from './read.js';

/** The dataset of data directories and files; the first error in them is thrown as a `UserError` that says how many more there are. */
export async function readWhole(paths: readonly string[], options: ReadOptions = {}): Promise<Dataset> {
  const { dataset, findings } = await read(paths, options);
  const refusal = refusalOf(findings);
  if (refusal) throw refusal;
  return dataset;
}
