// Moves between Chinese and US equity with their relative strength.
//
// Mechanism: "East rises, West falls". Global funds hold little of China (in February 2025 7.6 % of the prime book of hedge funds, the
// 23rd percentile of five years). When Chinese equity leads for months they have to follow, and what they sell to pay for it is what
// they have too much of, US equity; the flow makes the lead longer. So the share of the east follows its lead, by degrees: nobody
// can tell the day on which it turns.
// Source: market commentary of early 2025 (Golden Dragon China +18 %, Nasdaq Composite -10 % by 11 March). That strong countries stay strong for
// months is Asness, Liew and Stevens, "Parallels Between the Cross-sectional Predictability of Stock and Country Returns", Journal of Portfolio
// Management 23(3), 1997. Against it over years: Richards, "Winner-Loser Reversals in National Stock Market Indices", Journal of Finance 52(5), 1997.
// Fails where the lead turns as fast as it is measured (policy rallies in China, such as that of September 2024, are over before the
// half-year has seen them), when both sides fall together (it is always invested), and where one side leads for a decade and the
// other only for weeks at a time. Returns are compared each in its own currency; a move of the currency is not seen.

import { change, indicator, int, num, strategy, UserError } from '../engine/index.js';
import type { AssetView } from '../engine/index.js';

/** Funds and indices of Chinese equity that are quoted in the US. */
const CHINA_IN_US = ['KWEB', 'MCHI', 'FXI', 'CQQQ', 'ASHR', 'GXC', 'PGJ', 'HXC', '^HXC'];
/** Mainland cross-border funds of US equity. */
const US_IN_CHINA = ['513100', '513300', '513500', '513650', '159501', '159632', '159941'];
const EAST_MARKETS = ['XSHG', 'XSHE', 'XHKG'];
/** What is no equity: instruments of these classes, or with these symbols. */
const OTHERS = ['bond', 'money', 'gold', 'commodity', 'volatility'];
const OTHER_SYMBOLS = ['TLT', 'IEF', 'SHY', 'AGG', 'GLD', 'IAU', 'VIXY', 'VXX'];

type Half = 'east' | 'west';

/** Which side an instrument is of: what its class says (`east`, `west`), else the symbol, else the market; null for what is no equity. */
function halfOf({ symbol, market, class: word }: AssetView): Half | null {
  if (word === 'east' || word === 'west') return word;
  if (OTHERS.includes(word) || OTHER_SYMBOLS.includes(symbol)) return null;
  if (CHINA_IN_US.includes(symbol)) return 'east';
  if (US_IN_CHINA.includes(symbol)) return 'west';
  return EAST_MARKETS.includes(market) ? 'east' : 'west';
}

export default strategy({
  about: 'Shifts between Chinese and US equity, by degrees, towards the side that has led.',
  params: {
    lookback: int(120, { min: 2, sweep: [60, 240, 60], about: 'bars over which the lead is measured' }),
    lead: num(0.2, { min: 0.001, max: 5, sweep: [0.1, 0.3, 0.1], about: 'lead at which a side has the whole account' }),
    neutral: num(0.5, { min: 0, max: 1, sweep: [0.3, 0.7, 0.2], about: 'share of the east when neither leads' }),
    every: int(20, { min: 1, sweep: [5, 60, 5], about: 'rows between two decisions' }),
    band: num(0.05, { min: 0, max: 1, about: 'change of weight that is too small to trade' }),
    invest: num(0.95, { min: 0, max: 1, about: 'share of the equity to invest' }),
  },

  prepare({ lookback, lead, neutral, every: rows, band, invest }, { assets, every }) {
    const side = (half: Half) => {
      const members = assets.filter((asset) => halfOf(asset) === half);
      if (members.length > 0) return members.map((asset) => ({ asset, run: change(asset.close, lookback) }));
      throw new UserError(
        `east-west-rotation has no ${half}: add ${half === 'east' ? 'a Chinese' : 'a US'} equity instrument, or give one the class ${half}.`,
      );
    };
    const [east, west] = [side('east'), side('west')];
    const idle = assets.filter((asset) => halfOf(asset) === null).map(({ symbol }) => symbol);

    return {
      // On the row after it too: a sale in New York pays for a purchase in Shanghai a day later.
      when: indicator(every(rows), () => {
        let before = 0;
        return (due) => {
          const isDue = due > 0 || before > 0 ? 1 : 0;
          before = due;
          return isDue;
        };
      }),
      decide(ctx) {
        // An instrument that is too young for the lookback does not vote and is not held.
        const [eastern, western] = [east, west].map((members) => members.filter(({ run }) => !Number.isNaN(run.now)));
        if (eastern.length === 0 || western.length === 0) return;
        const ahead = (meanRun(eastern) - meanRun(western)) / lead;
        const share = neutral + Math.max(-1, Math.min(1, ahead)) * (ahead > 0 ? 1 - neutral : neutral);
        ctx.rebalance(
          [
            ...eastern.map(({ asset }) => [asset, (invest * share) / eastern.length] as const),
            ...western.map(({ asset }) => [asset, (invest * (1 - share)) / western.length] as const),
          ],
          { band: band / Math.max(eastern.length, western.length) },
        );
      },
      end: () => (idle.length > 0 ? [`Neither east nor west, and not held: ${idle.join(', ')}.`] : []),
    };
  },
});

const meanRun = (members: readonly { readonly run: { readonly now: number } }[]): number =>
  members.reduce((sum, { run }) => sum + run.now, 0) / members.length;
