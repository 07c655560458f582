// How a run was set up, in pairs of a label and a few words.

import { chosenName } from './chosen.js';
import type { Configuration } from './report.js';

const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))} %`;
const optimistic = (holds: boolean): string => (holds ? ' (optimistic)' : '');

function costs({ costs: table, costsHash, commission }: Configuration): string {
  const file = costsHash === undefined ? '' : ` (${costsHash.slice(0, 12)})`;
  const own = typeof commission === 'number' ? percent(commission) : commission;
  return `${table}${file}${own === null ? '' : `, commission ${own}`}`;
}

function account({
  account: kind,
  leverage,
  conversion,
  conversionSpread,
  creditRate,
  debitRate,
}: Configuration): string {
  const interest =
    creditRate === 0 && debitRate === 0
      ? 'no interest'
      : `interest ${percent(creditRate)} on cash, ${percent(debitRate)} on debt`;
  return [
    kind,
    ...(leverage === 1 ? [] : [`leverage ${leverage}`]),
    `conversion ${conversion}, ${conversionSpread} bp`,
    interest,
  ].join(', ');
}

/** The settings that decide how orders are filled and what the account is; what flatters is marked so. */
export function settingsFacts(configuration: Configuration): [string, string][] {
  const { fill, intrabar, slippage, volumeCap, limits, continuous = [] } = configuration;
  const model = typeof slippage === 'number' ? `${slippage} bp` : chosenName(slippage);
  const pairs: [string, string][] = [
    [
      'Fills',
      `${fill}${optimistic(fill === 'same-close')}, bars read ${intrabar === 'optimistic' ? 'optimistically' : 'pessimistically'}`,
    ],
    ['Slippage', model],
    ['Volume cap', volumeCap === null ? 'none' : percent(volumeCap)],
    ['Costs', costs(configuration)],
    ['Account', account(configuration)],
    ['Limits', limits.map(chosenName).join('; ')],
    ['Futures', continuous.join(', ')],
  ];
  return pairs.filter(([, words]) => words !== '');
}
