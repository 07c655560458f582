// Makes a market smaller as long as it still shows what was seen.

import type { Feed } from '../engine/index.js';
import { partOf } from './part-of-feed.js';
import type { Difference, Scene } from './subject.js';

/** The most markets that are tried. */
const TRIES = 150;

/** The smallest market that was found, with the difference there; null where the given one does not show it again. */
export async function shrink(
  scene: Scene,
  again: (scene: Scene) => Promise<Difference | null>,
): Promise<{ readonly scene: Scene; readonly difference: Difference } | null> {
  let tries = 0;
  const seen = await again(scene);
  if (seen === null) return null;
  let smallest = { scene, difference: seen };

  /** Takes the market where it shows the same. */
  async function take(smaller: Scene): Promise<boolean> {
    if (tries++ >= TRIES || !isListed(smaller)) return false;
    let difference: Difference | null = null;
    try {
      difference = await again(smaller);
    } catch {
      // A strategy that cannot run there, as without a series that it needs, says nothing.
    }
    if (difference === null) return false;
    smallest = { scene: smaller, difference };
    return true;
  }

  // As long as it gets smaller: what could not be left out alone may be without something else.
  for (;;) {
    const before = sizeOf(smallest.scene);
    await shorten(() => smallest.scene, take);
    await thin(() => smallest.scene, take);
    if (sizeOf(smallest.scene) === before) break;
  }
  await simplify(() => smallest.scene, take);
  return smallest;
}

type Take = (scene: Scene) => Promise<boolean>;

/** Whether every instrument has a price where decisions are compared: an order for another would say nothing. */
const isListed = ({ feed, cut }: Scene): boolean => feed.assets.every(({ axis }) => axis.latest[cut - 1] >= 0);

const sizeOf = ({ feed }: Scene): number =>
  feed.time.length +
  feed.assets.length +
  feed.series.size +
  feed.assets.reduce((n, { actions }) => n + actions.length, 0);

/** Fewer rows behind the cut, then fewer before it. */
async function shorten(now: () => Scene, take: Take): Promise<void> {
  const isWhole = now().cut === now().feed.time.length;
  for (const rest of isWhole ? [] : [1, 2, 6, 25]) {
    const { feed, first, cut } = now();
    if (cut + rest >= feed.time.length) break;
    if (await take({ feed: partOf(feed, 0, cut + rest), first, cut })) break;
  }
  if (isWhole) {
    for (let keep = 2; keep < now().feed.time.length; keep *= 2) {
      const { feed, first } = now();
      if (keep > first && (await take({ feed: partOf(feed, 0, keep), first, cut: keep }))) break;
    }
  }
  for (let drop = now().cut >> 1; drop >= 1; drop >>= 1) {
    for (;;) {
      const { feed, first, cut } = now();
      const isTooMuch = cut - drop < 1 || Math.max(0, first - drop) >= cut - drop;
      if (isTooMuch) break;
      const smaller = { feed: partOf(feed, drop, feed.time.length), first: Math.max(0, first - drop), cut: cut - drop };
      if (!(await take(smaller))) break;
    }
  }
}

/** Fewer instruments, series and corporate actions. */
async function thin(now: () => Scene, take: Take): Promise<void> {
  for (const { symbol } of now().feed.assets) {
    const { feed } = now();
    if (feed.assets.length > 1) await take({ ...now(), feed: withoutAsset(feed, symbol) });
  }
  for (const key of now().feed.series.keys()) {
    const { feed } = now();
    await take({ ...now(), feed: { ...feed, series: new Map([...feed.series].filter(([each]) => each !== key)) } });
  }
  const { feed } = now();
  if (feed.assets.some(({ actions }) => actions.length > 0)) {
    const assets = feed.assets.map((asset) => ({
      ...asset,
      actions: [],
      factor: new Float64Array(0),
      adjusted: asset.raw,
    }));
    await take({ ...now(), feed: { ...feed, assets } });
  }
}

function withoutAsset(feed: Feed, symbol: string): Feed {
  const assets = feed.assets.filter((asset) => asset.symbol !== symbol).map((asset, index) => ({ ...asset, index }));
  return { ...feed, assets, series: new Map([...feed.series].filter(([, column]) => column.symbol !== symbol)) };
}

/** Prices that stand still, round prices, equal volumes. */
async function simplify(now: () => Scene, take: Take): Promise<void> {
  for (const { index } of now().feed.assets) {
    for (const simple of [
      (price: number) => (Number.isNaN(price) ? price : 100),
      (price: number) => Math.max(1, Math.round(price)),
      (price: number) => Math.max(0.01, Math.round(100 * price) / 100),
    ]) {
      const { feed } = now();
      const asset = feed.assets[index];
      if (asset.factor.length > 0) break;
      const { open, high, low, close, volume } = asset.raw;
      const even = { open: open.map(simple), high: high.map(simple), low: low.map(simple), close: close.map(simple) };
      const raw = { ...even, volume: volume.map((each) => (each > 0 ? 1_000_000 : each)) };
      const assets = feed.assets.map((each) => (each === asset ? { ...asset, raw, adjusted: raw } : each));
      if (await take({ ...now(), feed: { ...feed, assets } })) break;
    }
  }
}
