// The stylised facts of real indices and of made-up markets, side by side.
// `TIDEMARK_DOCS=update npx vitest run test/data/stylised/page.test.ts` writes the table of docs/stylised-facts.md anew, `TIDEMARK_FIGURES=print` prints it.

import { noiseBars } from './noise.js';
import { describe, expect, it } from 'vitest';

import { SCENARIOS } from '../../../data/scenarios/index.js';
import { type StylisedFacts, stylisedFacts } from '../../../data/stylised/facts.js';
import { type Bars, resolveParams } from '../../../engine/index.js';
import { csi300, fund300, hangSeng, hangSengTech, spy, standardAndPoors } from '../../real/histories.js';
import { reasonToSkip } from '../../real/market.js';
import { expectParts } from '../../reports/metrics/written.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/data/stylised/page.test.ts is skipped: ${reason}\n`);

const SEEDS = Array.from({ length: 11 }, (_, k) => k + 1);
const YEARS = 18;
const FUNDS = ['SPY', '510300', '03033'];

type Name = keyof StylisedFacts;

/** Figures of a scenario's fund for every seed, rising. */
function madeFacts(scenario: string): Readonly<Record<string, readonly StylisedFacts[]>> {
  const worlds = SEEDS.map((seed) =>
    SCENARIOS[scenario]
      .make(resolveParams(SCENARIOS[scenario].params, { seed, years: YEARS, assets: 5 }))
      .bars.map((bars) => [bars.symbol, stylisedFacts(bars)] as const),
  );
  const of = (symbol: string) => worlds.map((world) => world.find(([name]) => name === symbol)![1]);
  return Object.fromEntries(FUNDS.map((symbol) => [symbol, of(symbol)]));
}

const shown = (name: Name, value: number): string =>
  Number.isNaN(value)
    ? 'n/a'
    : name === 'returns'
      ? String(value)
      : value.toFixed(name === 'deviation' ? 4 : 2).replace(/^-(0\.0+)$/, '$1');

/** The median, and in brackets the second smallest and second largest of eleven. */
function spread(name: Name, all: readonly StylisedFacts[]): string {
  const values = all.map((facts) => facts[name]).toSorted((a, b) => a - b);
  return `${shown(name, values[5])} (${shown(name, values[1])} to ${shown(name, values[9])})`;
}

/** Noise of the same length: independent normal returns, volume beside them, an open at the close before. */
const noise = (): StylisedFacts => stylisedFacts(noiseBars(4500, 0.012));

describe.skipIf(reason !== '')('the table of stylised facts', () => {
  it('is what the real files and the scenarios give', async () => {
    const { closes, whole } = hangSengTech();
    const { volumeMove, volumeMemory, volumeMemory20, overnight, range } = stylisedFacts(whole);
    const real: readonly (readonly [string, StylisedFacts])[] = [
      // The vendor's opens of the index are mostly the close before, which is no open.
      ['S&P 500', { ...stylisedFacts(standardAndPoors()), overnight: NaN }],
      ['CSI 300', stylisedFacts(csi300())],
      ['HSTECH', { ...stylisedFacts(closes), volumeMove, volumeMemory, volumeMemory20, overnight, range }],
    ];
    const [market, calm] = [madeFacts('market'), madeFacts('calm')];
    const names = Object.keys(real[0][1]) as Name[];
    const without = noise();
    const header = [
      'figure',
      ...real.map(([name]) => name),
      ...FUNDS.map((symbol) => `market: ${symbol}`),
      ...FUNDS.map((symbol) => `calm: ${symbol}`),
      'noise',
    ];
    const rows = names.map((name) => [
      `\`${name}\``,
      ...real.map(([, facts]) => shown(name, facts[name])),
      ...FUNDS.map((symbol) => spread(name, market[symbol])),
      ...FUNDS.map((symbol) => spread(name, calm[symbol]).replace(/ .*/, '')),
      shown(name, without[name]),
    ]);
    const table = [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
    if (process.env.TIDEMARK_FIGURES === 'print') process.stdout.write(`${table}\n`);
    expect(rows.length).toBeGreaterThan(20);
    await expectParts('stylised-facts.md', { figures: table });
  });

  it('funds fall and rise overnight as much as real ones of their market do', () => {
    const share = (bars: Bars) => stylisedFacts(bars).overnight;
    const worlds = [1, 2, 3].map((seed) =>
      SCENARIOS.market.make(resolveParams(SCENARIOS.market.params, { seed, assets: 3 })).bars.map(share),
    );
    [fund300(), hangSeng(), spy()].map(share).forEach((real, k) => {
      for (const world of worlds) expect(Math.abs(world[k] - real)).toBeLessThan(0.07);
    });
  });
});
