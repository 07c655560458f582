// How a run was set up, in pairs of a label and a few words.

import { chosenName } from './chosen.js';
import { type Say, sayIn } from './lang/index.js';
import type { Configuration } from './report.js';

const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))} %`;

function costs({ costs: table, costsHash, commission }: Configuration, say: Say): string {
  const file = costsHash === undefined ? '' : ` (${costsHash.slice(0, 12)})`;
  const own = typeof commission === 'number' ? percent(commission) : commission;
  return own === null ? `${table}${file}` : say('{table}, commission {own}', { table: `${table}${file}`, own });
}

function account(
  { account: kind, leverage, conversion, conversionSpread, creditRate, debitRate }: Configuration,
  say: Say,
): string {
  return [
    say(kind),
    ...(leverage === 1 ? [] : [say('leverage {n}', { n: leverage })]),
    say('conversion {how}, {n} bp', { how: say(conversion), n: conversionSpread }),
    creditRate === 0 && debitRate === 0
      ? say('no interest')
      : say('interest {credit} on cash, {debit} on debt', { credit: percent(creditRate), debit: percent(debitRate) }),
  ].reduce((a, b) => say('{a}, {b}', { a, b }));
}

function fills({ fill, intrabar }: Configuration, say: Say): string {
  const how = fill === 'same-close' ? `${fill} (${say('optimistic')})` : fill;
  return intrabar === 'optimistic'
    ? say('{fill}, bars read optimistically', { fill: how })
    : say('{fill}, bars read pessimistically', { fill: how });
}

/** The settings that decide how orders are filled and what the account is; what flatters is marked so. In English where no other words are
 *  given. */
export function settingsFacts(configuration: Configuration, say: Say = sayIn('en')): [string, string][] {
  const { slippage, volumeCap, limits, continuous = [] } = configuration;
  const model = typeof slippage === 'number' ? `${slippage} bp` : chosenName(slippage);
  const pairs: [string, string][] = [
    [say('Fills'), fills(configuration, say)],
    [say('Slippage'), model],
    [say('Volume cap'), volumeCap === null ? say('none') : percent(volumeCap)],
    [say('Costs'), costs(configuration, say)],
    [say('Account'), account(configuration, say)],
    [say('Limits'), limits.map(chosenName).join('; ')],
    [say('Futures'), continuous.join(', ')],
  ];
  return pairs.filter(([, words]) => words !== '');
}
