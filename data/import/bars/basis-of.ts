// What the prices of a file are measured in, and what tells it.

import type { Basis } from '../../basis.js';
import { wordsOf } from '../../symbol.js';
import type { PriceColumns } from './columns.js';
import { gridEvidence } from './tick-grid.js';
import type { TradedAverage } from './traded-average.js';

/** Words in names of files and folders that vendors use for a basis. */
const WORDS: readonly (readonly [word: RegExp, basis: Basis])[] = [
  [/(?:^|[^a-z])(?:nfq|bfq|raw|unadjusted|none)(?:$|[^a-z])|不复权|不復權/i, 'raw'],
  [/(?:^|[^a-z])hfq(?:$|[^a-z])|后复权|後復權/i, 'forward'],
  [/(?:^|[^a-z])qfq(?:$|[^a-z])|前复权|前復權/i, 'subtractive'],
];

/** What is known when the basis is decided. */
export interface BasisCase {
  readonly columns: PriceColumns;
  readonly symbol: string;
  readonly isIndex: boolean;
  /** Names of the path, outermost first, and lines above the header. */
  readonly names: readonly string[];
  readonly average: TradedAverage | undefined;
  /** What the format alone says. */
  readonly format: readonly [Basis, string] | undefined;
}

const finite = (column: Float64Array): Float64Array => column.filter((value) => !Number.isNaN(value));

/** Splits that a column lists, with the fall of the close on their day (new units for one old unit where it shows, 1 where not). */
function listedSplits({ split, close }: PriceColumns): readonly { readonly ratio: number; readonly fall: number }[] {
  const listed: { readonly ratio: number; readonly fall: number }[] = [];
  for (let row = 1; row < split.length; row++) {
    const ratio = split[row];
    if (ratio > 0 && ratio !== 1) listed.push({ ratio, fall: close[row - 1] / close[row] });
  }
  return listed;
}

/** True where closes show the splits that are listed, false where they are smooth over them, undefined where none is listed. */
export function showsSplits(columns: PriceColumns): boolean | undefined {
  const listed = listedSplits(columns);
  if (listed.length === 0) return undefined;
  const shown = listed.filter(({ ratio, fall }) => Math.abs(Math.log(fall / ratio)) < Math.abs(Math.log(fall)));
  return shown.length * 2 > listed.length;
}

function byAdjusted({ columns, isIndex }: BasisCase): readonly [Basis, string] | undefined {
  const { adjusted, close } = columns;
  if (finite(adjusted).length === 0) return undefined;
  const splits = showsSplits(columns);
  if (splits === true)
    return ['raw', 'its closes fall at the splits that it lists, and an adjusted close stands beside them'];
  if (splits === false) {
    return ['split-adjusted', 'its closes do not move at the splits that it lists: they are applied already'];
  }
  if (isIndex && adjusted.every((value, row) => !(Math.abs(value / close[row] - 1) > 1e-6))) {
    return ['raw', 'it is an index, and its adjusted close is its close'];
  }
  const last = adjusted.findLastIndex((value) => !Number.isNaN(value));
  const anchored = Math.abs(adjusted[last] / close[last] - 1) < 1e-4 ? ', equal to it in the last row' : '';
  return [
    'split-adjusted',
    `an adjusted close stands beside the close${anchored}: vendors that write both apply splits to all prices`,
  ];
}

/** The basis of prices and the reason. What the numbers prove counts before names, names before what the format is known for. */
export function basisOf(given: BasisCase): readonly [basis: Basis, why: string] {
  const { columns, symbol, isIndex, names, average, format } = given;
  const adjusted = byAdjusted(given);
  if (adjusted) return adjusted;
  if (isIndex) return ['raw', 'it is the level of an index'];
  const said = names.toReversed().flatMap((name) => {
    const word = WORDS.find(([pattern]) => pattern.test(name));
    return word ? [{ name, basis: word[1] }] : [];
  })[0];
  if (average?.basis === 'raw') {
    const but =
      said && said.basis !== 'raw'
        ? `; ${JSON.stringify(said.name)} says otherwise, which comes to the same where nothing was distributed`
        : '';
    return ['raw', `${average.why}${but}`];
  }
  if (said) return [said.basis, `${JSON.stringify(said.name)} in its name says so`];
  if (average?.basis !== undefined && average.basis !== 'unknown') return [average.basis, average.why];
  const factors = new Set(finite(columns.factor));
  if (showsSplits(columns) === true) return ['raw', 'its closes fall at the splits that it lists'];
  if (factors.size > 1) return ['raw', 'a factor of adjustment stands beside prices'];
  if (format) return format;
  const words = wordsOf(symbol);
  const mainland = words.market === 'XSHG' || words.market === 'XSHE';
  const grid = gridEvidence(columns.close, {
    tick: mainland && words.kind === 'etf' ? 0.001 : 0.01,
    strict: words.market === 'none' ? 0.6 : 0.995,
    additive: mainland,
  });
  if (grid.basis) return [grid.basis, grid.why];
  return ['unknown', average?.basis === 'unknown' ? average.why : grid.why];
}
