// Keeps the data of the last run in memory, for a next run on the same.

import { existsSync } from 'node:fs';
import type { Costs } from './costs.js';
import { marksBelow } from './file-marks.js';
import { type Market, market } from './market.js';
import type { RunSettings } from './run-settings.js';

/** Reads data as `market` does, and does not read them again as long as they and what was asked for are the same. One market is kept. */
export function rememberedMarket(): typeof market {
  let former = '';
  let kept: Market | undefined;
  return async (settings, costs) => {
    const key = keyOf(settings, costs);
    if (kept !== undefined && key === former) return kept;
    // The former one may be as large: both need not be there at once.
    kept = undefined;
    const found = await market(settings, costs);
    former = key;
    return (kept = found);
  };
}

/** All that a market depends on. */
function keyOf(settings: RunSettings, { hash, isFree }: Costs): string {
  const paths = settings.data.map((word) => (existsSync(word) ? word : word.slice(word.indexOf('=') + 1)));
  return JSON.stringify([settings, hash ?? '', isFree, marksBelow(paths)]);
}
