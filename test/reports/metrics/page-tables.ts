// The tables of docs/metrics.md, from the table of metrics.

import { METRIC_NAMES, METRICS, type MetricFamily } from '../../../reports/metrics/index.js';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table with a header and its rows. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n');

const BETTER = { '1': 'higher', '-1': 'lower', '0': '' } as const;
const plain = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${plain(text)}\``;

const HEADER = ['name', 'unit', 'better', 'what it says', 'formula', 'source', 'convention', 'n/a when'];

/** The table of the metrics of a family, in the order of reports. */
export const familyTable = (family: MetricFamily): string =>
  table(
    HEADER,
    METRIC_NAMES.filter((name) => METRICS[name].family === family).map((name) => {
      const { unit, direction, about, formula, source = '', convention = '', undefinedWhen = '' } = METRICS[name];
      const words = [source, convention, undefinedWhen].map(plain);
      return [code(name), unit, BETTER[`${direction}`], plain(about), code(formula), ...words];
    }),
  );
