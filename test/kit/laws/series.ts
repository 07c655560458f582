// What a strategy may read: its own past, and nothing of other markets.

import * as fc from 'fast-check';

import { type Series, simulate, strategy } from '../../../engine/index.js';
import { anyMarket } from '../any-market.js';
import { anyTerm } from '../any-plan.js';
import { type Law, law } from '../law.js';
import { type Market, cutBefore, feedOf, timeOf } from '../market.js';
import { type Term, seriesOf } from '../term.js';
import { assertSame, exact, must } from '../transcript.js';

/** What a strategy reads of some terms on each row of a market. */
export function readings(
  market: Market,
  terms: readonly Term[],
  read: (series: Series) => number = (s) => s.now,
): Float64Array[] {
  const columns = terms.map(() => new Float64Array(market.rows));
  const reader = strategy({
    about: 'Reads and never trades.',
    params: {},
    prepare(_, universe) {
      const series = terms.map((term) => seriesOf(term, universe));
      return ({ bar }) => series.forEach((one, k) => (columns[k][bar] = read(one)));
    },
  });
  simulate(reader, feedOf(market), { cash: 1 });
  return columns;
}

const text = (columns: readonly Float64Array[], rows: readonly number[]): string[] =>
  rows.map((row) => `${row}: ${columns.map((column) => exact(column[row])).join(' ')}`);

const allRows = (count: number): number[] => Array.from({ length: count }, (_, row) => row);

const onFirst = (term: Term): Term => {
  if ('fold' in term) return { ...term, of: onFirst(term.of) };
  if ('pair' in term) return { ...term, asset: 0, apart: 0 };
  return 'asset' in term ? { ...term, asset: 0 } : term;
};

const anyReading = fc.record({
  market: anyMarket(),
  terms: fc.array(anyTerm({ allIndicators: true }), { minLength: 1, maxLength: 4 }),
  cut: fc.integer({ min: 1, max: 40 }),
});

/** A prefix of the data gives a prefix of the values. */
export const prefixesGivePrefixes: Law = law({
  about: 'An indicator over a prefix of the data is the prefix of the indicator, to the bit.',
  mutants: [
    {
      file: 'engine/indicators/window.ts',
      find: 'const entering = values[k];',
      replace: 'const entering = values[Math.min(k + 1, values.length - 1)];',
    },
    {
      file: 'engine/indicators/extremes.ts',
      find: 'out[k] = k < n - 1 || head === end',
      replace: 'out[k] = k === values.length - 1 || k < n - 1 || head === end',
    },
    {
      file: 'engine/indicators/ema.ts',
      find: 'mean += weight * (value - mean);',
      replace: 'mean += weight * ((values[k + 1] ?? value) - mean);',
    },
    {
      file: 'engine/indicators/window.ts',
      find: 'out[k - at] = k >= n - 1',
      replace: 'out[k - at] = values.length % 2 === 0 && k >= n - 1',
    },
    {
      file: 'engine/indicators/rank.ts',
      find: 'sorted.step(values, k);\n      const isKnown',
      replace: 'sorted.step(values, Math.min(k + 1, values.length - 1));\n      const isKnown',
    },
    {
      file: 'engine/indicators/moments.ts',
      find: 'const dA = a[k] - a[start];',
      replace: 'const dA = a[Math.min(k + 1, a.length - 1)] - a[start];',
    },
    {
      file: 'engine/indicators/weighted.ts',
      find: 'const d = values[k] - pivot;',
      replace: 'const d = values[Math.min(k + 1, values.length - 1)] - pivot;',
    },
    {
      file: 'engine/resample.ts',
      find: 'const axis = axisOf(Int32Array.from(rows), time.length);',
      replace: 'const axis = axisOf(Int32Array.from(rows, (row) => Math.max(0, row - 1)), time.length);',
    },
    {
      file: 'engine/axis.ts',
      find: 'if (latest[row] < 0) latest[row] = latest[row - 1];',
      replace: 'if (latest[row] < 0) latest[row] = latest[row - 1] < 0 ? 0 : latest[row - 1];',
    },
  ],
  runs: 500,
  cases: anyReading,
  check({ market, terms, cut }) {
    const rows = allRows(Math.min(cut, market.rows));
    const part = readings(cutBefore(market, rows.length), terms);
    assertSame(`the first ${rows.length} rows`, text(readings(market, terms), rows), text(part, rows));
  },
});

/** The market of the first asset alone: only its rows, on the same dates. */
function alone(market: Market): Market {
  const [first] = market.assets;
  const kept = allRows(market.rows).filter((row) => first.bars[row] !== null);
  const rowOf = (row: number) => kept.filter((each) => each < row).length;
  const isKept = (row: number) => row < kept.length;
  return {
    rows: kept.length,
    days: kept,
    calendars: market.calendars,
    rates: Object.fromEntries(
      Object.entries(market.rates ?? {}).map(([currency, rates]) => [currency, kept.map((row) => rates[row])]),
    ),
    assets: [
      {
        ...first,
        terms: first.terms.map((terms) => ({ ...terms, row: rowOf(terms.row) })),
        bars: kept.map((row) => first.bars[row]),
        actions: first.actions
          .map((action) => ({ ...action, row: rowOf(action.row), payRow: Infinity }))
          .filter(({ row }) => isKept(row)),
      },
    ],
    series: market.series.map((made) => ({
      ...made,
      observations: made.observations
        .map((one) => ({ ...one, from: rowOf(one.from) }))
        .filter(({ from }) => isKept(from)),
    })),
  };
}

/** Indicators count an instrument's own bars, so that nobody else's calendar can touch them. */
export const otherMarketsChangeNoIndicator: Law = law({
  about: 'Adding instruments of other markets, with other trading days, changes no indicator of an instrument.',
  mutants: [
    {
      file: 'engine/series.ts',
      find: 'isDense(this.#axis) ? this.#column : this.#cache.compact(this.#column, this.#axis)',
      replace: 'this.#column',
    },
    {
      file: 'engine/axis.ts',
      find: 'if (axes.every((axis) => axis === first)) return first;',
      replace: 'if (axes.every((axis) => axis === first)) return everyRow(length);',
    },
    {
      file: 'engine/series.ts',
      find: 'return latest >= n ? this.#observations()[latest - n] : Number.NaN;',
      replace: 'return latest >= n ? this.#column[this.#clock.bar - n] : Number.NaN;',
    },
  ],
  runs: 400,
  cases: anyReading,
  check({ market, terms }) {
    // Two of a series' own values may become public on one row of the smaller market: folds of outside series count them all.
    const own = terms.map(onFirst);
    const small = alone(market);
    const rows = allRows(market.rows).filter((row) => market.assets[0].bars[row] !== null);
    for (const read of [(series: Series) => series.now, (series: Series) => series.ago(2)]) {
      const inAll = readings(market, own, read);
      const inSmall = readings(small, own, read);
      const there = text(
        inAll.map((column) => Float64Array.from(rows, (row) => column[row])),
        allRows(rows.length),
      );
      assertSame(`on the days of ${market.assets[0].symbol}`, there, text(inSmall, allRows(rows.length)));
    }
    must(
      rows.every((row, k) => timeOf(market, row) === timeOf(small, k)),
      () => 'the two markets have different days',
    );
  },
});

const throws = (read: () => unknown): boolean => {
  try {
    read();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
};

/** The past can be read, the future cannot. */
export const onlyThePastIsThere: Law = law({
  about: 'ago(n) is what now was n own bars before; ago(-1) and ago(0.5) fail; while a strategy prepares, now is NaN.',
  mutants: [
    { file: 'engine/series.ts', find: '!(n >= 0) || n % 1 !== 0', replace: 'n % 1 !== 0' },
    { file: 'engine/series.ts', find: '!(n >= 0) || n % 1 !== 0', replace: '!(n >= 0)' },
    {
      file: 'engine/simulate.ts',
      find: 'const clock = newClock();',
      replace: 'const clock = { ...newClock(), bar: 0 };',
    },
    { file: 'engine/series.ts', find: '[latest - n]', replace: '[latest - n + 1]' },
    { file: 'engine/series.ts', find: '      write();\n', replace: '' },
  ],
  runs: 200,
  cases: anyReading,
  check({ market, terms }) {
    const isRawClose = (term: Term) => 'price' in term && term.raw && term.over === undefined && term.price === 'close';
    const hasActions = market.assets.some(({ actions }) => actions.length > 0);
    const reader = strategy({
      about: 'Reads and never trades.',
      params: {},
      prepare(_, universe) {
        const { close } = universe.assets[0];
        const all = [close, ...terms.map((term) => seriesOf(term, universe))];
        for (const one of all)
          must(Number.isNaN(one.now) && Number.isNaN(one.ago(0)), () => 'a value can be read while preparing');
        const seen: number[] = [];
        return ({ bar }) => {
          for (const one of all) {
            for (const n of [-1, 0.5, NaN, -Infinity])
              must(
                throws(() => one.ago(n)),
                () => `ago(${n}) gives a value`,
              );
          }
          // A raw close without a bar is a mark, which corporate actions move.
          all.slice(1).forEach((one, k) => {
            if (isRawClose(terms[k]) && hasActions) return;
            must(
              Object.is(one.ago(0), one.now),
              () => `ago(0) of ${JSON.stringify(terms[k])} is ${one.ago(0)}, now ${one.now}`,
            );
          });
          if (market.assets[0].bars[bar]) seen.unshift(close.now);
          for (let n = 0; n < 4; n++) {
            const before = seen[n] ?? NaN;
            must(Object.is(close.ago(n), before), () => `ago(${n}) on row ${bar} is ${close.ago(n)}, was ${before}`);
          }
        };
      },
    });
    simulate(reader, feedOf(market), { cash: 1 });
  },
});
