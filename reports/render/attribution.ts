// The sections that say where the profit came from: by its parts, against the benchmark, by regime and in windows of history.

import {
  type BrinsonSegment,
  type BrinsonTable,
  CASH_SEGMENT,
  COST_KINDS,
  type Grouping,
  type RunBrinson,
} from '../attribution/index.js';
import { contributionLines } from '../contributions.js';
import type { Result } from '../saved/result.js';
import { decimal, percent } from './format.js';
import type { Section } from './section.js';

/** Instruments and balances listed at most. */
const SHOWN = 8;

const PARTS = [
  ['price', 'Price'],
  ['currency', 'Currency'],
  ['income', 'Income'],
  ['cost', 'Cost'],
  ['total', 'Together'],
] as const;

/** The parts of the profit by instrument and balance, and the costs by their kinds, the latter only where there are any; what made the difference to the
 *  benchmark, what was earned in each regime, and in the named windows that the run covers. */
export function attributionSections(result: Result): Section[] {
  const { attribution, configuration, benchmark } = result;
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
    ...(attribution.brinson ? brinsonSections(attribution.brinson, benchmark?.name ?? '') : []),
    regimeSection(result),
    ...windowSections(result),
  ];
}

const EFFECTS = [
  ['allocation', 'Allocation'],
  ['selection', 'Selection'],
  ['interaction', 'Interaction'],
  ['trading', 'Trading'],
  ['total', 'Together'],
] as const;

/** A line of effects, by whatever has them. */
type EffectLine = Pick<BrinsonSegment, 'name' | (typeof EFFECTS)[number][0]>;

/** A zero of rounding is none. */
const effect = (value: number): string => percent(Math.abs(value) < 5e-7 ? 0 : value);

/** The segments, largest effect first, the smallest of many together; their sum last. */
function segmentLines({ segments, total }: BrinsonTable): EffectLine[] {
  const ranked = segments.toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total));
  const cut = ranked.length > SHOWN + 1 ? SHOWN : ranked.length;
  const rest = ranked.slice(cut);
  const sum = (of: (typeof EFFECTS)[number][0]) => rest.reduce((all, each) => all + each[of], 0);
  const others = {
    name: `${rest.length} others`,
    allocation: sum('allocation'),
    selection: sum('selection'),
    interaction: sum('interaction'),
    trading: sum('trading'),
    total: sum('total'),
  };
  return [...ranked.slice(0, cut), ...(rest.length > 0 ? [others] : []), { name: 'Together', ...total }];
}

function brinsonSections(brinson: RunBrinson, benchmark: string): Section[] {
  const title = `What made the difference to ${benchmark}`;
  if (brinson.lost !== '') {
    const items = [`The account had no worth on ${brinson.lost}, and nothing can be linked after a total loss.`];
    return [{ kind: 'list', title, items }];
  }
  const { years } = brinson.by.instrument;
  const yearLines = years.map((each) => ({ ...each, name: String(each.year) }));
  const isSpread = (by: Grouping) => brinson.by[by].segments.filter(({ name }) => name !== CASH_SEGMENT).length > 1;
  const groups = (['market', 'currency', 'kind'] as const).filter(isSpread);
  return [
    effectTable(title, 'Instrument or cash', segmentLines(brinson.by.instrument)),
    ...groups.map((by) => effectTable(`The same by ${by}`, 'Segment', segmentLines(brinson.by[by]), by !== 'market')),
    ...(years.length > 1 ? [effectTable('The same by year, each linked by itself', 'Year', yearLines, true)] : []),
  ];
}

/** A table of effects; those that nothing had are left out. */
function effectTable(title: string, first: string, lines: readonly EffectLine[], long = false): Section {
  const shown = EFFECTS.filter(([key]) => key === 'total' || lines.some((line) => effect(line[key]) !== effect(0)));
  const rows = lines.map((line) => [line.name, ...shown.map(([key]) => effect(line[key]))]);
  return { kind: 'table', title, long, head: [first, ...shown.map(([, name]) => name)], rows };
}

const REGIME_NAMES = { calm: 'Calm', fall: 'Fall (from -10 %)', crisis: 'Crisis (from -20 %)' } as const;

function regimeSection({ attribution: { regimes }, benchmark, configuration }: Result): Section {
  const isCompared = regimes.of === 'benchmark';
  const rows = regimes.regimes.map((each) => [
    REGIME_NAMES[each.name],
    decimal(each.days, 0),
    percent(each.return),
    ...(isCompared ? [percent(each.benchmarkReturn)] : []),
    percent(each.volatility),
    decimal(each.profit, 0),
  ]);
  const head = ['Drawdown', 'Days', 'Strategy', ...(isCompared ? ['Benchmark'] : []), 'Volatility', 'Profit'];
  const whose = isCompared ? (benchmark?.name ?? 'the benchmark') : 'the run itself';
  return { kind: 'table', title: `By the drawdown of ${whose}, profit in ${configuration.base}`, head, rows };
}

function windowSections({ attribution: { windows }, benchmark }: Result): Section[] {
  const { rows, partly } = windows;
  const title = 'In named windows of history';
  const left = `Only a part of these is covered, so they are left out: ${partly.join('; ')}.`;
  const note: Section[] =
    partly.length > 0 ? [{ kind: 'list', title: 'Windows in part', long: true, items: [left] }] : [];
  if (rows.length === 0) return note;
  const cells = rows.map((row) => [
    row.name,
    percent(row.return),
    ...(benchmark ? [percent(row.benchmarkReturn)] : []),
    percent(row.maxDrawdown),
  ]);
  const head = ['Window', 'Strategy', ...(benchmark ? ['Benchmark'] : []), 'Deepest fall'];
  return [{ kind: 'table', title, head, rows: cells }, ...note];
}
