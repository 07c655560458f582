// Holds a page to the files of its run: every number in its tables and in its words.

import { accountsOf } from './accounts.js';
import { brinsonTables, type Grouping } from './brinson.js';
import type { Folder } from './csv-text.js';
import { fallTable, monthTable, regimeTable, type Wanted, windowTable } from './curve.js';
import { type PageTable, pieces, shownNumber, tablesOf, wordsOf } from './page-text.js';
import {
  contributionTable,
  costTable,
  forcedTable,
  groupTable,
  refusalTable,
  tripGroups,
  tripTable,
} from './trading.js';
import { expectedWords, type Shown, shownMetrics } from './words.js';

// What the files cannot tell, and is not recomputed therefore; everything else is:
// - how the run was set up, which run.json says in words, the rules of its markets with their sources, and the strategy's own notes;
// - names and dates of the windows of history, which are the program's (what the run did in them is recomputed);
// - the band of bars in doubt: it is of a second run, whose files are not kept; the runs of this test have none;
// - the numbers inside the charts, which test/reports/charts holds to the files.

/** Pieces whose numbers are not the run's. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['assumptions', 'rules', 'repeat', 'notes']);

/** Numbers in words that belong to the words: the normal distribution's, buttons for periods, names of windows. */
const OF_THE_WORDS = ['(normal: 3)', /\b\d{1,2} years?\b/g, /only a part of them: [^.]*\./g];

const near = (a: number, b: number): boolean =>
  (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-9 * Math.max(0.1, Math.abs(a), Math.abs(b));

/** What is wrong with a table's numbers. */
function wrongIn(where: string, { caption, rows }: PageTable, wanted: Wanted): string[] {
  const name = `${where}: ${caption}`;
  if (rows.length !== wanted.length) return [`${name} has ${rows.length} rows, not ${wanted.length}`];
  return rows.flatMap((cells, row) => {
    const [first, ...values] = wanted[row];
    const [head, ...others] = cells;
    if (head.text !== first) return [`${name}, row ${row}: ${head.text} stands for ${first}`];
    return others.flatMap(({ value }, at) => {
      const should = values[at] ?? undefined;
      if (value === undefined && should === undefined) return [];
      if (value === undefined || should === undefined || !near(value, should))
        return [`${name}, ${first}, column ${at + 2}: ${value} on the page, ${should} by the files`];
      return [];
    });
  });
}

/** Cells whose text is not their number. */
function misshown(where: string, { caption, rows }: PageTable): string[] {
  return rows.flat().flatMap(({ text, value }) => {
    if (value === undefined) return /^[\u2212-]?\d+\.\d+%?$/.test(text) ? [`${where}: ${text} bears no number`] : [];
    if (Number.isNaN(value)) return /\d/.test(text) ? [`${where}: ${caption}: ${text} stands for nothing`] : [];
    const shown = shownNumber(text);
    const isRight = shown
      ? [1, 1e4].some((scale) => Math.abs(shown.value - value * scale) <= shown.off * 1.0001 + 1e-12 * Math.abs(value))
      : Date.parse(text.replace(' UTC', 'Z').replace(' ', 'T')) === value;
    return isRight ? [] : [`${where}: ${caption}: ${text} is shown for ${value}`];
  });
}

type Expected = ReadonlyMap<string, (table: PageTable) => Wanted>;

/** The tables as they should be, by caption; those of metrics by the names that they say. */
function expectedTables(folder: Folder): Expected {
  const { accounts, costs } = accountsOf(folder);
  const fixed = (wanted: Wanted) => () => wanted;
  const groupings = [
    ['By instrument', 'instrument'],
    ['By market', 'market'],
    ['By currency', 'currency'],
    ['By kind', 'kind'],
  ] as const satisfies readonly (readonly [string, Grouping])[];
  const weighed = folder.of('benchmark').length > 0;
  const brinson = groupings.map(([caption, by]) => [caption, brinsonTables(folder, accounts, by)] as const);
  return new Map<string, (table: PageTable) => Wanted>([
    ['months: Monthly returns', fixed(monthTable(folder))],
    ['drawdowns: Worst drawdowns', fixed(fallTable(folder))],
    ['trades: Round trips', fixed(tripTable(folder))],
    ...[...tripGroups(folder)].map(([caption, wanted]) => [`trades: ${caption}`, fixed(wanted)] as const),
    [
      'refusals: Orders not filled, by reason',
      // Ties may stand in any order.
      ({ rows }) => {
        const wanted = refusalTable(folder).toSorted((a, b) => b[1]! - a[1]!);
        const order = rows.map(([{ text }]) => text);
        return wanted.toSorted((a, b) => b[1]! - a[1]! || order.indexOf(a[0]) - order.indexOf(b[0]));
      },
    ],
    ['refusals: Liquidations forced by margin calls', fixed(forcedTable(folder))],
    ['costs: Costs', fixed(costTable(folder, costs))],
    ['attribution: Profit by instrument and part', fixed(contributionTable(folder, accounts))],
    ['attribution: By market', fixed(groupTable(folder, accounts, 'market'))],
    ['attribution: By currency', fixed(groupTable(folder, accounts, 'currency'))],
    ['attribution: By kind of instrument', fixed(groupTable(folder, accounts, 'kind'))],
    ...(weighed
      ? [
          ...brinson.map(
            ([caption, { table }]) => [`attribution: Against the benchmark: ${caption}`, fixed(table)] as const,
          ),
          ['attribution: Against the benchmark: By year', fixed(brinson[0][1].years)] as const,
        ]
      : []),
    ['attribution: By regime', fixed(regimeTable(folder))],
    ['attribution: In named windows', (table) => windowTable(folder, table)],
  ]);
}

/** A table of metrics as it should be: which they are, it says itself. */
function metricTable({ rows }: PageTable, { own, theirs }: Shown): Wanted {
  return rows.map((cells) => {
    const name = /How it is made Name (\w+)/.exec(cells.at(-1)!.text)![1];
    const benchmark = cells.length > 3 ? [cells[2].value === undefined ? null : theirs(name)] : [];
    return [cells[0].text, own(name), ...benchmark, null];
  });
}

/** What a page says that its files do not bear out, in words (nothing where it is right), and how many numbers were compared. */
export interface Findings {
  readonly wrong: readonly string[];
  readonly numbers: number;
}

/** Holds pages to the files of their run. */
export function reconciler(folder: Folder): (html: string) => Findings {
  const expected = expectedTables(folder);
  const metrics = shownMetrics(folder, accountsOf(folder).costs);
  const words = expectedWords(folder, metrics);
  return (html) => {
    const wrong: string[] = [];
    let numbers = 0;
    for (const [id, piece] of pieces(html)) {
      const said = [...(words.get(id) ?? [])];
      for (const table of tablesOf(piece)) {
        if (id === 'metrics') said.push(`${table.rows.length} metrics`);
        numbers += table.rows.flat().filter(({ value }) => value !== undefined).length;
        wrong.push(...misshown(id, table));
        const wanted =
          id === 'metrics' ? metricTable(table, metrics) : expected.get(`${id}: ${table.caption}`)?.(table);
        wrong.push(...(wanted ? wrongIn(id, table, wanted) : [`${id}: ${table.caption} is not recomputed`]));
      }
      if (SAID_ELSEWHERE.has(id)) continue;
      let text = wordsOf(piece);
      for (const one of said.filter((each) => each !== '')) {
        if (!wordsOf(piece).includes(one)) wrong.push(`${id} does not say "${one}"`);
        numbers += one.match(/\d[\d,.]*/g)?.length ?? 0;
        text = text.replaceAll(one, ' ');
      }
      for (const known of OF_THE_WORDS) text = text.replaceAll(known, ' ');
      for (const [rest] of text.matchAll(/.{0,40}\d.{0,40}/g)) wrong.push(`${id} says what is not recomputed: ${rest}`);
    }
    return { wrong, numbers };
  };
}
