// Instruments and outside series on one time axis.

import {
  type Action,
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
import { baseRates } from './base-rates.js';
import { calendarsOf } from './feed-calendars.js';
import { baseOf } from './currency.js';
import { cut } from './cut.js';
import type { Dataset } from './dataset.js';
import { startOfDay } from './day.js';
import { MARKETS, marketOf, NO_MARKET } from './markets/index.js';
import { type Sessions, publish } from './publish.js';
import { firstAtOrAfter, momentsOf, unionOf } from './rows.js';

/** What may be chosen when a dataset is aligned. */
export interface AlignOptions {
  /** Last date (`YYYY-MM-DD`), included; nothing dated after it can leave a trace in the feed. */
  readonly to?: string;
  /** First date that is evaluated: exchange rates have to be there from then on. Left out: the first of all. */
  readonly from?: string;
  /** Currency of the account; left out: that of all instruments. */
  readonly base?: string;
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

/** The actions of one instrument. A future that expires is closed at its last settlement price, which is not known yet. */
function actionsOf({ symbol, kind }: Instrument, actions: readonly Action[]): readonly Action[] {
  const own = actions.filter((action) => action.symbol === symbol);
  return kind === 'future'
    ? own.map((action) => (action.kind === 'delisting' ? { ...action, value: NaN } : action))
    : own;
}

/** Whether an instrument tells when the source market of a series held a session: all do for a series of no instrument, those of its
 *  market for one that belongs to an instrument, and where that market is not known the instrument alone. */
function isPeer(asset: Asset, source: Asset | undefined): boolean {
  if (!source) return true;
  return source.market === NO_MARKET ? asset === source : asset.market === source.market;
}

/** Rows of moments that are all among the times of the rows, both rising. */
function rowsOf(moments: Float64Array, times: Float64Array): Int32Array {
  const rows = new Int32Array(moments.length);
  let row = 0;
  for (let at = 0; at < moments.length; at++) {
    while (times[row] < moments[at]) row++;
    rows[at] = row;
  }
  return rows;
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
  const { to } = options;
  const data = to === undefined ? dataset : cut(dataset, momentsOf(to)[1]);
  const { instruments, bars, actions, observations, frequency, generated } = data;
  const base = baseOf(instruments, options.base);
  const times = unionOf(bars.map(({ time }) => time));
  if (times.length === 0) {
    const until = to === undefined ? '' : ` up to ${to}`;
    throw new UserError(`There is no bar${until}: nothing can be replayed.`);
  }
  const notes = [...data.notes];
  if (generated !== '') notes.push(generated);

  let time = times;
  if (frequency === 'daily') {
    const earliest = lastClose(instruments);
    const minutes = options.decisionTime ?? earliest;
    if (!(minutes >= earliest && minutes < MINUTES)) {
      throw new UserError(
        `The decision of a date cannot be taken ${minutes} minutes after midnight UTC; give ${earliest}, the last close, to ${MINUTES - 1}.`,
      );
    }
    time = times.map((moment) => startOfDay(moment) + minutes * 60_000);
    notes.push(`The decision of a date is taken at ${clock(minutes)}, when the last of its markets has closed.`);
  }

  const dense = everyRow(times.length);
  const assets = instruments.map((instrument, index): Asset => {
    const own = bars[index];
    const axis = own.time.length === times.length ? dense : axisOf(rowsOf(own.time, times), times.length);
    const placed = placeActions(actionsOf(instrument, actions), own, times);
    notes.push(...placed.notes);
    const raw = onRows(own, axis, placed.actions, times);
    const known = placed.actions.map((action) =>
      Number.isNaN(action.value) ? { ...action, value: raw.close[action.row] } : action,
    );
    return { ...instrument, index, raw, ...adjustForward(raw, known), axis, actions: known };
  });

  const sessions = sessionsOf(assets, time, dense);
  const series = new Map<string, Column>();
  for (const one of observations) {
    const { column, notes: said } = publish(one, sessions);
    series.set(one.symbol === '' ? one.name : `${one.name}@${one.symbol}`, column);
    notes.push(...said);
  }
  const rows = { time, frequency };
  const first = options.from === undefined ? 0 : firstAtOrAfter(time, momentsOf(options.from)[0]);
  const { rates, notes: ofRates } = baseRates(data.rates ?? [], assets, base, rows, first);
  const { calendars, notes: ofCalendars } = calendarsOf(instruments, bars, data.calendars);
  notes.push(...ofRates, ...ofCalendars);
  return { time, frequency, assets, base, rates, calendars, series, generated: generated !== '', notes };
}
