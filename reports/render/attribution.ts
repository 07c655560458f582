// The section that says where the profit came from.

import { COST_KINDS } from '../attribution.js';
import { contributionLines } from '../contributions.js';
import type { Result } from '../saved/result.js';
import type { Section } from './section.js';
import { decimal } from './format.js';

/** Instruments and balances listed at most. */
const SHOWN = 8;

const PARTS = [
  ['price', 'Price'],
  ['currency', 'Currency'],
  ['income', 'Income'],
  ['cost', 'Cost'],
  ['total', 'Together'],
] as const;

/** The parts of the profit by instrument and balance, and the costs by their kinds; the latter only where there are any. */
export function attributionSections({ attribution, configuration }: Result): Section[] {
  const money = (value: number) => decimal(value, 0);
  const lines = contributionLines(attribution, SHOWN);
  // In a run of one currency there is nothing to say of rates.
  const shown = PARTS.filter(([part]) => part === 'total' || lines.some((line) => line[part] !== 0));
  const rows = lines.map((line) => [line.name, ...shown.map(([part]) => money(line[part]))]);
  const head = ['Instrument or cash', ...shown.map(([, name]) => name)];
  const pairs = COST_KINDS.filter((kind) => attribution.costs[kind] !== 0).map((kind): [string, string] => [
    `${kind[0].toUpperCase()}${kind.slice(1)}`,
    decimal(attribution.costs[kind], 2),
  ]);
  return [
    { kind: 'table', title: `Where the profit came from, in ${configuration.base}`, head, rows },
    ...(pairs.length > 0 ? [{ kind: 'figures' as const, title: 'The cost in it', pairs }] : []),
  ];
}
