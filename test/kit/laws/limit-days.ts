// Days on which a market lets nothing trade, or not on one side.

import { type Law, law } from '../law.js';
import { type Market, termsOn } from '../market.js';
import { type PlayShape, anyPlay, run } from '../play.js';
import { must } from '../transcript.js';
import { closesOf, isTouched, markBefore, quotedOf } from './lens.js';

/** The price step at a price; NaN where there is none. */
function stepAt({ assets }: Market, asset: number, row: number, price: number): number {
  const { tick, ticks } = termsOn(assets[asset], row);
  return ticks.findLast(([from]) => price >= from * (1 - 1e-9))?.[1] ?? tick;
}

/** Rounded half up to a step. */
const halfUp = (price: number, step: number): number =>
  step > 0 ? Math.floor(price / step + 0.5 + 1e-9) * step : price;

/** Limit-up and limit-down of an instrument on a row; infinite where there is no limit. */
function limitsOn(
  market: Market,
  closes: readonly Float64Array[],
  asset: number,
  row: number,
): readonly [number, number] {
  const none = [Infinity, -Infinity] as const;
  const { priceLimit, freeSessions } = termsOn(market.assets[asset], row);
  const own = market.assets[asset].bars.slice(0, row).filter((bar) => bar !== null).length;
  const mark = markBefore(market, closes, asset, row);
  if (!(priceLimit > 0) || own < freeSessions || !(mark > 0)) return none;
  const step = stepAt(market, asset, row, mark);
  const reference = halfUp(mark, step);
  const least = step > 0 ? step : 0;
  return [
    Math.max(halfUp(reference * (1 + priceLimit), step), reference + least),
    Math.min(halfUp(reference * (1 - priceLimit), step), reference - least),
  ];
}

/** At a limit there is nobody on the other side. */
export const limitsBlock = (shape: PlayShape = {}): Law =>
  law({
    about:
      'No purchase trades at or above limit-up and no sale at or below limit-down, before slippage and after it; on a day of one price at a limit nothing trades on the blocked side, and an order that says so was on that side.',
    mutants: [
      {
        file: 'engine/band.ts',
        find: 'side > 0 ? price >= up * (1 - CLOSE)',
        replace: 'side > 0 ? price > up * (1 + CLOSE)',
      },
      { file: 'engine/band.ts', find: 'return markSince(asset, last, bar);', replace: 'return asset.raw.close[last];' },
      {
        file: 'engine/band.ts',
        find: 'bar, freeSessions) < freeSessions',
        replace: 'bar, freeSessions) <= freeSessions',
      },
      { file: 'engine/match.ts', find: '  if (worse > edge) worse = edge;\n', replace: '' },
      {
        file: 'engine/execute.ts',
        find: "side > 0 ? 'the price was at limit-up' : 'the price was at limit-down'",
        replace: "'the price was at limit-up'",
      },
    ],
    runs: 500,
    cases: anyPlay(shape),
    check(play) {
      const { market } = play;
      const made = run(play);
      const closes = closesOf(market);
      for (const fill of made.fills) {
        const [up, down] = limitsOn(market, closes, fill.asset, fill.bar);
        const quoted = quotedOf(play, fill);
        const isBarred = fill.side > 0 ? quoted >= up * (1 - 1e-9) : quoted <= down * (1 + 1e-9);
        // Without a step slippage may come as near as it likes.
        const isBeyond = fill.side > 0 ? fill.price > up * (1 + 1e-12) : fill.price < down * (1 - 1e-12);
        const isAt = stepAt(market, fill.asset, fill.bar, up) > 0 && fill.price === (fill.side > 0 ? up : down);
        must(
          !isBarred && !isBeyond && !isAt,
          () =>
            `order ${fill.order} (${fill.side}) trades at ${quoted}, with slippage at ${fill.price}, on row ${fill.bar} with the limits ${up} and ${down}`,
        );
      }
      for (const { order, reason, bar } of made.refusals) {
        if (reason !== 'the price was at limit-up' && reason !== 'the price was at limit-down') continue;
        const { side, tif, asset } = made.orders.at(order - 1);
        must(side > 0 === (reason === 'the price was at limit-up'), () => `order ${order} (${side}): ${reason}`);
        const day = market.assets[asset].bars[bar];
        if (tif === 'gtd' || tif === 'gtc' || play.fill === 'same-close' || !day) continue;
        const [up, down] = limitsOn(market, closes, asset, bar);
        must(
          side > 0 ? day.high >= up * (1 - 1e-9) : day.low <= down * (1 + 1e-9),
          () => `order ${order} died of ${reason} on row ${bar}, whose bar never was there (${down} to ${up})`,
        );
      }
    },
  });

/** What does not trade stands still. */
export const suspendedDaysStandStill = (shape: PlayShape = {}): Law =>
  law({
    about:
      'On a row without a bar of an instrument none of its orders is filled, and what is held of it keeps its mark, as the corporate actions of the row leave it.',
    mutants: [
      {
        file: 'engine/settle.ts',
        find: "if (open[bar] === open[bar]) execute(floor, row, close[bar], 'close', bar);",
        replace: "execute(floor, row, close[bar], 'close', bar);",
      },
      {
        file: 'engine/record.ts',
        find: 'const price = raw.close[bar];',
        replace: 'const price = raw.open[bar] || raw.close[0];',
      },
    ],
    runs: 400,
    cases: anyPlay(shape),
    check(play) {
      const { market } = play;
      const made = run(play);
      for (const { asset, bar, order } of made.fills)
        must(market.assets[asset].bars[bar] !== null, () => `order ${order} is filled on row ${bar}, which has no bar`);
      const marks = new Map<number, number>();
      for (const { bar, asset, kind, price, quantity } of made.holdings()) {
        if (kind !== 'position') continue;
        const before = marks.get(asset);
        if (market.assets[asset].bars[bar] === null && before !== undefined && !isTouched(market, asset, bar - 1, bar))
          must(price === before, () => `the mark of ${quantity} went from ${before} to ${price} on row ${bar}`);
        marks.set(asset, price);
      }
    },
  });
