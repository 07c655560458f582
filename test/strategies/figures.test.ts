// The figures in docs/strategies.md are those that the strategies give today.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Feed } from '../../engine/index.js';
import { reasonToSkip } from '../real/market.js';
import { beginnings, contestRows, FIGURES, GENERATED, REAL, rowFor } from './figures.js';

const page = readFileSync(new URL('../../docs/strategies.md', import.meta.url), 'utf8');
/** Without the padding of the table's columns. */
const text = page.replace(/ +/g, ' ');

const feeds = new Map<string, Promise<Feed>>();
function feedOf(market: string): Promise<Feed> {
  const made = feeds.get(market) ?? (GENERATED[market] ?? REAL[market])();
  feeds.set(market, made);
  return made;
}

const reason = reasonToSkip();
if (reason !== '') console.warn(`figures of real markets are not checked: ${reason}`);

const named = FIGURES.map(
  (figure) => [`${figure.strategy} ${JSON.stringify(figure.params)} on ${figure.market}`, figure] as const,
);

describe('generated markets', () => {
  test.each(named.filter(([, { market }]) => market in GENERATED))('%s', async (_, figure) => {
    expect(text).toContain(rowFor(figure, await feedOf(figure.market)));
  });

  test('of several seeds', () => {
    for (const row of contestRows()) expect(text).toContain(row);
  });
});

describe.skipIf(reason !== '')('real markets', () => {
  test.each(named.filter(([, { market }]) => market in REAL))('%s', async (_, figure) => {
    expect(text).toContain(rowFor(figure, await feedOf(figure.market)));
  });

  test('begun on other days', async () => {
    const span = beginnings('high-to-low-rotation', await feedOf('eight mainland ETFs'), '2014-01-02');
    expect(text.replace(/\s+/g, ' ')).toContain(`twenty successive days: ${span} a year`);
  });
});
