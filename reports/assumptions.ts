// What a result rests on, in plain words.

import type { Asset, Feed, Run, Terms } from '../engine/index.js';
import { isoTime } from './iso-time.js';
import type { Configuration } from './report.js';
import type { RoundTrip } from './round-trips.js';

/** What the sentences are drawn from. */
export interface AssumptionParts {
  readonly configuration: Configuration;
  readonly feed: Feed;
  readonly run: Run;
  readonly roundTrips: readonly RoundTrip[];
}

/** The opening words of a sentence about something that flatters the result. */
const OPTIMISTIC = 'Optimistic: ';

const DAY = 86_400_000;

/** A fraction as percent in its shortest form, without the noise of the multiplication. */
const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))} %`;

/** Groups items by the sentence they share, in the order in which the sentences first came up. */
function bySentence<T>(items: Iterable<T>, sentence: (item: T) => string, name: (item: T) => string): string[] {
  const groups = new Map<string, Set<string>>();
  for (const item of items) {
    const key = sentence(item);
    if (key === '') continue;
    groups.set(key, (groups.get(key) ?? new Set()).add(name(item)));
  }
  return [...groups].map(([key, names]) => `${[...names].join(', ')}: ${key}`);
}

/** The rows of an instrument's terms that were in force at some time of the run, each with the day from which it held. */
function inForce(asset: Asset, from: number, to: number): { asset: Asset; terms: Terms; since: number }[] {
  return asset.terms
    .filter((terms, row) => terms.from <= to && !(asset.terms[row + 1]?.from <= from))
    .map((terms) => ({ asset, terms, since: terms.from > from ? terms.from : NaN }));
}

function costSentence(terms: Terms, since: number): string {
  const parts = [`commission ${percent(terms.commission)} of the value`];
  if (terms.commissionMinimum > 0) parts.push(`at least ${terms.commissionMinimum} an order`);
  if (terms.buyTax > 0) parts.push(`${percent(terms.buyTax)} duty on purchases`);
  if (terms.sellTax > 0) parts.push(`${percent(terms.sellTax)} duty on sales`);
  const start = Number.isNaN(since) ? '' : `from ${isoTime(since, 'daily')} `;
  return `${start}${parts.join(', ')}${terms.source === '' ? '' : ` (${terms.source})`}.`;
}

function decisionSentence(feed: Feed, first: number, last: number): string {
  const timeOfDay = (row: number) => ((feed.time[row] % DAY) + DAY) % DAY;
  const clock = timeOfDay(first);
  for (let row = first; row <= last; row++) if (timeOfDay(row) !== clock) return '';
  return feed.frequency === 'daily'
    ? ` Decisions are taken at ${new Date(clock).toISOString().slice(11, 16)} UTC.`
    : '';
}

/** The sentences of a report, in the order in which they are shown; those that flatter the result begin with "Optimistic:". */
export function assumptions({ configuration, feed, run, roundTrips }: AssumptionParts): string[] {
  const last = run.first + run.equity.length - 1;
  const traded = new Set(Array.from(run.fills, (fill) => fill.asset));
  const assets = feed.assets.filter((asset) => traded.has(asset.index));
  const rows = assets.flatMap((asset) => inForce(asset, feed.time[run.first], feed.time[last]));
  const free =
    rows.length > 0 && rows.every(({ terms: t }) => t.commission + t.commissionMinimum + t.buyTax + t.sellTax === 0);
  const out: string[] = [];
  if (feed.generated)
    out.push(
      'The data, or a part of them, were made by a generator: they show how the program works, not what a market did.',
    );
  out.push(
    `An order given at a close first meets the market on the next row; a market order is filled at the next open.${decisionSentence(feed, run.first, last)}`,
  );
  if (free) out.push(`${OPTIMISTIC}trading costs neither commission nor tax.`);
  else
    out.push(
      ...bySentence(
        rows,
        ({ terms, since }) => costSentence(terms, since),
        ({ asset }) => asset.symbol,
      ),
    );
  if (configuration.slippage > 0)
    out.push(
      `Every market and stop order is filled ${configuration.slippage} basis points worse than the market's price.`,
    );
  else if (assets.length > 0) out.push(`${OPTIMISTIC}there is no slippage, orders are filled at the market's price.`);
  if (assets.length > 0) out.push(`${OPTIMISTIC}orders are filled whole, whatever the volume of the bar.`);
  out.push(
    ...bySentence(
      rows,
      ({ terms }) => `bought in lots of ${terms.lot}; odd lots are only sold off.`,
      ({ asset }) => asset.symbol,
    ),
  );
  out.push(
    ...bySentence(
      assets,
      ({ kind }) => (kind === 'index' ? 'an index, traded as if a fund tracked it without cost.' : ''),
      ({ symbol }) => symbol,
    ).map((sentence) => OPTIMISTIC + sentence),
  );
  if (roundTrips.some(({ side }) => side < 0))
    out.push(`${OPTIMISTIC}borrowed units cost no fee and can always be had.`);
  if (roundTrips.some(({ income }) => income > 0))
    out.push(`${OPTIMISTIC}distributions are paid without withholding tax.`);
  out.push('Cash earns and costs no interest.');
  for (const [key, { publicationAssumed }] of feed.series) {
    if (publicationAssumed)
      out.push(
        `Series ${key}: no publication times are given; each value is taken as public from the next session on.`,
      );
  }
  if (configuration.lenient.length > 0)
    out.push(`Repairs of the data that were allowed: ${configuration.lenient.join(', ')}.`);
  out.push(...feed.notes);
  return out;
}
