// What a result rests on, in plain words.

import type { Asset, Feed, Run, Terms } from '../engine/index.js';
import { BRIEF, isBrief } from './annual.js';
import { isoTime } from './iso-time.js';
import { periodsPerYear } from './metric-columns.js';
import { calendarYears } from './metrics/index.js';
import type { Configuration } from './report.js';
import type { RoundTrip } from './round-trips.js';
import { ruinOf } from './ruin.js';

/** What the sentences are drawn from. */
export interface AssumptionParts {
  readonly configuration: Configuration;
  readonly feed: Feed;
  readonly run: Run;
  readonly roundTrips: readonly RoundTrip[];
}

/** Terms that were in force at some time of the run; `since` is NaN where they held from its start. */
interface Held {
  readonly asset: Asset;
  readonly terms: Terms;
  readonly since: number;
}

/** The parts with what was traded, and on what terms. */
interface Scene extends AssumptionParts {
  /** Times of the evaluated rows. */
  readonly time: Float64Array;
  readonly traded: readonly Asset[];
  readonly held: readonly Held[];
}

/** The opening words of a sentence about something that flatters the result. */
const OPTIMISTIC = 'Optimistic: ';

/** A fraction as percent in its shortest form, without the noise of the multiplication. */
const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))} %`;

/** One sentence for all instruments of which the same is to be said, in the order in which it first came up. */
function together<T>(items: readonly T[], symbol: (item: T) => string, sentence: (item: T) => string): string[] {
  const groups = new Map<string, Set<string>>();
  for (const item of items) groups.set(sentence(item), (groups.get(sentence(item)) ?? new Set()).add(symbol(item)));
  return [...groups].map(([text, symbols]) => `${[...symbols].join(', ')}: ${text}`);
}

/** The sentences about the terms of each instrument; where neighbouring rows say the same, the first speaks for all. */
function eachTerm(held: readonly Held[], sentence: (terms: Terms) => string): string[] {
  const isNew = ({ asset, terms }: Held, at: number) =>
    held[at - 1]?.asset !== asset || sentence(held[at - 1].terms) !== sentence(terms);
  return together(
    held.filter(isNew),
    ({ asset }) => asset.symbol,
    ({ terms, since }) => (Number.isNaN(since) ? '' : `from ${isoTime(since, 'daily')} `) + sentence(terms),
  );
}

function sceneOf(parts: AssumptionParts): Scene {
  const { feed, run } = parts;
  const time = feed.time.subarray(run.first, run.first + run.equity.length);
  const [from, to] = [time[0], time[time.length - 1]];
  const indices = new Set(Array.from(run.fills, (fill) => fill.asset));
  const traded = feed.assets.filter(({ index }) => indices.has(index));
  const held = traded.flatMap((asset) =>
    asset.terms
      .filter((terms, row) => terms.from <= to && !(asset.terms[row + 1]?.from <= from))
      .map((terms) => ({ asset, terms, since: terms.from > from ? terms.from : NaN })),
  );
  return { ...parts, time, traded, held };
}

function costs(terms: Terms): string {
  const parts = [`commission ${percent(terms.commission)} of the value`];
  if (terms.commissionMinimum > 0) parts.push(`at least ${terms.commissionMinimum} an order`);
  if (terms.buyTax > 0) parts.push(`${percent(terms.buyTax)} duty on purchases`);
  if (terms.sellTax > 0) parts.push(`${percent(terms.sellTax)} duty on sales`);
  return `${parts.join(', ')}${terms.source === '' ? '' : ` (${terms.source})`}.`;
}

const isFree = ({ terms }: Held): boolean =>
  terms.commission + terms.commissionMinimum + terms.buyTax + terms.sellTax === 0;

const when = (condition: boolean, sentence: string): string[] => (condition ? [sentence] : []);

/** How orders meet the market. */
function execution({ configuration, traded, held }: Scene): string[] {
  const some = traded.length > 0;
  const slippage = `Every fill is ${configuration.slippage} basis points worse than the market's price, but within the order's limit.`;
  return [
    'An order given at a close first meets the market on the next row; a market order is filled at the next open.',
    ...(some && held.every(isFree)
      ? [`${OPTIMISTIC}trading costs neither commission nor tax.`]
      : eachTerm(held, costs)),
    ...when(configuration.slippage > 0, slippage),
    ...when(some && configuration.slippage === 0, `${OPTIMISTIC}there is no slippage.`),
    ...when(some, `${OPTIMISTIC}orders are filled whole, whatever the volume of the bar.`),
    ...eachTerm(held, ({ lot }) => `bought in lots of ${lot}; odd lots are only sold off.`),
  ];
}

/** What holding is taken to cost and to earn. */
function holding({ roundTrips, traded }: Scene): string[] {
  const isShort = roundTrips.some(({ side }) => side < 0);
  const indices = traded.filter(({ kind }) => kind === 'index').map(({ symbol }) => symbol);
  const index = `${OPTIMISTIC}${indices.join(', ')} cannot be bought: an index is traded as if a fund tracked it without cost.`;
  const earned = roundTrips.some(({ income }) => income > 0);
  return [
    ...when(indices.length > 0, index),
    ...when(isShort, `${OPTIMISTIC}borrowed units cost no fee and can always be had.`),
    ...when(isShort, `${OPTIMISTIC}there is no margin call: a short position is kept whatever it has lost.`),
    ...when(earned, `${OPTIMISTIC}distributions are paid without withholding tax.`),
    'Cash earns and costs no interest.',
  ];
}

/** How the figures are made. */
function figures({ configuration, feed, time }: Scene): string[] {
  const { benchmark } = configuration;
  const compared = `The benchmark ${benchmark} is held from the first evaluated close on, without costs, with the distributions that the data list reinvested.`;
  const beside = benchmark !== '' && feed.assets.every(({ symbol }) => symbol !== benchmark);
  const periods = periodsPerYear(feed, time);
  return [
    ...when(benchmark !== '', compared),
    ...when(beside, `The benchmark ${benchmark} is only compared with: the strategy neither saw nor traded it.`),
    ...when(periods > 0, `Annual figures count ${Number(periods.toFixed(1))} returns a year.`),
    ...when(isBrief(time), BRIEF),
    ...when(
      calendarYears(time) < 1 && !isBrief(time),
      'The run is shorter than a year: its annual figures say what going on like that would give.',
    ),
  ];
}

/** What was known of the data. */
function data({ configuration, feed }: Scene): string[] {
  // The reader of the data mostly says so itself; a feed that was made by hand may not.
  const isSaid = (key: string) => feed.notes.some((note) => note.startsWith(`Series ${key}:`) && /publi/.test(note));
  const assumed = [...feed.series]
    .filter(([key, { publicationAssumed }]) => publicationAssumed && !isSaid(key))
    .map(([key]) => key);
  const repairs = `Repairs of the data that were allowed: ${configuration.lenient.join(', ')}.`;
  return [
    ...assumed.map(
      (key) => `Series ${key}: without times of publication, each value is taken as public from the next session on.`,
    ),
    ...when(configuration.lenient.length > 0, repairs),
    ...feed.notes,
  ];
}

const GENERATED =
  'The data, or a part of them, were made by a generator: they show how the program works, not what a market did.';

/** The sentences of a report, in the order in which they are shown; those about what flatters the result begin with
 *  "Optimistic:". */
export function assumptions(parts: AssumptionParts): string[] {
  const scene = sceneOf(parts);
  return [
    ...when(parts.feed.generated, GENERATED),
    ...ruinOf(parts),
    ...execution(scene),
    ...holding(scene),
    ...figures(scene),
    ...data(scene),
  ];
}
