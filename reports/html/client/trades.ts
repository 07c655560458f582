// The table of round trips: sorted by its headings, filtered, and shown in pages where it is long.

import { grouped } from '../../charts/format.js';
import { filled } from '../../lang/filled.js';
import { shownAs, type TradeFormat } from '../trade-format.js';
import { compare, sortButtons } from './sort.js';

/** What the page says of the table. */
interface Setting {
  readonly formats: readonly TradeFormat[];
  readonly daily: boolean;
  /** What stands for the end of a trip that is open, and for what is undefined. */
  readonly held: string;
  readonly missing: string;
  /** Rows that the page does not hold as rows; null is undefined. */
  readonly rest: readonly (readonly (string | number | null)[])[];
}

/** A round trip: its values, and its row once there is one. */
interface Trip {
  readonly values: readonly (string | number)[];
  row?: HTMLTableRowElement;
}

/** Rows of a page where all of them together are more than stand in the page. */
const PAGE = 100;
const SYMBOL = 0;
const SIDE = 1;
const LEFT = 3;
const PROFIT = 8;

function rowOf({ values }: Trip, { formats, daily, held, missing }: Setting): HTMLTableRowElement {
  const row = document.createElement('tr');
  values.forEach((value, at) => {
    const cell = document.createElement(at === 0 ? 'th' : 'td');
    if (at === 0) cell.setAttribute('scope', 'row');
    if (typeof value === 'number') {
      cell.className = 'figure';
      cell.dataset.value = String(value);
    }
    const undefinedHere = typeof value === 'number' && !Number.isFinite(value);
    cell.textContent = undefinedHere ? (at === LEFT ? held : missing) : shownAs(formats[at], value, daily);
    row.append(cell);
  });
  return row;
}

const valuesOf = (row: HTMLTableRowElement): (string | number)[] =>
  [...row.cells].map(({ dataset: { value }, textContent }) =>
    value === undefined ? (textContent ?? '').trim() : Number(value),
  );

/** Brings the table to life, where the page has one. */
export function showTrades(): void {
  const table = document.querySelector<HTMLTableElement>('#trade-table table');
  const data = document.getElementById('trade-data')?.textContent;
  const count = document.getElementById('trade-count');
  if (!table || !data || !count) return;
  const setting = JSON.parse(data) as Setting;
  const body = table.tBodies[0];
  const trips: Trip[] = [
    ...Array.from(body.rows, (row) => ({ values: valuesOf(row), row })),
    ...setting.rest.map((values) => ({ values: values.map((value) => value ?? NaN) })),
  ];
  const size = setting.rest.length > 0 ? PAGE : trips.length;
  const choices = [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('#trade-filters [data-filter]')];
  const chosen = (name: string) => choices.find(({ dataset }) => dataset.filter === name)?.value ?? '';
  const turns = [...document.querySelectorAll<HTMLButtonElement>('#trade-filters [data-page]')];
  let order = trips;
  let start = 0;

  const text = ({ values }: Trip) =>
    values.map((value, at) => (typeof value === 'string' ? value : shownAs(setting.formats[at], value, setting.daily)));
  const isMeant = (trip: Trip): boolean => {
    const { values } = trip;
    const [symbol, side, result, words] = ['symbol', 'side', 'won', 'text'].map(chosen);
    if (symbol !== '' && values[SYMBOL] !== symbol) return false;
    if (side !== '' && values[SIDE] !== side) return false;
    const open = Number.isNaN(values[LEFT]);
    if (result === 'open' && !open) return false;
    if (result === 'won' && (open || !(Number(values[PROFIT]) > 0))) return false;
    if (result === 'lost' && (open || !(Number(values[PROFIT]) < 0))) return false;
    const sought = words.trim().toLowerCase();
    return sought === '' || text(trip).some((cell) => cell.toLowerCase().includes(sought));
  };

  const show = () => {
    const meant = order.filter(isMeant);
    start = Math.min(start, Math.max(0, Math.ceil(meant.length / size) - 1) * size);
    const page = meant.slice(start, start + size);
    body.replaceChildren(...page.map((trip) => (trip.row ??= rowOf(trip, setting))));
    const profit = meant.reduce((sum, { values }) => sum + Number(values[PROFIT]), 0);
    const figures = { all: trips.length, shown: meant.length, from: start + 1, to: start + page.length };
    const said = meant.length > size ? count.dataset.paged : count.dataset.one;
    count.textContent = filled(said ?? '', {
      ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, grouped(value, 0)])),
      profit: grouped(profit),
    });
    for (const turn of turns) {
      turn.hidden = meant.length <= size;
      turn.disabled = turn.dataset.page === '1' ? start + size >= meant.length : start === 0;
    }
  };
  const again = () => {
    start = 0;
    show();
  };

  for (const choice of choices) {
    if (choice instanceof HTMLButtonElement) continue;
    choice.addEventListener('input', again);
  }
  document.querySelector('#trade-filters button[data-filter=clear]')?.addEventListener('click', () => {
    for (const choice of choices) choice.value = '';
    again();
  });
  for (const turn of turns)
    turn.addEventListener('click', () => {
      start += Number(turn.dataset.page) * size;
      show();
    });
  sortButtons(table, (column, direction) => {
    order = trips.toSorted((a, b) => compare(a.values[column], b.values[column], direction));
    again();
  });
  show();
}
