// What amounts of money beside volumes tell: the unit of both, and whether the prices are those at which was traded.

import type { Basis } from '../../basis.js';
import { type PriceColumns, median } from './columns.js';

/** Units of volume and money that vendors use, by amount / (volume x price) where prices are as traded. */
interface Units {
  /** Shares for one unit of volume. */
  readonly volume: number;
  /** Yuan for one unit of the amount. */
  readonly amount: number;
}

const KNOWN: readonly Units[] = [
  { volume: 1, amount: 1 },
  { volume: 100, amount: 1 },
  { volume: 1, amount: 1000 },
  { volume: 100, amount: 1000 },
  { volume: 100, amount: 10_000 },
  { volume: 1, amount: 10_000 },
];

/** What the amounts tell. */
export interface TradedAverage {
  /** Undefined where no unit makes the average price traded one of the prices: an index, or prices adjusted at both ends. */
  readonly units: Units | undefined;
  /** Which end of the file fits. */
  readonly end: 'last' | 'first';
  /** Undefined where the averages do not tell it. */
  readonly basis: Basis | undefined;
  readonly why: string;
}

/** Rows at either end that tell the units. */
const AT_END = 60;
/** How far the average price paid may be from the middle of the bar on the usual day. */
const NEAR = Math.log(1.04);
/** Rows over which the two ways of adjusting are told apart. */
const WINDOW = 60;

const middle = (columns: PriceColumns, row: number): number =>
  (columns.open[row] + columns.high[row] + columns.low[row] + columns.close[row]) / 4;

function unitsAt(columns: PriceColumns, rows: readonly number[], amountUnit: number | undefined): Units | undefined {
  const ratio = median(rows.map((row) => columns.amount[row] / (columns.volume[row] * middle(columns, row))));
  const fitting = KNOWN.filter(
    ({ volume, amount }) =>
      (amountUnit === undefined || amount === amountUnit) && Math.abs(Math.log((ratio * amount) / volume)) < NEAR,
  );
  // A heading may name a unit that no other vendor uses, such as millions.
  if (amountUnit !== undefined && fitting.length === 0) {
    return [1, 100]
      .map((volume) => ({ volume, amount: amountUnit }))
      .find(({ volume, amount }) => Math.abs(Math.log((ratio * amount) / volume)) < NEAR);
  }
  return fitting[0];
}

/** Mean distance of values from their median. */
function spread(values: readonly number[]): number {
  const centre = median(values);
  return values.reduce((sum, value) => sum + Math.abs(value - centre), 0) / values.length;
}

/** How prices were adjusted that are not those traded at: by taking off amounts, or by multiplying. */
function adjustedHow(average: readonly number[], shown: readonly number[]): Basis | undefined {
  let taken = 0;
  let multiplied = 0;
  const ratios: number[] = [];
  for (let from = 0; from + WINDOW <= average.length; from += WINDOW) {
    const rows = Array.from({ length: WINDOW }, (_, at) => from + at);
    const ratio = median(rows.map((row) => average[row] / shown[row]));
    ratios.push(ratio);
    if (Math.abs(Math.log(ratio)) < 0.05) continue;
    taken += spread(rows.map((row) => average[row] - shown[row])) / median(rows.map((row) => average[row]));
    multiplied += spread(rows.map((row) => average[row] / shown[row])) / ratio;
  }
  if (taken * 1.15 < multiplied) return 'subtractive';
  if (!(multiplied * 1.15 < taken)) return undefined;
  const steps = ratios.slice(1).map((ratio, at) => Math.abs(Math.log(ratio / ratios[at])));
  return steps.some((step) => step > 0.006 && step < Math.log(1.3)) ? 'total-return' : 'split-adjusted';
}

/** What the amounts of a file tell; undefined where too few rows have one. `amountUnit` is what its heading says, yuan for one. */
export function tradedAverage(columns: PriceColumns, amountUnit?: number): TradedAverage | undefined {
  const rows: number[] = [];
  for (let row = 0; row < columns.close.length; row++) {
    if (columns.volume[row] > 0 && columns.amount[row] > 0 && columns.low[row] > 0) rows.push(row);
  }
  if (rows.length < 5) return undefined;
  const last = unitsAt(columns, rows.slice(-AT_END), amountUnit);
  const units = last ?? unitsAt(columns, rows.slice(0, AT_END), amountUnit);
  const end = last ? 'last' : 'first';
  if (!units) return { units, end, basis: undefined, why: 'amount over volume is none of its prices' };
  const average = rows.map((row) => (columns.amount[row] * units.amount) / (columns.volume[row] * units.volume));
  const outside = rows.filter((row, at) => {
    // Volumes are whole units, and amounts rounded to theirs.
    const slack = 0.006 + 1 / columns.volume[row] + 1 / columns.amount[row];
    return average[at] > columns.high[row] * (1 + slack) || average[at] < columns.low[row] * (1 - slack);
  });
  const share = outside.length / rows.length;
  const percent = `${((1 - share) * 100).toFixed(1)} %`;
  if (share < 0.02) {
    return { units, end, basis: 'raw', why: `amount over volume lies between low and high on ${percent} of its days` };
  }
  if (end === 'first') {
    return { units, end, basis: 'forward', why: 'amount over volume fits the first prices and not the later ones' };
  }
  const basis = adjustedHow(
    average,
    rows.map((row) => middle(columns, row)),
  );
  const how =
    basis === 'subtractive'
      ? 'is higher by amounts that stay the same while prices move'
      : basis === undefined
        ? 'does not tell how'
        : 'is higher or lower by factors';
  const why = `amount over volume, the average price paid, lies between low and high on ${percent} of its days only, and ${how}`;
  return { units, end, basis: basis ?? 'unknown', why };
}
