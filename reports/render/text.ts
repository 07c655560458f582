// A report for the terminal, 80 columns wide where nothing else is asked for.

import Table from 'cli-table3';
import pico from 'picocolors';
import type { Result } from '../saved/result.js';
import { clean, shorten, width, wrap } from './clean.js';
import { type Document, documentOf } from './document.js';
import type { Section } from './section.js';
import { sparkline } from './sparkline.js';

/** How a renderer may dress its text. */
export interface RenderOptions {
  /** True where the text goes to a terminal that shows colours; in a pipe or a file there are none. */
  readonly colour?: boolean;
  /** Columns that there are; left out: 80. */
  readonly width?: number;
}

type Colours = ReturnType<typeof pico.createColors>;

const COLUMNS = 80;
const LABEL = 13;
/** The widest name in the head of a column of figures. */
const HEAD = 18;

const SIDES = ['', '-mid', '-left', '-right'].flatMap((side) => [`top${side}`, `bottom${side}`]);
const BARE = [...SIDES, 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
/** No rules, two blanks between columns. */
const CHARS = { ...Object.fromEntries(BARE.map((name) => [name, ''])), middle: '  ' };

/** Rows of clean cells in aligned columns, without rules; `aligns` tells the side of each column. */
function grid(rows: readonly (readonly string[])[], aligns: readonly ('left' | 'right')[]): string[] {
  const table = new Table({
    chars: CHARS,
    colAligns: [...aligns],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function body(section: Section, columns: number): string[] {
  if (section.kind === 'list') {
    return section.items.flatMap((item) =>
      wrap(clean(item), columns - 2).map((line, i) => (i === 0 ? '- ' : '  ') + line),
    );
  }
  if (section.kind === 'figures') {
    const half = Math.ceil(section.pairs.length / 2);
    const rows = section.pairs.slice(0, half).map((left, i) => [...left, '', ...(section.pairs[half + i] ?? ['', ''])]);
    const lines = grid(rows, ['left', 'right', 'left', 'left', 'right']);
    return lines.every((line) => width(line) <= columns) ? lines : grid(section.pairs, ['left', 'right']);
  }
  return tableLines(section.head, section.rows, columns);
}

/** A table in the columns that there are: names give way to figures, and where even these are too wide each row becomes a list. */
function tableLines(heads: readonly string[], cells: readonly (readonly string[])[], columns: number): string[] {
  const head = heads.map((name) => shorten(clean(name), HEAD));
  const rows = cells.map((row) => row.map(clean));
  const widest = (column: number) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? '')));
  const figures = head.slice(1).reduce((sum, _, i) => sum + 2 + widest(i + 1), 0);
  const room = columns - figures;
  if (room < Math.min(LABEL, widest(0))) {
    return rows.flatMap(([name, ...values]) => [
      shorten(name, columns),
      ...wrap(values.map((value, i) => `${head[i + 1]} ${value}`).join(', '), columns - 2).map((line) => `  ${line}`),
    ]);
  }
  const named = [head, ...rows].map(([name, ...values]) => [shorten(name, room), ...values]);
  return grid(named, ['left', ...head.slice(1).map(() => 'right' as const)]);
}

function layout(section: Section, colours: Colours, columns: number): string[] {
  return ['', colours.bold(shorten(clean(section.title), columns)), ...body(section, columns)];
}

/** A document as lines of at most as many columns as there are, with a closing line feed. Its closing sentence is one line of its own
 *  length, so that a script finds it in the last one. */
export function layoutText(doc: Document, { colour = false, width: columns = COLUMNS }: RenderOptions = {}): string {
  const colours = pico.createColors(colour);
  const lines = [colours.bold(shorten(clean(doc.title), columns))];
  if (doc.label !== '') lines.push(colours.bold(colours.yellow(doc.label)));
  for (const warning of doc.warnings) {
    lines.push(...wrap(clean(warning), columns).map((line) => colours.bold(colours.red(line))));
  }
  lines.push(...wrap(clean(doc.about), columns));
  // A comparison has no facts of its own, and its first section brings an empty line.
  if (doc.facts.length > 0 || doc.curve.length > 0) lines.push('');
  for (const [label, value] of doc.facts) {
    const head = label.padEnd(LABEL);
    wrap(clean(value), columns - LABEL).forEach((line, i) => lines.push((i === 0 ? head : ' '.repeat(LABEL)) + line));
  }
  if (doc.curve.length > 0) lines.push('Equity'.padEnd(LABEL) + sparkline(doc.curve, columns - LABEL));
  const sections = doc.sections.filter((section) => section.long !== true);
  for (const section of sections) lines.push(...layout(section, colours, columns));
  if (sections.length < doc.sections.length) {
    lines.push(
      '',
      ...wrap(
        'All metrics, and the rules in force with their sources, are told by --format md and by the page that --out writes.',
        columns,
      ),
    );
  }
  lines.push('', colours.bold(clean(doc.closing)));
  return `${lines.join('\n')}\n`;
}

/** The report as lines of at most 80 columns, with a closing line feed. */
export const renderText = (result: Result, options?: RenderOptions): string => layoutText(documentOf(result), options);
