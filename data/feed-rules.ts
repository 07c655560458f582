// The terms of a feed's instruments where they are not those of their markets, as a rule file.

import type { Asset, Feed, Terms } from '../engine/index.js';
import { DAY, dayOf, startOfDay } from './day.js';
import { instrumentOf } from './instruments.js';
import type { Figure } from './markets/figures.js';
import { COLUMNS } from './rules/columns.js';

/** The text of a rule file; empty where every instrument has its market's terms. */
export interface FeedRules {
  readonly text: string;
  /** What a rule file cannot say, one phrase each. */
  readonly missing: readonly string[];
}

const HEADINGS = Object.keys(COLUMNS);

const cellOf = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : Number.isNaN(value) ? 'none' : String(value);

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));

/** The figures in which one row of terms differs from another; a lot is written with the least purchase, which would follow it. */
function differences(own: Terms, implied: Terms): Figure[] {
  const different = (Object.keys(own) as (keyof Terms)[]).filter(
    (key): key is Figure => key !== 'from' && key !== 'source' && key !== 'assumed' && !isSame(own[key], implied[key]),
  );
  return different.includes('lot') && !different.includes('minimum') ? [...different, 'minimum'] : different;
}

/** The first moment of the day on which terms hold; terms of a day hold at its decision. */
const dayFrom = ({ from }: Terms): number => (Number.isFinite(from) ? startOfDay(from) : -Infinity);

function rowsOf({ symbol, name, market, currency, kind, class: kindClass, terms }: Asset, missing: string[]): string[] {
  const implied = instrumentOf(symbol, { name, market, currency, kind, class: kindClass }).terms;
  const edges = [...new Set([...terms, ...implied].map(dayFrom))].sort((a, b) => a - b);
  return edges.flatMap((edge, at) => {
    const inForce = (rows: readonly Terms[]) => rows.findLast((row) => dayFrom(row) <= edge) ?? rows[0];
    const own = inForce(terms);
    const different = differences(own, inForce(implied));
    if (different.length === 0) return [];
    // A price step that is given holds at every price.
    if (different.includes('ticks') && own.ticks.length > 0)
      missing.push(`price steps of ${symbol} by bands of prices`);
    const steps = different.includes('ticks') ? [...different, 'tick' as const] : different;
    const cells = HEADINGS.map((heading) => {
      const { figure } = COLUMNS[heading];
      if (!steps.includes(figure) || (figure === 'tick' && own.ticks.length > 0)) return '';
      const cell = cellOf(own[figure]);
      if ('fault' in COLUMNS[heading].read(cell)) missing.push(`the ${heading} of ${symbol}, ${cell}`);
      return cell;
    });
    const to = at + 1 < edges.length ? dayOf(edges[at + 1] - DAY) : '';
    return [[symbol, edge === -Infinity ? '' : dayOf(edge), to, ...cells].join(',')];
  });
}

/** The rules under which a feed that is read from files has the terms that it has. */
export function feedRules({ assets }: Feed): FeedRules {
  const missing: string[] = [];
  const rows = assets.flatMap((asset) => rowsOf(asset, missing));
  const text = rows.length === 0 ? '' : [['symbol', 'from', 'to', ...HEADINGS].join(','), ...rows, ''].join('\n');
  return { text, missing: [...new Set(missing)] };
}
