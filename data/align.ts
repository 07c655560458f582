// Instruments and outside series on one time axis.

import {
  type Asset,
  type Axis,
  type Column,
  type Feed,
  type Instrument,
  UserError,
  axisOf,
  everyRow,
} from '../engine/index.js';
import { adjustForward, onRows, placeActions } from './adjust.js';
import { cut } from './cut.js';
import type { Dataset } from './dataset.js';
import { startOfDay } from './day.js';
import { MARKETS, marketOf, NO_MARKET } from './markets/index.js';
import { type Sessions, publish } from './publish.js';
import { firstAtOrAfter, spanOf, unionOf } from './rows.js';

/** What may be chosen when a dataset is aligned. */
export interface AlignOptions {
  /** Last date (`YYYY-MM-DD`), included; nothing dated after it can leave a trace in the feed. */
  readonly to?: string;
  /** When the decision of a date is taken, in minutes UTC after its midnight; left out: when the last market held has closed. */
  readonly decisionTime?: number;
}

/** Minutes UTC after midnight at which the last market held has closed; an unknown market counts as New York. */
function lastClose(instruments: readonly Instrument[]): number {
  return Math.max(...instruments.map(({ market }) => marketOf(market)?.decisionTime ?? MARKETS.XNYS.decisionTime));
}

/** Minutes of a day. */
const MINUTES = 1440;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')} UTC`;

function checked(dataset: Dataset, to: string | undefined): Dataset {
  if (to === undefined) return dataset;
  const [, last] = spanOf(to);
  if (Number.isNaN(last)) throw new UserError(`"${to}" is not a date: write it as YYYY-MM-DD.`);
  return cut(dataset, last);
}

/** Whether an instrument tells when the source market of a series held a session: all do for a series of no instrument, those of its
 *  market for one that belongs to an instrument, and where that market is not known the instrument alone. */
function isPeer(asset: Asset, source: Asset | undefined): boolean {
  if (!source) return true;
  return source.market === NO_MARKET ? asset === source : asset.market === source.market;
}

/** The rows on which the source market of a series held a session. */
function sessionsOf(assets: readonly Asset[], time: Float64Array, dense: Axis): Sessions {
  const held = new Map<string, Uint8Array>();
  const rowsOf = (symbol: string): Uint8Array => {
    let rows = held.get(symbol);
    if (!rows) {
      rows = new Uint8Array(time.length);
      const source = assets.find((asset) => asset.symbol === symbol);
      for (const asset of assets) if (isPeer(asset, source)) for (const row of asset.axis.rows) rows[row] = 1;
      held.set(symbol, rows);
    }
    return rows;
  };
  return {
    time,
    dense,
    from(row, symbol) {
      const open = rowsOf(symbol);
      let next = row;
      while (next < open.length && open[next] === 0) next++;
      return next;
    },
  };
}

/** A feed from a dataset whose bars are in order. Its rows are the dates (or times) on which any instrument has a bar. */
export function align(dataset: Dataset, options: AlignOptions = {}): Feed {
  const { instruments, bars, actions, observations, frequency, generated, notes: given } = checked(dataset, options.to);
  const times = unionOf(bars.map(({ time }) => time));
  if (times.length === 0) {
    const until = options.to === undefined ? '' : ` up to ${options.to}`;
    throw new UserError(`There is no bar${until}: nothing can be replayed.`);
  }
  const notes = [...given];
  if (generated !== '') notes.push(generated);

  const days = times.map(startOfDay);
  let time = times;
  if (frequency === 'daily') {
    const earliest = lastClose(instruments);
    const minutes = options.decisionTime ?? earliest;
    if (!(minutes >= earliest && minutes < MINUTES)) {
      throw new UserError(
        `The decision of a date cannot be taken ${minutes} minutes after midnight UTC; give ${earliest}, the last close, to ${MINUTES - 1}.`,
      );
    }
    time = days.map((day) => day + minutes * 60_000);
    notes.push(`The decision of a date is taken at ${clock(minutes)}, when the last of its markets has closed.`);
  }

  const dense = everyRow(times.length);
  const assets = instruments.map((instrument, index): Asset => {
    const own = bars[index];
    const axis =
      own.time.length === times.length
        ? dense
        : axisOf(
            Int32Array.from(own.time, (moment) => firstAtOrAfter(times, moment)),
            times.length,
          );
    const ofOwn = actions.filter(({ symbol }) => symbol === instrument.symbol);
    const placed = placeActions(ofOwn, own, days);
    notes.push(...placed.notes);
    const raw = onRows(own, axis, placed.actions, days);
    return { ...instrument, index, raw, ...adjustForward(raw, placed.actions), axis, actions: placed.actions };
  });

  const sessions = sessionsOf(assets, time, dense);
  const series = new Map<string, Column>();
  for (const one of observations) {
    const { column, notes: said } = publish(one, sessions);
    series.set(one.symbol === '' ? one.name : `${one.name}@${one.symbol}`, column);
    notes.push(...said);
  }
  return { time, frequency, assets, series, generated: generated !== '', notes };
}
