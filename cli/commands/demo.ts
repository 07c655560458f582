// `tidemark demo`: a generated market, three strategies on it, and their reports.

import { join } from 'node:path';
import { generateDemo, writeDataset } from '../../data/generator/index.js';
import { renderText } from '../../reports/render/text.js';
import { resultOf } from '../../reports/saved/result-of.js';
import type { Call } from '../command.js';
import { assertDemoFolder } from '../demo-folder.js';
import { execute } from '../execute.js';
import { loadStrategy } from '../load-strategy.js';
import { numberOf } from '../numbers.js';
import { progressBar } from '../progress.js';
import { runSettings } from '../run-settings.js';
import { uninterrupted } from '../uninterrupted.js';
import { writeReport } from '../write-report.js';

/** What is run on which market, and compared with what. */
const RUNS = [
  { name: 'buy-the-dip-inflows', market: 'mainland', benchmark: '510300' },
  { name: 'high-to-low-rotation', market: 'mainland', benchmark: '510300' },
  { name: 'defensive-hedge', market: 'us', benchmark: '' },
] as const;

/** Folders of the markets, by the name that the generator gives them. */
const FOLDERS = { mainland: 'mainland', hongKong: 'hong-kong', us: 'us' } as const;

/** Writes markets and reports, prints the tables with the names of the report files, and yields 0. */
export async function demo({ given }: Call): Promise<number> {
  const seed = numberOf('seed', (given.seed as string | undefined) ?? '1', { min: 0, whole: true });
  const out = (given.out as string | undefined) ?? join('results', 'demo');
  assertDemoFolder(
    out,
    RUNS.map(({ name }) => name),
    Object.values(FOLDERS),
  );
  const progress = await progressBar();
  progress.stage('Generating a market');
  const markets = generateDemo(seed);
  await uninterrupted(() => {
    for (const [name, folder] of Object.entries(FOLDERS)) {
      writeDataset(join(out, 'data', folder), markets[name as keyof typeof FOLDERS]);
    }
  });
  progress.end();

  const pages: string[] = [];
  for (const { name, market, benchmark } of RUNS) {
    const loaded = await loadStrategy(name);
    const settings = { ...runSettings({ data: [join(out, 'data', market)], seed: String(seed) }), benchmark };
    const report = await execute(loaded, settings, {}, progress);
    pages.push(await writeReport(join(out, name), report));
    process.stdout.write(
      `${renderText(resultOf(report), { colour: process.stdout.isTTY && !process.env.NO_COLOR })}\n`,
    );
  }
  process.stdout.write(`The market was generated from seed ${seed}; it lies in ${join(out, 'data')}. Reports:\n`);
  for (const page of pages) process.stdout.write(`  ${page}\n`);
  return 0;
}
