// The figures in docs/strategies/ are those that the strategies give today.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Feed } from '../../engine/index.js';
import { reasonToSkip } from '../real/market.js';
import { contestRows } from './figures/contests.js';
import { beginnings, type Figure, rowFor } from './figures/figure.js';
import { GENERATED, REAL } from './figures/markets.js';

const KIT = ['figure.ts', 'markets.ts', 'contests.ts'];
const folder = new URL('figures/', import.meta.url);

/** A page without the padding of its tables' columns. */
const page = (path: string): string =>
  readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8').replace(/ +/g, ' ');

const feeds = new Map<string, Promise<Feed>>();
function feedOf(market: string): Promise<Feed> {
  const made = feeds.get(market) ?? (GENERATED[market] ?? REAL[market])();
  feeds.set(market, made);
  return made;
}

const reason = reasonToSkip();
if (reason !== '') console.warn(`figures of real markets are not checked: ${reason}`);

const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !KIT.includes(file));
for (const file of files) {
  const name = file.replace('.ts', '');
  const { default: figures, begun = [] } = (await import(new URL(file, folder).href)) as {
    default: readonly Figure[];
    begun?: readonly Figure[];
  };

  describe(`${name}`, () => {
    const text = page(`strategies/${name}.md`);
    const named = figures.map(
      (figure) => [`${figure.strategy} ${JSON.stringify(figure.params)} on ${figure.market}`, figure] as const,
    );
    const check = async (_: string, figure: Figure) =>
      expect(text).toContain(rowFor(figure, await feedOf(figure.market)));
    test.each(named.filter(([, { market }]) => market in GENERATED))('%s', check);
    test.skipIf(reason !== '').each(named.filter(([, { market }]) => market in REAL))('%s', check);
    test.skipIf(reason !== '').each(begun)('begun on other days on $market', async ({ strategy, market, from }) => {
      const span = beginnings(strategy, await feedOf(market), from);
      expect(text.replace(/\s+/g, ' ')).toContain(`twenty successive days: ${span} a year`);
    });
  });
}

test('of several seeds', () => {
  const text = page('strategies.md');
  for (const row of contestRows()) expect(text).toContain(row);
});
