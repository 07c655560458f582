// A fill at the open knows nothing of the rest of its bar.

import * as fc from 'fast-check';

import type { Fill, Run } from '../../../engine/index.js';
import { between } from '../any-market.js';
import { PLAIN_CONDUCT } from '../conduct.js';
import { type Law, law } from '../law.js';
import { type Market, mapAssets, mapBars } from '../market.js';
import { type Play, type PlayShape, anyPlay, run } from '../play.js';
import { assertSame, exact, near, transcriptBefore } from '../transcript.js';
import { quotedOf, volumeBefore } from './lens.js';

/** The same market, but that the bars of one of its exchanges went otherwise on a row once they had opened. */
function otherwise(market: Market, exchange: string, row: number, [up, down, at]: readonly number[]): Market {
  return mapAssets(market, (asset) =>
    asset.market !== exchange
      ? asset
      : mapBars(asset, (bar, k) => {
          if (k !== row) return bar;
          const high = bar.open * (1 + up / 100);
          const low = bar.open * (1 - down / 100);
          return { open: bar.open, high, low, close: low + ((high - low) * at) / 100, volume: at * 10 };
        }),
  );
}

/** What an exchange's assets traded at the open of a row: its first fills there, up to one that may have come later in the bar. */
function atOpen(play: Play, { fills, orders }: Run, exchange: string, row: number): string[] {
  const { market, fill: when = 'next-open', volumeCap = NaN } = play;
  const entered = new Set<number>();
  const seen = new Set<number>();
  const traded = new Map<number, number>();
  const isAtOpen = (fill: Fill) => {
    const { open } = market.assets[fill.asset].bars[row]!;
    const order = orders.at(fill.order - 1);
    const { type, stop, group, side } = order;
    const isLater = seen.has(order.id) || (group > 0 && entered.has(group));
    seen.add(order.id);
    if (group > 0) entered.add(group);
    // The second fill of an order on a row, and that of a group, comes later than the open.
    if (isLater || type === 'at-close' || (type === 'market' && when !== 'next-open')) return false;
    // A stop-limit order that is triggered inside the bar may trade at a limit that happens to be the open.
    if (type === 'stop-limit' && !(side * open >= side * stop)) return false;
    // So may one of which the cap let nothing trade at the open.
    const before = traded.get(fill.asset) ?? 0;
    traded.set(fill.asset, before + fill.quantity);
    if (before + fill.quantity > volumeCap * volumeBefore(market.assets[fill.asset], row) * (1 + 1e-9)) return false;
    return near(quotedOf(play, fill), open, open);
  };
  const own = [...fills].filter((fill) => fill.bar === row && market.assets[fill.asset].market === exchange);
  const end = own.findIndex((fill) => !isAtOpen(fill));
  return own
    .slice(0, end < 0 ? own.length : end)
    .map(({ order, quantity, price, commission, tax, cash }) =>
      [order, quantity, price, commission, tax, cash].map(exact).join(' '),
    );
}

/** Accounts that are short on one exchange and out of cash, where collateral decides what can be bought. */
const CROWDED: PlayShape = {
  rows: [3, 14],
  markets: 1,
  currencies: false,
  mirrored: true,
  actions: false,
  money: 20_000,
  lots: 3,
  actors: 'scripts',
  groups: false,
  mistakes: false,
  fixed: PLAIN_CONDUCT,
};

/** Purchases whose slippage hangs on what moved before. */
const MOVED: PlayShape = {
  rows: [5, 14],
  markets: 1,
  actors: 'scripts',
  groups: false,
  mistakes: false,
  fixed: { fill: 'next-open', model: { name: 'square-root', params: {} }, limits: [] },
};

/** What trades at the open trades alike, however the bar goes on. */
export const openFillsKnowTheOpen: Law = law({
  about:
    'Changing the high, low, close and volume of a bar leaves the fills at its open, and all before it, as they were.',
  mutants: [
    {
      file: 'engine/settle.ts',
      find: 'const open = feed.assets[asset].raw.open[bar];',
      replace: 'const open = feed.assets[asset].raw.close[bar] + 0 * feed.assets[asset].raw.open[bar];',
    },
    {
      file: 'engine/settle.ts',
      find: 'atOpen(floor, market, bar);\n    insideBar(floor, market, bar);',
      replace: 'insideBar(floor, market, bar);\n    atOpen(floor, market, bar);',
    },
    { file: 'engine/solvency.ts', find: 'return markBefore(asset, bar);', replace: 'return asset.raw.close[bar];' },
    {
      file: 'engine/volume-cap.ts',
      find: 'const volume = isOpen ? volumeBefore(this.#assets[asset], bar) : this.#assets[asset].raw.volume[bar];',
      replace: 'const volume = this.#assets[asset].raw.volume[bar];',
    },
    {
      file: 'engine/moment.ts',
      find: "return this.at === 'close' ? this.#asset.raw.volume[this.#bar]",
      replace: 'return this.at ? this.#asset.raw.volume[this.#bar]',
    },
    { file: 'engine/moment.ts', find: "this.at === 'close' ? this.#bar : this.#bar - 1", replace: 'this.#bar' },
  ],
  runs: 1200,
  cases: fc.record({
    play: fc.oneof(anyPlay({ rows: [3, 14] }), anyPlay(MOVED), anyPlay(CROWDED)),
    at: between(1, 13),
    asset: between(0, 3),
    course: fc.tuple(between(0, 12), between(0, 12), between(0, 100)),
  }),
  check({ play, at, asset, course }) {
    const { market } = play;
    const row = at % market.rows;
    const exchange = market.assets[asset % market.assets.length].market;
    const first = run(play);
    const changed = { ...play, market: otherwise(market, exchange, row, course) };
    const second = run(changed);
    assertSame(`before row ${row}`, transcriptBefore(first, row), transcriptBefore(second, row));
    const [ours, theirs] = [atOpen(play, first, exchange, row), atOpen(changed, second, exchange, row)];
    assertSame(`at the open of row ${row} (order, quantity, price, commission, tax, cash)`, ours, theirs);
  },
});
