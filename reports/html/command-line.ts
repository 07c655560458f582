// The one line that repeats a run.

import type { Chosen, Configuration } from '../report.js';

/** A word as a POSIX shell takes it literally. */
export const shellQuoted = (word: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `--name value`; joined by `=` where the value could be taken for another option or for a switch. */
export function option(name: string, value: unknown): string {
  const word = shellQuoted(String(value));
  return `--${kebab(name)}${typeof value === 'boolean' || /^'?-/.test(word) ? '=' : ' '}${word}`;
}

/** `NAME:param=value,…`, as a plugin is chosen. */
export const plugin = ({ name, params }: Pick<Chosen, 'name' | 'params'>): string => {
  const values = Object.entries(params).map(([param, value]) => `${kebab(param)}=${String(value)}`);
  return values.length === 0 ? name : `${name}:${values.join(',')}`;
};

/** The options of execution and account that are not at rest. */
function accountOptions(configuration: Configuration): (string | false)[] {
  const { intrabar, doubt, volumeCap, account, leverage, conversion, conversionSpread } = configuration;
  const { creditRate, debitRate, limits, continuous = [] } = configuration;
  return [
    intrabar !== 'pessimistic' && option('intrabar', intrabar),
    doubt && '--doubt',
    volumeCap !== null && option('volume-cap', volumeCap),
    account !== 'margin' && option('account', account),
    leverage !== 1 && option('leverage', leverage),
    conversion !== 'automatic' && option('conversion', conversion),
    conversionSpread !== 0 && option('conversion-spread', conversionSpread),
    creditRate !== 0 && option('credit-rate', creditRate),
    debitRate !== 0 && option('debit-rate', debitRate),
    ...limits.map((limit) => option('limit', plugin(limit))),
    ...continuous.map((each) => option('continuous', each)),
  ];
}

/** The command that repeats the run, or the sweep that it is a part of, quoted for a shell. Params that are no plain value (tables) cannot stand in it. */
export function commandLine(configuration: Configuration): string {
  if (configuration.sweep !== undefined) return configuration.sweep;
  const { strategy, params, data, assets = [], from, to, cash, base, benchmark, riskFree, fill, costs } = configuration;
  const { commission, slippage, lot, seed, lenient, scenario } = configuration;
  const options: (string | false)[] = [
    data.length > 0 && `--data ${data.map((path) => shellQuoted(path.startsWith('-') ? `./${path}` : path)).join(' ')}`,
    scenario !== undefined && option('scenario', scenario),
    assets.length > 0 && `--assets ${assets.map(shellQuoted).join(' ')}`,
    option('from', from),
    option('to', to),
    option('cash', cash),
    option('base', base),
    benchmark !== '' && option('benchmark', benchmark),
    riskFree !== 0 && option('risk-free', riskFree),
    option('fill', fill),
    option('costs', costs),
    commission !== null && option('commission', commission),
    slippage !== 0 && option('slippage', typeof slippage === 'number' ? slippage : plugin(slippage)),
    ...accountOptions(configuration),
    lot !== null && option('lot', lot),
    option('seed', seed),
    lenient.length > 0 && `--lenient ${lenient.map(shellQuoted).join(' ')}`,
    ...Object.entries(params).map(
      ([name, value]) => ['string', 'number', 'boolean'].includes(typeof value) && option(name, value),
    ),
  ];
  return ['tidemark run', shellQuoted(strategy), ...options.filter((each) => each !== false)].join(' ');
}
