// All that is wrong with data, for those who want to mend it.

import { UserError } from '../engine/index.js';
import { align } from './align.js';
import { isOldRate } from './base-rates.js';
import { errorsIn } from './errors-in.js';
import { currenciesOf } from './currency.js';
import type { Dataset } from './dataset.js';
import { type Finding, findingsOf } from './finding.js';
import { type ReadOptions, type Reading, read } from './read.js';

/** Everything found in the files of the given paths, in the order in which they are read. Where no finding is an error, `load` accepts
 *  them; instruments of several currencies are a warning as long as no base currency is named, for a run may choose among them. */
export async function check(paths: readonly string[], options: ReadOptions = {}): Promise<readonly Finding[]> {
  const reading = await read(paths, options);
  return [...findingsIn(reading, paths, options), ...errorsIn(reading, NaN)];
}

/** The same of what was read of the paths. */
export function findingsIn(
  { dataset, findings }: Pick<Reading, 'dataset' | 'findings'>,
  paths: readonly string[],
  options: ReadOptions,
): readonly Finding[] {
  if (findings.some(({ severity }) => severity === 'error')) return findings;
  const whole = findingsOf(paths.join(', '));
  const words = { line: 0, column: '', value: '' };
  const currencies = currenciesOf(dataset.instruments);
  const several = currencies.size > 1 && options.base === undefined;
  const bases = several ? [...currencies.keys()] : [options.base];
  const trials = bases.map((base) => ({ base, ...laid(dataset, base) }));
  if (several) {
    const usable = trials.filter(({ fault }) => !fault).map(({ base }) => base);
    const allow = usable.length > 0 ? `an account in ${usable.join(' or ')}` : 'no account in any of them';
    const what = `holds instruments of several currencies (${[...currencies.values()].join('; ')}), whose rates allow ${allow}`;
    const remedy = 'name the currency of the account with --base when they are run, and see that fx.csv has the rates';
    whole.add({ ...words, severity: 'warning', what, remedy });
  } else if (trials[0].fault) {
    const [, what, remedy] = /^(.*): (.*)\.$/.exec(trials[0].fault.message)!;
    whole.add({ ...words, what: `cannot be used: ${what}`, remedy });
  }
  for (const note of new Set(trials.flatMap(({ old }) => old))) {
    const what = note.replace('The', 'the').replace(/\.$/, '');
    whole.add({ ...words, severity: 'warning', what, remedy: 'add the rates that are missing between to fx.csv' });
  }
  return [...findings, ...whole.list];
}

/** What comes of laying data on rows in an account of a currency: why they cannot be, and the warnings about rates that are old. */
function laid(dataset: Dataset, base: string | undefined): { fault?: UserError; old: readonly string[] } {
  try {
    return { old: align(dataset, { base }).notes.filter(isOldRate) };
  } catch (error) {
    if (error instanceof UserError) return { fault: error, old: [] };
    throw error;
  }
}
