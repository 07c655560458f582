// docs/metrics.md says of every metric what the table of metrics says.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { METRIC_NAMES, METRICS } from '../../../reports/metrics/index.js';

const page = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');

/** The cells of the page's table rows that begin with a name in code, without the padding. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('has a row for every metric, in the words of the table, and for nothing else', () => {
  const said = new Map(rows.map(([name, ...rest]) => [name, rest]));
  const meant = METRIC_NAMES.map((name) => {
    const { unit, about, formula } = METRICS[name];
    return [`\`${name}\``, [unit, about, `\`${formula.replaceAll('|', '\\|')}\``]] as const;
  });
  expect(said).toEqual(new Map(meant));
});
