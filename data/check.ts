// All that is wrong with data, for those who want to mend it.

import { UserError } from '../engine/index.js';
import { align } from './align.js';
import { currenciesOf } from './currency.js';
import { type Finding, findingsOf } from './finding.js';
import { type ReadOptions, read } from './read.js';

/** Everything found in the files of the given paths, in the order in which they are read. Where no finding is an error, `load` accepts
 *  them; instruments of several currencies are a warning as long as no base currency is named, for a run may choose among them. */
export async function check(paths: readonly string[], options: ReadOptions = {}): Promise<readonly Finding[]> {
  const { dataset, findings } = await read(paths, options);
  if (findings.some(({ severity }) => severity === 'error')) return findings;
  const whole = findingsOf(paths.join(', '));
  const words = { line: 0, column: '', value: '' };
  const currencies = currenciesOf(dataset.instruments);
  if (currencies.size > 1 && options.base === undefined) {
    const what = `holds instruments of several currencies (${[...currencies.values()].join('; ')})`;
    const remedy = 'name with --base the one in which the account is kept, and see that fx.csv has the rates';
    whole.add({ ...words, severity: 'warning', what, remedy });
    return [...findings, ...whole.list];
  }
  try {
    align(dataset, { base: options.base });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [, what, remedy] = /^(.*): (.*)\.$/.exec(error.message)!;
    whole.add({ ...words, what: `cannot be used: ${what}`, remedy });
  }
  return [...findings, ...whole.list];
}
