// What a sweep says, before it is laid out.

import type { MetricName } from '../metrics/index.js';
import { failures, tally } from '../sweep/tally.js';
import type { SweepReport } from '../sweep/sweep-report.js';
import { shownMetrics } from '../sweep/values.js';
import { titleOf } from '../title.js';
import { width } from './clean.js';
import { type Document, GENERATED } from './document.js';
import { decimal } from './format.js';
import type { Section } from './section.js';
import { luckSection } from './sweep-luck.js';
import { outOfSampleSections } from './sweep-folds.js';
import { conclusion, figureOf, stabilityWords, unrankedWords, valueText } from './sweep-words.js';

/** Rows of a table of trials. */
const SHOWN = 10;
/** Errors that are told. */
const ERRORS = 3;

const count = (value: number): string => decimal(value, 0);

/** An option as it stands on the command line. */
const typed = (value: string | readonly string[] | boolean): string =>
  typeof value === 'object' ? value.join(' ') : String(value);

/** Columns of a table with two blanks between them. */
const widthOf = (cells: readonly (readonly string[])[]): number =>
  cells.reduce((sum, column) => sum + 2 + Math.max(...column.map(width)), -2);

/** Trials with their values and as many of the metrics as fit into the columns that there are; those that are ranked by always. */
function trialTable(report: SweepReport, title: string, shown: readonly number[], columns: number): Section {
  const { configuration, trials } = report;
  const values = trials.dimensions.map(({ name }, index) => [
    name,
    ...shown.map((trial) => valueText(trials.dimensions[index].at(trials.level(trial, index)))),
  ]);
  const metric = (name: MetricName) => [name, ...shown.map((trial) => figureOf(name, trials.figure(trial, name)))];
  const table = [['trial', ...shown.map(String)], ...values];
  for (const name of shownMetrics(report)) {
    const column = metric(name);
    if (configuration.rank.includes(name) || widthOf([...table, column]) <= columns) table.push(column);
  }
  const rows = shown.map((_, row) => table.map((column) => column[row + 1]));
  return { kind: 'table', title, head: table.map(([head]) => head), rows };
}

/** Why trials are not ranked. */
function failureSection(report: SweepReport): Section[] {
  const { trials } = report;
  const { failed, stopped } = tally(trials);
  const unranked = unrankedWords(report);
  const items = unranked === '' ? [] : [unranked];
  if (stopped > 0)
    items.push(
      `${count(stopped)} of ${count(trials.length)} trials were stopped after a part of the window; they count as tried.`,
    );
  const errors = failed > 0 ? failures(trials) : [];
  for (const { error, count: times, first } of errors.slice(0, ERRORS))
    items.push(`${times === 1 ? `Trial ${first} failed` : `${count(times)} trials failed, first ${first}`}: ${error}`);
  if (errors.length > ERRORS) items.push(`${count(errors.length - ERRORS)} other errors; trials.csv has them all.`);
  return items.length === 0 ? [] : [{ kind: 'list', title: 'Trials that are not ranked', items }];
}

function sampling({ configuration: { sampler, trials } }: SweepReport): string {
  const params = Object.entries(sampler.params).map(([name, value]) => `${name} ${String(value)}`);
  const most = trials === null ? [] : [`at most ${count(trials)} points`];
  return [sampler.name, ...params, ...most].join(', ');
}

function facts(report: SweepReport): [string, string][] {
  const { configuration: c, trials, ranking, ledger, fingerprints, version } = report;
  const { done, failed, stopped } = tally(trials);
  const ends = [`${count(ranking.length)} ranked`];
  if (done > ranking.length) ends.push(`${count(done - ranking.length)} not ranked`);
  if (failed > 0) ends.push(`${count(failed)} failed`);
  if (stopped > 0) ends.push(`${count(stopped)} stopped`);
  const named = (record: Readonly<Record<string, unknown>>) =>
    Object.entries(record).map(([name, value]) => `${name} ${String(value)}`);
  const options = Object.entries(c.options).map(([name, value]) => `--${name} ${typed(value)}`);
  const hashes = fingerprints.map((hash) => hash.slice(0, 12));
  const data = hashes.length > 3 ? `${hashes.slice(0, 3).join(', ')} and ${hashes.length - 3} more` : hashes.join(', ');
  const code = c.sourceHash === undefined ? [] : [`strategy ${c.sourceHash.slice(0, 12)}`];
  return [
    ['Period', `${c.from} to ${c.to}`],
    ['Trials', `${count(trials.length)}: ${ends.join(', ')}`],
    ['Space', named(c.space).join(', ') || 'one point'],
    ...(Object.keys(c.params).length > 0 ? [['Fixed', named(c.params).join(', ')] as [string, string]] : []),
    ['Sampler', sampling(report)],
    ['Ranked by', [c.rank.join(', then '), ...c.require.map((each) => `if ${each}`)].join(', ')],
    ...(options.length > 0 ? [['Run with', options.join(' ')] as [string, string]] : []),
    ['Ledger', `${count(ledger.trials)} earlier trials count in the verdict`],
    ['Repeat by', [`seed ${c.seed}`, ...code, `data ${data}`, `Tidemark ${version}`].join(', ')],
  ];
}

/** What a sweep says; tables of trials have as many metrics as fit into the columns that there are. */
export function sweepDocument(report: SweepReport, columns = Infinity): Document {
  const { configuration: c, trials, ranking, front, notes } = report;
  const data = c.options.data === undefined ? '' : ` on ${typed(c.options.data)}`;
  const points = trials.length === 1 ? '1 point' : `${count(trials.length)} points`;
  const best = ranking.slice(0, SHOWN);
  const title = ranking.length > SHOWN ? `The ${SHOWN} best of ${count(ranking.length)} by ${c.rank[0]}` : 'Ranking';
  const beyond = front.length > SHOWN ? `, the first ${SHOWN}` : '';
  const frontTitle = `Beaten by none in ${c.rank.join(' and ')} together: ${count(front.length)}${beyond}`;
  const stability = stabilityWords(report);
  return {
    title: `${titleOf(c.strategy)}${data}, ${c.from} to ${c.to}: ${points}, ${c.sampler.name}`,
    about: c.about,
    label: report.generated ? GENERATED : '',
    warnings: [],
    facts: facts(report),
    curve: report.best?.equity ?? new Float64Array(0),
    sections: [
      ...(best.length > 0 ? [trialTable(report, title, best, columns)] : []),
      ...(c.rank.length > 1 && front.length > 0
        ? [trialTable(report, frontTitle, front.slice(0, SHOWN), columns)]
        : []),
      ...failureSection(report),
      ...(stability === '' ? [] : [{ kind: 'list' as const, title: 'How steady the best is', items: [stability] }]),
      ...outOfSampleSections(report),
      ...luckSection(report),
      ...(notes.length > 0 ? [{ kind: 'list' as const, title: 'To be known beside the figures', items: notes }] : []),
    ],
    closing: conclusion(report),
  };
}
