// Compares positions with the returns that followed, and asks whether they look at the market at all.

import type { Feed, Run } from '../../engine/index.js';
import { otherFrom } from '../other-feed.js';
import type { Sighting } from '../subject.js';
import { chanceOfOverlap } from './overlap.js';
import type { Probe } from './probe.js';

/** Below this chance an agreement is none. */
const IMPOSSIBLE = 1e-9;
/** Share of the rows on which positions have to be alike for a strategy that does not look at prices. */
const ALIKE = 0.97;

/** Prices that were brought along in the source: positions foretell the market, and stay as they are in another one. */
export const foreknowledge: Probe = {
  about: 'holds what rises next without looking at the market',
  async find(bench) {
    const { feed, first } = bench.subject;
    const { run } = bench.whole;
    if (run === null || run.orders.length === 0) return [];
    const other = await bench.run(await bench.copy(), otherFrom(feed, 0, 'plain', 'another history'), first);
    if (other.run === null || agreement(feed, run, other.run) < ALIKE) return [];
    const chance = chanceOf(feed, run);
    if (chance < IMPOSSIBLE) {
      const what = `Its positions do not change when every price is another one, and yet they agree with the returns that follow (chance ${chance.toExponential(0)}): it brought the future along.`;
      return [{ gravity: 'finding', what }];
    }
    const note: Sighting = {
      gravity: 'note',
      what: 'It holds the same when every price is another one: it does not look at the market, as a calendar or a list of orders need not.',
    };
    return [note];
  },
};

/** Whether more than the middle of what it ever was is held of each asset, at each evaluated close. */
function flags(feed: Feed, { first, quantities }: Run): Uint8Array[] {
  const { length } = feed.time;
  return feed.assets.map(({ index }) => {
    const held = new Float64Array(length);
    let at = first;
    let quantity = 0;
    for (const change of quantities) {
      if (change.asset !== index) continue;
      held.fill(quantity, at, change.bar);
      at = change.bar;
      ({ quantity } = change);
    }
    held.fill(quantity, at);
    let [low, high] = [0, 0];
    for (const each of held) {
      low = Math.min(low, each);
      high = Math.max(high, each);
    }
    const middle = (low + high) / 2;
    return Uint8Array.from(held, (each) => (each > middle ? 1 : 0));
  });
}

function agreement(feed: Feed, one: Run, other: Run): number {
  const [mine, theirs] = [flags(feed, one), flags(feed, other)];
  let same = 0;
  let all = 0;
  mine.forEach((column, asset) => {
    for (let row = one.first; row < column.length; row++) {
      if (column[row] === theirs[asset][row]) same++;
      all++;
    }
  });
  return same / all;
}

/** The smallest chance over the assets, for as many looks as there are, that what was held at a close, decided before it, agrees so well
 *  with the return up to it. */
function chanceOf(feed: Feed, run: Run): number {
  const held = flags(feed, run);
  const chances = feed.assets.map(({ index, adjusted: { close } }) => {
    const counts = { all: 0, held: 0, up: 0, both: 0 };
    for (let row = run.first + 1; row < close.length; row++) {
      const move = close[row] - close[row - 1];
      if (!(move !== 0)) continue;
      counts.all++;
      if (held[index][row]) counts.held++;
      if (move > 0) counts.up++;
      if (held[index][row] && move > 0) counts.both++;
    }
    return chanceOfOverlap(counts);
  });
  return Math.min(1, feed.assets.length * Math.min(1, ...chances));
}
