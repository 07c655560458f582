// Further sources of bars: sources/<symbol>@<source>.csv or .parquet of data directories, which no run reads.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../finding.js';
import { marketOf } from '../markets/index.js';
import { readBars } from '../read-bars.js';
import { wordsOf } from '../symbol.js';
import type { OtherSource } from './check.js';

/** The further sources of a data directory, in order of name, and what is wrong with their files. */
export async function otherSourcesIn(
  folder: string,
): Promise<{ readonly others: readonly OtherSource[]; readonly findings: readonly Finding[] }> {
  const place = join(folder, 'sources');
  const names = statSync(place, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(place).sort() : [];
  const others: OtherSource[] = [];
  const findings: Finding[] = [];
  for (const file of names) {
    const match = /^(.+)@([^@]+)\.(?:csv|parquet)$/i.exec(file);
    if (!match) continue;
    const [, symbol, name] = match;
    const path = join(place, file);
    const zone = marketOf(wordsOf(symbol).market)?.zone;
    const read = await readBars({ path, symbol, zone, lenient: new Set() });
    findings.push(...read.findings.map((finding) => ({ ...finding, symbol })));
    if (read.bars.time.length > 0) others.push({ symbol, name, file: path, bars: read.bars });
  }
  return { others, findings };
}
