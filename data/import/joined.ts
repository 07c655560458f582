// Contents that share a file: pairs of fx.csv, and series of one name with a column `symbol`.

import { columnsOf } from '../csv.js';
import type { ManifestContent } from './manifest.js';

/** Header and lines of a text that ends with a line end. */
function linesOf(text: string): readonly [head: string, lines: readonly string[]] {
  const [head, ...lines] = text.split('\n');
  return [head, lines.slice(0, -1)];
}

const isLong = (path: string, content: ManifestContent): boolean =>
  content.what === 'series' && content.symbol !== '' && path === `series/${content.name}.csv`;

/** The text of a file out of those of its contents, in their order. */
export function joined(path: string, contents: readonly ManifestContent[], texts: readonly string[]): string {
  if (texts.length === 1 && !isLong(path, contents[0])) return texts[0];
  if (path === 'fx.csv') {
    return `${[linesOf(texts[0])[0], ...texts.flatMap((text) => linesOf(text)[1])].join('\n')}\n`;
  }
  const rows = contents.flatMap(({ symbol }, at) => {
    const [head, lines] = linesOf(texts[at]);
    const isPublished = head.endsWith(',published');
    return lines.map((line) => `${symbol},${line}${isPublished ? '' : ','}`);
  });
  return `${['symbol,date,value,published', ...rows].join('\n')}\n`;
}

/** The texts of the contents that share a file, as they were before they were joined. */
export async function parted(
  path: string,
  contents: readonly ManifestContent[],
  text: string,
): Promise<readonly string[]> {
  if (contents.length === 1 && path !== 'fx.csv' && !isLong(path, contents[0])) return [text];
  const width = 4;
  const readers = new Map([0, 1, 2, 3].map((index) => [index, (cell: string) => cell] as const));
  const table = await columnsOf(text, 1, width, readers);
  const columns = [0, 1, 2, 3].map((index) => table.column(index));
  const key = path === 'fx.csv' ? 1 : 0;
  const groups = new Map<string, string[][]>();
  for (let row = 0; row < table.rows; row++) {
    const cells = columns.map((column) => String(column[row] ?? ''));
    const group = groups.get(cells[key]);
    if (group) group.push(cells);
    else groups.set(cells[key], [cells]);
  }
  return contents.map((content) => {
    if (path === 'fx.csv') {
      const rows = groups.get(content.name) ?? [];
      return `${['date,pair,rate,published', ...rows.map((cells) => cells.join(','))].join('\n')}\n`;
    }
    const rows = (groups.get(content.symbol) ?? []).map((cells) => cells.slice(1));
    const isPublished = rows.some(([, , published]) => published !== '');
    const head = isPublished ? 'date,value,published' : 'date,value';
    return `${[head, ...rows.map((cells) => (isPublished ? cells : cells.slice(0, 2)).join(','))].join('\n')}\n`;
  });
}
