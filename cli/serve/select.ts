// Which results are listed, and in which order.

import { type MetricName, METRICS } from '../../reports/metrics/index.js';
import type { Card } from './card.js';
import type { Finding } from './finding.js';
import type { FACTS, ListQuery, SortKey } from './query.js';

/** What a query leaves of the results. */
export interface Selected {
  readonly cards: readonly Card[];
  /** What is wrong with its conditions, which then count for nothing. */
  readonly problem: Finding | null;
}

const COMPARE: Readonly<Record<string, (figure: number, bound: number) => boolean>> = {
  '<': (figure, bound) => figure < bound,
  '<=': (figure, bound) => figure <= bound,
  '>': (figure, bound) => figure > bound,
  '>=': (figure, bound) => figure >= bound,
};

const FORM = /^([A-Za-z0-9]+)\s*(<=|>=|<|>)\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(%?)$/i;

type Condition = (card: Card) => boolean;

/** Conditions such as `sharpe > 1, maxDrawdown > -20%`; what is undefined satisfies none. */
export function conditionsOf(text: string): readonly Condition[] | Finding {
  const conditions: Condition[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const [, name, comparison, number, percent] = FORM.exec(part) ?? [];
    const values = { text: part };
    if (name === undefined) {
      return { phrase: '“{text}” is no condition: write “sharpe > 1”, several joined by commas.', values };
    }
    if (!Object.hasOwn(METRICS, name)) return { phrase: '“{text}” names no metric.', values };
    const bound = Number(number) / (percent === '' ? 1 : 100);
    const test = COMPARE[comparison];
    conditions.push(({ metrics }) => test(metrics.get(name as MetricName) ?? Number.NaN, bound));
  }
  return conditions;
}

/** The results that are asked for, sorted: what is undefined last, equals by their folder. */
export function selected(cards: readonly Card[], query: ListQuery): Selected {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = conditionsOf(query.where);
  const [conditions, problem] = 'phrase' in found ? [[], found] : [found, null];
  const left = cards.filter(
    (card) =>
      words.every((word) => card.haystack.includes(word)) &&
      (query.strategy === '' || card.title === query.strategy) &&
      (query.symbol === '' || card.symbols.includes(query.symbol)) &&
      conditions.every((holds) => holds(card)),
  );
  return { cards: left.sort(orderOf(query)), problem };
}

const FACT_OF: Readonly<Record<(typeof FACTS)[number], (card: Card) => string | number>> = {
  name: ({ found }) => found.names.join('/'),
  strategy: ({ title }) => title,
  from: ({ from }) => from,
  written: ({ found }) => found.written,
};

const valueOf = (card: Card, sort: SortKey): string | number =>
  Object.hasOwn(FACT_OF, sort)
    ? FACT_OF[sort as (typeof FACTS)[number]](card)
    : (card.metrics.get(sort as MetricName) ?? Number.NaN);

const isMissing = (value: string | number): boolean => value === '' || Number.isNaN(value);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

function orderOf({ sort, falls }: ListQuery): (a: Card, b: Card) => number {
  return (a, b) => {
    const [x, y] = [valueOf(a, sort), valueOf(b, sort)];
    const missing = Number(isMissing(x)) - Number(isMissing(y));
    if (missing !== 0) return missing;
    return (falls ? compare(y, x) : compare(x, y)) || compare(FACT_OF.name(a), FACT_OF.name(b));
  };
}
