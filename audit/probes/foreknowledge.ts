// Compares positions with the returns that followed, and asks whether they look at the market at all.

import type { Feed, Run } from '../../engine/index.js';
import type { Diary } from '../diary.js';
import { otherFrom } from '../other-feed.js';
import type { Sighting } from '../subject.js';
import { chanceOfOverlap } from './overlap.js';
import type { Probe } from './probe.js';

/** Below this chance an agreement is none. */
const IMPOSSIBLE = 1e-9;
/** Share of the bars on which decisions have to be alike for a strategy that does not look at prices. */
const ALIKE = 0.97;

/** Prices that were brought along in the source: positions foretell the market, and stay as they are in another one. */
export const foreknowledge: Probe = {
  about: 'holds what rises next without looking at the market',
  async find(bench) {
    const { feed, first } = bench.subject;
    const { run } = bench.whole;
    if (run === null || run.orders.length === 0) return [];
    const other = await bench.run(await bench.copy(), otherFrom(feed, 0, 'plain', 'another history'), first);
    const alike = Math.max(
      shareAlike(callsOf(bench.whole), callsOf(other)),
      shareAlike(bench.whole.coarse, other.coarse),
    );
    if (alike < ALIKE) return [];
    const chance = chanceOf(feed, run);
    if (chance < IMPOSSIBLE) {
      const what = `Its decisions do not change when every price is another one, and yet its positions agree with the returns that follow (chance ${chance.toExponential(0)}): it brought the future along.`;
      return [{ gravity: 'finding', what }];
    }
    const note: Sighting = {
      gravity: 'note',
      what: 'It decides the same when every price is another one: it does not look at the market, as a calendar or a list of orders need not.',
    };
    return [note];
  },
};

/** Whether more than the middle of what it ever was is held of each asset, as a share of the equity, at each evaluated close. It is valued at the
 *  close before, so that a rise of the day does not count as having been held for it. */
function flags(feed: Feed, { first, quantities, equity }: Run): Uint8Array[] {
  const { length } = feed.time;
  return feed.assets.map(({ index, adjusted, factor }) => {
    const weights = new Float64Array(length);
    let at = first;
    let quantity = 0;
    const upTo = (row: number) => {
      for (; at < row; at++) {
        const units = factor.length > 0 ? quantity / factor[at] : quantity;
        if (quantity !== 0 && at > first) weights[at] = (units * adjusted.close[at - 1]) / equity[at - 1 - first];
      }
    };
    for (const change of quantities) {
      if (change.asset !== index) continue;
      upTo(change.bar);
      ({ quantity } = change);
    }
    upTo(length);
    let [low, high] = [0, 0];
    for (const each of weights) {
      low = Math.min(low, each);
      high = Math.max(high, each);
    }
    const middle = (low + high) / 2;
    return Uint8Array.from(weights, (each) => (each > middle ? 1 : 0));
  });
}

/** What was called on each bar, without what came of it. */
function callsOf({ decisions }: Diary): Map<number, readonly string[]> {
  return new Map(
    [...decisions].map(([bar, lines]) => [bar, lines.filter((line) => !/^(order|taken back): /.test(line))]),
  );
}

/** The share of the bars on which either book has something where both have the same. */
function shareAlike(one: Diary['coarse'], other: Diary['coarse']): number {
  const bars = new Set([...one.keys(), ...other.keys()]);
  let alike = 0;
  for (const bar of bars) if (one.get(bar)?.join('\n') === other.get(bar)?.join('\n')) alike++;
  return alike / bars.size;
}

/** The smallest chance over the assets, for as many looks as there are, that what was held at a close, decided before it, agrees so well
 *  with the return up to it. */
function chanceOf(feed: Feed, run: Run): number {
  const held = flags(feed, run);
  const chances = feed.assets.map(({ index, adjusted: { close } }) => {
    const counts = { all: 0, held: 0, up: 0, both: 0 };
    for (let row = run.first + 1; row < close.length; row++) {
      const move = close[row] - close[row - 1];
      // Not the rows before its first bar, of which there is no move.
      if (!(move > 0) && !(move < 0)) continue;
      counts.all++;
      if (held[index][row]) counts.held++;
      if (move > 0) counts.up++;
      if (held[index][row] && move > 0) counts.both++;
    }
    return chanceOfOverlap(counts);
  });
  return Math.min(1, feed.assets.length * Math.min(1, ...chances));
}
