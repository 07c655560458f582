// What the list shows of a result: a few facts of its run.json or sweep.json, none of them believed.

import { METRIC_NAMES, type MetricName, METRICS } from '../../reports/metrics/index.js';
import { titleOf } from '../../reports/title.js';
import type { Finding } from './finding.js';
import { listOf, numberOf, pairsOf, recordOf, textOf } from './plain.js';
import { readRecord } from './read-capped.js';
import type { FoundResult } from './scan.js';

/** A result as it is listed. */
export interface Card {
  readonly found: FoundResult;
  /** What keeps it from being listed as what it is; null where nothing does. */
  readonly problem: Finding | null;
  /** Strategy without the folders of its file. */
  readonly title: string;
  readonly about: string;
  /** Of a run the params, of a sweep the space. */
  readonly params: readonly (readonly [name: string, text: string])[];
  /** Dates, ISO. */
  readonly from: string;
  readonly to: string;
  readonly symbols: readonly string[];
  readonly generated: boolean;
  /** Figures that are defined, dates in ms UTC; of a sweep those of its best trial. */
  readonly metrics: ReadonlyMap<MetricName, number>;
  /** Of a sweep: what came of it; null for a run. */
  readonly sweep: SweepFacts | null;
  /** What a search goes through, in lower case. */
  readonly haystack: string;
}

/** What a sweep has beside a run. NaN where it is not known. */
export interface SweepFacts {
  readonly trials: number;
  readonly failed: number;
  /** The metric that it ranks by; empty where it is none of ours. */
  readonly rank: MetricName | '';
  /** Whether the best is to be trusted, in the words of the verdict. */
  readonly trust: string;
}

/** Reads a result's card. */
export function cardOf(found: FoundResult): Card {
  const name = found.kind === 'run' ? 'run.json' : 'sweep.json';
  const read = readRecord(found.path, name);
  if ('problem' in read) return brokenCard(found, read.problem);
  const { record } = read;
  if (textOf(recordOf(record.configuration).strategy) === '') {
    return brokenCard(found, {
      phrase: '{file} names no strategy, so it is none of a result.',
      values: { file: name },
    });
  }
  return found.kind === 'run' ? runCard(found, record) : sweepCard(found, record);
}

type Facts = Omit<Card, 'haystack' | 'problem' | 'found'>;

const finished = (found: FoundResult, facts: Facts, more: readonly string[] = []): Card => ({
  found,
  problem: null,
  ...facts,
  haystack: [
    found.names.join('/'),
    facts.title,
    facts.about,
    ...facts.params.map(([name, text]) => `${name}=${text}`),
    ...facts.symbols,
    ...more,
  ]
    .join('\n')
    .toLowerCase(),
});

const brokenCard = (found: FoundResult, problem: Finding): Card => ({
  ...finished(found, {
    title: '',
    about: '',
    params: [],
    from: '',
    to: '',
    symbols: [],
    generated: false,
    metrics: new Map(),
    sweep: null,
  }),
  problem,
});

function runCard(found: FoundResult, record: Readonly<Record<string, unknown>>): Card {
  const configuration = recordOf(record.configuration);
  const data = recordOf(record.data);
  const assets = listOf(data.assets).map(recordOf);
  return finished(
    found,
    {
      ...commonOf(configuration),
      params: pairsOf(configuration.params),
      symbols: assets.map(({ symbol }) => textOf(symbol)).filter((symbol) => symbol !== ''),
      generated: data.generated === true,
      metrics: figuresOf(record.metrics),
      sweep: null,
    },
    assets.map(({ name }) => textOf(name)),
  );
}

function sweepCard(found: FoundResult, record: Readonly<Record<string, unknown>>): Card {
  const configuration = recordOf(record.configuration);
  const counts = recordOf(record.counts);
  const [rank] = listOf(configuration.rank);
  const [best] = listOf(record.ranking);
  return finished(
    found,
    {
      ...commonOf(configuration),
      params: pairsOf(configuration.space),
      symbols: [],
      generated: recordOf(record.data).generated === true,
      metrics: figuresOf(recordOf(best).metrics),
      sweep: {
        trials: numberOf(counts.trials),
        failed: numberOf(counts.failed),
        rank: METRIC_NAMES.find((name) => name === rank) ?? '',
        trust: textOf(recordOf(record.verdict).trust),
      },
    },
    pairsOf(configuration.options).map(([name, text]) => `${name}=${text}`),
  );
}

const commonOf = (configuration: Readonly<Record<string, unknown>>) => ({
  title: titleOf(textOf(configuration.strategy)),
  about: textOf(configuration.about),
  from: textOf(configuration.from).slice(0, 10),
  to: textOf(configuration.to).slice(0, 10),
});

function figuresOf(value: unknown): ReadonlyMap<MetricName, number> {
  const record = recordOf(value);
  const figures = new Map<MetricName, number>();
  for (const name of METRIC_NAMES) {
    if (!Object.hasOwn(record, name)) continue;
    const figure = METRICS[name].unit === 'date' ? Date.parse(textOf(record[name])) : numberOf(record[name]);
    if (!Number.isNaN(figure)) figures.set(name, figure);
  }
  return figures;
}
