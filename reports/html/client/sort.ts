// Tables that sort by the column whose heading is pressed.

/** What a cell sorts by: its number in full where it has one, else its text. */
function key(row: HTMLTableRowElement, column: number): number | string {
  const cell = row.cells[column];
  const value = cell.dataset.value;
  return value === undefined ? (cell.textContent ?? '') : Number(value);
}

/** Order by code units, which is the same in every language; what is undefined stands last whatever the direction. */
export function compare(a: number | string, b: number | string, direction: 1 | -1): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -direction : a > b ? direction : 0;
}

/** Turns the headings of a table into buttons: first press ascending, second descending. */
export function sortButtons(table: HTMLTableElement, sort: (column: number, direction: 1 | -1) => void): void {
  const headings = [...(table.tHead?.rows[0].cells ?? [])];
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const direction = heading.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      for (const other of headings) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
      sort(column, direction);
    });
  });
}

/** Lets a table be sorted by the rows that it holds. */
export function makeSortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  sortButtons(table, (column, direction) => {
    const rows = [...body.rows].map((row) => ({ row, key: key(row, column) }));
    rows.sort((a, b) => compare(a.key, b.key, direction));
    body.append(...rows.map(({ row }) => row));
  });
}
