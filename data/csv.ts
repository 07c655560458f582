// The door to arquero's CSV reader. It is loaded when the first file is read.

const MEGABYTE = 1 << 20;

/** Turns the text of a cell into what is kept; null for "no value". */
export type CellReader = (text: string) => number | string | null;

/** Cells of one column, a row each; null or undefined where a cell is empty or its line ends before it. */
export type Cells = readonly (number | string | null | undefined)[];

/** Names that no file can bring: they keep doubled, empty and numeric headings of a file apart. */
const nameOf = (index: number): string => `column ${index}`;
const namesOf = (width: number): readonly string[] => Array.from({ length: width }, (_, index) => nameOf(index));

/** Cells of the first lines of a text. A line is as long as its last cell that is not empty. */
export async function headOf(text: string, lines: number): Promise<readonly (readonly string[])[]> {
  let end = 0;
  for (let line = 0; line < lines && end < text.length; line++) {
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
  }
  const { fromCSV } = await import('arquero');
  const width = Math.max(
    ...text
      .slice(0, end)
      .split('\n', lines)
      .map((line) => line.split(',').length),
  );
  const names = namesOf(width);
  const table = fromCSV(`${names.join(',')}\n${text.slice(0, end)}`, { autoType: false });
  const columns = names.map((name): Cells => [...table.array(name)] as string[]);
  return Array.from({ length: table.numRows() }, (_, row) => {
    const cells = columns.map((column) => String(column[row] ?? ''));
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  });
}

/** Where the line after `lines` lines begins. */
export function startOfLine(text: string, lines: number): number {
  let start = 0;
  for (let line = 0; line < lines; line++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return start;
}

/** Whole lines of a text, about a megabyte at a time, after a heading of our own. */
function linesFrom(text: string, start: number, heading: string): ReadableStream<string> {
  let at = -1;
  return new ReadableStream<string>({
    pull(controller) {
      if (at < 0) {
        controller.enqueue(heading);
        at = start;
        return;
      }
      if (at >= text.length) {
        controller.close();
        return;
      }
      const end = text.indexOf('\n', Math.min(at + MEGABYTE, text.length));
      const next = end < 0 ? text.length : end + 1;
      controller.enqueue(text.slice(at, next));
      at = next;
    },
  });
}

/** Columns of a text from its line `skip` + 1 on, which are `width` wide. Only columns with a reader are kept; the column at
 *  `width` holds what stands beyond the last one, so that a line with too many cells is seen. `separator` is one character. */
export async function columnsOf(
  text: string,
  skip: number,
  width: number,
  readers: ReadonlyMap<number, CellReader>,
  separator = ',',
): Promise<{ readonly rows: number; column(index: number): Cells }> {
  const { fromCSVStream } = await import('arquero');
  const names = namesOf(width + 1);
  const ignore: CellReader = () => null;
  const parse = Object.fromEntries(
    names.map((name, index) => [name, index === width ? (cell: string) => cell : (readers.get(index) ?? ignore)]),
  );
  const stream = linesFrom(text, startOfLine(text, skip), `${names.join(separator)}\n`);
  const table = await fromCSVStream(stream, { autoType: false, parse, delimiter: separator });
  return { rows: table.numRows(), column: (index) => table.data()[nameOf(index)] as unknown as Cells };
}

/** The text of one cell, for a message; empty where the line ends before it. */
export async function cellAt(text: string, line: number, index: number): Promise<string> {
  const start = startOfLine(text, line - 1);
  const end = text.indexOf('\n', start);
  const [cells] = await headOf(text.slice(start, end < 0 ? text.length : end), 1);
  return cells?.[index] ?? '';
}
