// What a comparison says on a terminal and in Markdown, before it is laid out.

import { type Language, told } from '../lang/index.js';
import { METRIC_NAMES, type MetricName } from '../metrics/index.js';
import { clean, shorten } from '../render/clean.js';
import type { Document } from '../render/document.js';
import { decimal, moment } from '../render/format.js';
import type { Section } from '../render/section.js';
import { sparkline } from '../render/sparkline.js';
import { titleOf } from '../title.js';
import type { Comparison } from './comparison.js';
import { isOfCurves } from './in-window.js';
import { bounded, caveatsOf, findingsOf, testsOf } from './findings.js';
import { bestOf, type Words, wordsOf } from './words.js';

/** What is shown where there is little room. */
const CHOSEN: ReadonlySet<string> = new Set([
  'cagr',
  'totalReturn',
  'volatility',
  'sharpe',
  'sortino',
  'calmar',
  'maxDrawdown',
  'maxDrawdownDays',
  'ulcerIndex',
  'expectedShortfall',
  'tailRatio',
  'skewness',
  'exposure',
  'turnover',
  'costs',
  'trades',
  'hitRate',
  'profitFactor',
]);

/** Assumptions of one group on a terminal. */
const ASSUMED = 6;
/** Columns of a curve. */
const CURVE = 36;
/** Columns that the values of a setting share. */
const VALUES = 60;

/** The metrics that fit, in the order of the table. */
export const chosenMetrics = (): MetricName[] => METRIC_NAMES.filter((name) => CHOSEN.has(name));

/** Stands before the best figure of a row. */
const BEST = '*';

function runTable({ runs }: Comparison, { say }: Words): Section {
  const rows = runs.map(({ label, name, result }) => {
    const { date } = result.tables['equity.csv'];
    const day = (time: number) => moment(time, 'daily');
    return [label, shorten(titleOf(result.configuration.strategy), 24), day(date[0]), day(date[date.length - 1]), name];
  });
  // A folder is told where the label does not say it.
  const told = runs.some(({ label, name }) => label !== clean(name));
  const head = [say('Run'), say('Strategy'), say('From'), say('To'), ...(told ? [say('Folder')] : [])];
  return { kind: 'table', title: say('Runs'), head, rows: rows.map((row) => row.slice(0, head.length)) };
}

function curveTable({ runs, window }: Comparison, { say, percent }: Words): Section[] {
  if (window.kind === 'none') return [];
  const curves = runs.map(({ growth }) => growth);
  const ends = [Infinity, -Infinity];
  for (const curve of curves)
    for (const value of curve)
      if (Number.isFinite(value)) ends.splice(0, 2, Math.min(ends[0], value), Math.max(ends[1], value));
  const rows = runs.map(({ label, growth }) => [
    label,
    sparkline(growth, CURVE, ends as [number, number]),
    percent(growth[growth.length - 1] - 1),
  ]);
  const head = [say('Run'), say('Growth, one scale'), say('Total')];
  return [{ kind: 'table', title: say('Curves from the first common close'), head, rows }];
}

/** Metrics under what they are of: the common closes, each whole run, or each run's own dates. */
export function metricGroups(
  { window }: Comparison,
  names: readonly MetricName[],
  { say }: Words,
): readonly (readonly [title: string, names: readonly MetricName[]])[] {
  if (window.kind === 'same') return [[say('Figures side by side'), names]];
  if (window.kind === 'none') return [[say('Figures, each of its own dates'), names]];
  return [
    [say('Figures on the common closes'), names.filter(isOfCurves)],
    [say('Figures of each whole run'), names.filter((name) => !isOfCurves(name))],
  ];
}

function metricTables(comparison: Comparison, words: Words, all: readonly MetricName[]): Section[] {
  const { runs } = comparison;
  return metricGroups(comparison, all, words).map(([title, names]): Section => {
    const bests = names.map((name) => bestOf(comparison, name));
    const rows = names.map((name, row) => [
      words.label(name),
      ...runs.map((run, at) => `${bests[row].includes(at) ? `${BEST} ` : ''}${words.figure(name, run)}`),
    ]);
    const key = bests.some(({ length }) => length > 0) ? words.say('{mark} best', { mark: BEST }) : words.say('Metric');
    return { kind: 'table', title, head: [key, ...runs.map(({ label }) => label)], rows };
  });
}

function differenceTables(comparison: Comparison, words: Words, names: ReadonlySet<MetricName>): Section[] {
  const { runs, against } = comparison;
  const { say } = words;
  return against.flatMap(({ run, metrics, sharpe, sharpeHolm }): Section[] => {
    const rows = bounded(metrics)
      .filter(({ metric }) => names.has(metric))
      .map((each) => [words.label(each.metric), words.difference(each), words.interval(each), words.verdict(each)]);
    if (rows.length === 0) return [];
    const title = say('{run} less {first}', { run: runs[run].label, first: runs[0].label });
    const head = [say('Metric'), say('difference'), say('interval'), say('finding')];
    if (!Number.isNaN(sharpe)) {
      const holm = testsOf(comparison) > 1 ? say('Holm {p}', { p: sharpeHolm.toFixed(3) }) : '';
      rows.push([say('Equal Sharpe ratios'), `p = ${sharpe.toFixed(3)}`, holm, '']);
    }
    return [{ kind: 'table', title, head, rows }];
  });
}

function overlapTable({ runs, overlap, window }: Comparison, { say, percent }: Words): Section[] {
  const pairs = runs.flatMap((_, a) => runs.slice(a + 1).map((__, at) => [a, a + 1 + at] as const));
  const rows = pairs.map(([a, b]) => {
    const { correlation, both, held, entered, whole } = overlap[a][b];
    return [
      `${shorten(runs[a].label, 12)} / ${shorten(runs[b].label, 12)}`,
      Number.isFinite(correlation) ? decimal(correlation, 2) : say('n/a'),
      percent(both),
      percent(held),
      `${decimal(entered, 0)} (${decimal(whole, 0)})`,
    ];
  });
  const head = [say('Runs'), say('correlation'), say('both held'), say('same holdings'), say('same trades')];
  const title = say('What they have in common');
  const trades: Section = {
    kind: 'list',
    title: say('How that is counted'),
    items: [
      say(
        'Correlation of returns; share of the common closes at which both held something; mean of the sum of the smaller weights; trades that began on the same day in the same instrument and direction (in brackets: and ended on the same day).',
      ),
    ],
  };
  return window.kind === 'none' ? [] : [{ kind: 'table', title, head, rows }, trades];
}

function settingsTable({ runs, settings }: Comparison, { say }: Words, all: boolean): Section {
  const most = all ? Infinity : Math.max(8, Math.floor(VALUES / runs.length) - 2);
  const title = say('What differs in how they were run');
  if (settings.length === 0)
    return { kind: 'list', title, items: [say('Nothing: settings, data and code are the same.')] };
  const rows = settings.map(({ name, values }) => [
    name,
    ...values.map((value) => (value === '' ? '-' : shorten(clean(value), most))),
  ]);
  return { kind: 'table', title, head: [say('Setting'), ...runs.map(({ label }) => label)], rows };
}

/** The assumptions by the runs that make them; `most` of each. */
function assumptionLists({ runs, assumptions }: Comparison, { language, say }: Words, most: number): Section[] {
  const groups = new Map<string, string[]>();
  for (const { statement, made } of assumptions) {
    const who = runs.filter((_, run) => made[run]).map(({ label }) => label);
    const key = who.join(say(', '));
    groups.set(key, [...(groups.get(key) ?? []), told(language, statement)]);
  }
  return [...groups].map(([who, texts]) => ({
    kind: 'list',
    title: say('Assumed only by {runs}', { runs: who }),
    items:
      texts.length <= most
        ? texts
        : [
            ...texts.slice(0, most),
            say('And {count} more: --format md and the page tell them all.', { count: texts.length - most }),
          ],
  }));
}

/** The title of a comparison: the labels where there are two, else how many. */
export function titleOfComparison({ runs }: Comparison, { say }: Words): string {
  if (runs.length === 2) return say('{first} and {other} compared', { first: runs[0].label, other: runs[1].label });
  return say('{count} runs compared', { count: runs.length });
}

/** What a comparison says; `all` gives every metric in place of a chosen set. */
export function compareDocument(comparison: Comparison, language: Language = 'en', all = false): Document {
  const words = wordsOf(comparison, language);
  const { say } = words;
  const names = all ? METRIC_NAMES : chosenMetrics();
  const caveats = caveatsOf(comparison, words);
  return {
    title: titleOfComparison(comparison, words),
    about: findingsOf(comparison, words).join(say(' ')) || say('No difference can be tested.'),
    label: comparison.runs.some(({ result }) => result.generated) ? say('GENERATED DATA, not a real market') : '',
    warnings: [],
    facts: [],
    curve: new Float64Array(0),
    sections: [
      runTable(comparison, words),
      {
        kind: 'list',
        title: say('What is compared'),
        items: comparison.remarks.map(({ phrase, values }) => say(phrase, values)),
      },
      ...curveTable(comparison, words),
      ...metricTables(comparison, words, names),
      ...differenceTables(comparison, words, new Set(names)),
      ...(caveats.length > 0 ? [{ kind: 'list' as const, title: say('How sure that is'), items: caveats }] : []),
      ...overlapTable(comparison, words),
      settingsTable(comparison, words, all),
      ...assumptionLists(comparison, words, all ? Infinity : ASSUMED),
    ],
    closing: say('Past performance does not predict returns.'),
  };
}
