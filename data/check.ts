// All that is wrong with data, for those who want to mend it.

import { UserError } from '../engine/index.js';
import { align } from './align.js';
import { currenciesOf } from './currency.js';
import type { Dataset } from './dataset.js';
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
    const usable = [...currencies.keys()].filter((base) => !faultOf(dataset, base));
    const allow = usable.length > 0 ? `an account in ${usable.join(' or ')}` : 'no account in any of them';
    const what = `holds instruments of several currencies (${[...currencies.values()].join('; ')}), whose rates allow ${allow}`;
    const remedy = 'name the currency of the account with --base when they are run, and see that fx.csv has the rates';
    whole.add({ ...words, severity: 'warning', what, remedy });
    return [...findings, ...whole.list];
  }
  const fault = faultOf(dataset, options.base);
  if (fault) {
    const [, what, remedy] = /^(.*): (.*)\.$/.exec(fault.message)!;
    whole.add({ ...words, what: `cannot be used: ${what}`, remedy });
  }
  return [...findings, ...whole.list];
}

/** Why data cannot be laid on rows in an account of a currency; undefined where they can. */
function faultOf(dataset: Dataset, base: string | undefined): UserError | undefined {
  try {
    align(dataset, { base });
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return undefined;
}
