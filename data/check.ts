// All that is wrong with data, for those who want to mend it.

import { currenciesOf } from './currency.js';
import { type Finding, findingsOf } from './finding.js';
import { type ReadOptions, read } from './read.js';

/** Everything found in the files of the given paths, in the order in which they are read. Where no finding is an error, `load` accepts
 *  them; instruments of several currencies are a warning, for a run may choose among them. */
export async function check(paths: readonly string[], options: ReadOptions = {}): Promise<readonly Finding[]> {
  const { dataset, findings } = await read(paths, options);
  const currencies = currenciesOf(dataset.instruments);
  if (currencies.size < 2) return findings;
  const whole = findingsOf(paths.join(', '));
  whole.add({
    severity: 'warning',
    line: 0,
    column: '',
    value: '',
    what: `holds instruments of several currencies (${[...currencies.values()].join('; ')}), and one run holds one currency`,
    remedy: 'choose instruments of one with --assets when they are run',
  });
  return [...findings, ...whole.list];
}
