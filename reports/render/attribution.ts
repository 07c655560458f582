// The sections that say where the profit came from: by its parts, against the benchmark, by regime and in windows of history.

import { type BrinsonSegment, COST_KINDS, type RunBrinson } from '../attribution/index.js';
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

const EFFECTS = ['allocation', 'selection', 'interaction', 'trading', 'total'] as const;
const EFFECT_NAMES = ['Allocation', 'Selection', 'Interaction', 'Trading', 'Together'];

/** A zero of rounding is none. */
const effect = (value: number): string => percent(Math.abs(value) < 5e-7 ? 0 : value);

/** The segments, largest effect first, the smallest of many together. */
function segmentLines(segments: readonly BrinsonSegment[]): Pick<BrinsonSegment, 'name' | (typeof EFFECTS)[number]>[] {
  const ranked = segments.toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total));
  if (ranked.length <= SHOWN + 1) return ranked;
  const rest = ranked.slice(SHOWN);
  const sum = (of: (typeof EFFECTS)[number]) => rest.reduce((all, each) => all + each[of], 0);
  const [allocation, selection, interaction, trading, total] = EFFECTS.map(sum);
  const others = { name: `${rest.length} others`, allocation, selection, interaction, trading, total };
  return [...ranked.slice(0, SHOWN), others];
}

function brinsonSections(brinson: RunBrinson, benchmark: string): Section[] {
  const title = `What made the difference to ${benchmark}`;
  if (brinson.lost !== '') {
    const items = [`The account had no worth on ${brinson.lost}, and nothing can be linked after a total loss.`];
    return [{ kind: 'list', title, items }];
  }
  const { segments, total, years } = brinson.by.instrument;
  const cells = (of: Record<(typeof EFFECTS)[number], number>) => EFFECTS.map((each) => effect(of[each]));
  const rows = [...segmentLines(segments), { name: 'Together', ...total }].map((each) => [each.name, ...cells(each)]);
  const byYear = years.map((each) => [String(each.year), ...cells(each)]);
  return [
    { kind: 'table', title, head: ['Instrument or cash', ...EFFECT_NAMES], rows },
    ...(years.length > 1
      ? [
          {
            kind: 'table' as const,
            title: 'The same by year',
            long: true,
            head: ['Year', ...EFFECT_NAMES],
            rows: byYear,
          },
        ]
      : []),
  ];
}

const REGIME_NAMES = { calm: 'Calm', fall: 'Fall (from -10 %)', crisis: 'Crisis (from -20 %)' } as const;

function regimeSection({ attribution: { regimes }, benchmark }: Result): Section {
  const isCompared = regimes.of === 'benchmark';
  const rows = regimes.regimes.map((each) => [
    REGIME_NAMES[each.name],
    decimal(each.days, 0),
    percent(each.return),
    ...(isCompared ? [percent(each.benchmarkReturn)] : []),
    percent(each.volatility),
    percent(each.share),
  ]);
  const head = ['Drawdown', 'Days', 'Strategy', ...(isCompared ? ['Benchmark'] : []), 'Volatility', 'of the profit'];
  const whose = isCompared ? `of ${benchmark?.name ?? 'the benchmark'}` : 'of the run itself';
  return { kind: 'table', title: `By the drawdown ${whose}`, head, rows };
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
