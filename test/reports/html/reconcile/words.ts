// What the words of the page should say, number by number: the head, the headline, the sentences around the charts and tables.

import { ANNUAL } from '../../../../reports/annual.js';
import { type Folder, percent, written } from './csv-text.js';
import { fallTable, spread } from './curve.js';
import { metricsOf } from './metrics.js';
import { tradedValue } from './trading.js';

/** The metrics as they may be shown. */
export interface Shown {
  own(name: string): number;
  theirs(name: string): number;
}

/** Of less than thirty days no annual figure is shown: which they are is the one list that is taken from reports/, and no number. */
export function shownMetrics(folder: Folder, costs: ReadonlyMap<string, number>): Shown {
  const { dates } = folder;
  const isBrief = Date.parse(dates[dates.length - 1]) - Date.parse(dates[0]) < 30 * 86_400_000;
  const { own, theirs } = metricsOf(folder, costs);
  const of = (all: Readonly<Record<string, number>>) => (name: string) =>
    (isBrief && (ANNUAL as ReadonlySet<string>).has(name)) || !Number.isFinite(all[name]) ? NaN : all[name];
  return { own: of(own), theirs: of(theirs) };
}

/** A moment as the page writes it. */
const iso = (date: string): string => (date.includes('T') ? `${date.slice(0, 16).replace('T', ' ')} UTC` : date);

/** What the words of a piece should say, number by number. */
export function expectedWords(folder: Folder, { own, theirs }: Shown): ReadonlyMap<string, readonly string[]> {
  const { dates, equity, benchmark, setup } = folder;
  const { base, cash, benchmark: typed } = setup.configuration;
  const [first, last] = [dates[0], dates[dates.length - 1]].map(iso);
  const against = (text: string) => (benchmark.length > 0 ? [`benchmark ${text}`] : []);
  const worst = fallTable(folder)[0];
  const dateOf = (time: number): string => iso(dates.find((date) => Date.parse(date) === time)!);
  const fall =
    worst === undefined
      ? []
      : [
          `${dateOf(worst[2]!)} to ${dateOf(worst[3]!)}`,
          ...(Number.isNaN(worst[4]) ? ['not recovered'] : [`recovered ${dateOf(worst[4]!)}`]),
        ];
  const figure = (label: string, name: string, write: (value: number) => string): string[] => [
    `${label} ${write(own(name))}`,
    ...against(write(theirs(name))),
  ];
  const isFlat = equity.every((value) => value === equity[0]) || equity.length < 3;
  const [mean, deviation, risk, shortfall] = spread(folder);
  const counted = (table: string, symbol: string): number =>
    folder.of(table).filter((line) => line.symbol === symbol).length;
  const trips = folder.of('round-trips');
  const traded = written(tradedValue(folder));
  const fills = written(folder.of('fills').length, 0);
  return new Map<string, readonly string[]>([
    [
      'head',
      [
        `${first} to ${last}`,
        `${dates[0].includes('T') ? 'Bars' : 'Sessions'} ${written(dates.length, 0)}`,
        `Starting cash ${written(cash, 0)} ${base}`,
        ...(typed === '' ? [] : [setup.benchmark!.name]),
      ],
    ],
    [
      'headline',
      [
        ...figure('Total return', 'totalReturn', percent),
        ...figure('Annual return', 'cagr', percent),
        ...figure('Volatility a year', 'volatility', percent),
        ...figure('Sharpe ratio', 'sharpe', written),
        ...figure('Maximum drawdown', 'maxDrawdown', percent),
        ...fall,
        `Final equity ${written(equity[equity.length - 1])}`,
      ],
    ],
    [
      'curves',
      [`${written(own('finalEquity'))} ${base} on ${last}`, `${percent(own('maxDrawdown'))} at the deepest`, typed],
    ],
    [
      'returns',
      isFlat
        ? []
        : [
            `Mean ${percent(mean, 3)}, deviation ${percent(deviation)}`,
            `less than ${percent(risk)}, on average ${percent(shortfall)}`,
            `Skewness ${written(own('skewness'))}, kurtosis ${written(own('kurtosis'))}`,
          ],
    ],
    [
      'exposure',
      [
        `On average ${percent(own('exposure'), 1)} of the equity was in the market; something was held at ${percent(own('timeInMarket'), 1)} of the closes`,
        `over time: ${percent(own('exposure'), 1)}`,
      ],
    ],
    [
      'trades',
      [
        ...setup.data.assets.flatMap(({ symbol, name }) => [
          ...(name === symbol ? [] : [name]),
          ...(folder.of('orders').some((line) => line.symbol === symbol)
            ? [`(${counted('fills', symbol)} fills, ${counted('refusals', symbol)} refused`]
            : []),
        ]),
        ...(trips.length > 500 ? [`The first 500 of ${written(trips.length, 0)} are shown`] : []),
      ],
    ],
    ['costs', fills === '0' ? [] : [`${fills} fills traded ${traded} ${base}: one way, ${percent(own('turnover'))}`]],
    [
      'attribution',
      folder.of('benchmark').length === 0
        ? []
        : [
            `returned ${percent(equity[equity.length - 1] / equity[0] - 1)}, the benchmark ${percent(benchmark[benchmark.length - 1] / benchmark[0] - 1)}`,
          ],
    ],
  ]);
}
