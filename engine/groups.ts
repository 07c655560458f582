// Orders that depend on each other: one cancels the other, or the exits of a bracket wait for its entry.

import { type OrderColumns, STATUS, TIF, TYPE } from './order-columns.js';

interface Group {
  readonly rows: number[];
  /** Row of a bracket's entry; -1 in an oco group. */
  entry: number;
  /** Row of the feed on which the entry was last filled; -1 before. */
  since: number;
  /** Whether that was inside the bar, or at its close, and at what price before slippage. */
  isInside: boolean;
  price: number;
  /** The last bar that was counted as ambiguous for it. */
  doubted: number;
}

/** The groups of a run, numbered from 1. */
export class Groups {
  /** Whether a group was begun at the decision that is being taken. */
  isOpen = false;
  readonly #orders: OrderColumns;
  readonly #groups: Group[] = [];
  /** Numbers of the groups of the decision that is being taken, by their labels. */
  readonly #open = new Map<string, number>();

  constructor(orders: OrderColumns) {
    this.#orders = orders;
  }

  /** Whether the order belongs to a bracket that was begun at this decision with an entry of the other side: the entry's row, or -1. */
  entryOf(label: string, side: number): number {
    const number = this.#open.get(label);
    if (number === undefined) return -1;
    const [first] = this.#groups[number - 1].rows;
    return this.#orders.side[first] === -side ? first : -1;
  }

  /** Puts an order into the group of that label, which lasts for one decision. */
  join(row: number, label: string): void {
    let number = this.#open.get(label);
    if (number === undefined) {
      number = this.#groups.push({ rows: [], entry: -1, since: -1, isInside: false, price: Number.NaN, doubted: -1 });
      this.#open.set(label, number);
      this.isOpen = true;
    }
    const { rows } = this.#groups[number - 1];
    rows.push(row);
    this.#orders.group[row] = number;
    if (this.#orders.side[rows[0]] !== this.#orders.side[row]) this.#groups[number - 1].entry = rows[0];
  }

  /** Puts an order in another's place. */
  substitute(former: number, row: number): void {
    const { group } = this.#orders;
    const { rows } = this.#groups[group[former] - 1];
    rows[rows.indexOf(former)] = row;
    group[row] = group[former];
  }

  /** The entry of the bracket whose exit a row is, or -1. */
  entryBefore(row: number): number {
    return this.isExit(row) ? this.#groups[this.#orders.group[row] - 1].entry : -1;
  }

  /** Whether the entry of an exit has been filled, in part at least. */
  isFed(row: number): boolean {
    return (this.#groupOf(row)?.since ?? -1) >= 0;
  }

  /** Ends the decision: the rows of all groups begun in it that do not fit together. */
  close(): readonly (readonly number[])[] {
    if (!this.isOpen) return [];
    const misfits = [...this.#open.values()]
      .map((number) => this.#groups[number - 1])
      .filter((one) => !this.#fits(one));
    this.#open.clear();
    this.isOpen = false;
    // What does not fit together is no bracket: its orders die for that reason, and none because another did.
    for (const one of misfits) one.entry = -1;
    return misfits.map(({ rows }) => rows);
  }

  /** Whether the group of an order was begun at the decision that is being taken. */
  isBegun(row: number): boolean {
    const number = this.#orders.group[row];
    return this.isOpen && [...this.#open.values()].includes(number);
  }

  isEntry(row: number): boolean {
    return this.#groupOf(row)?.entry === row;
  }

  isExit(row: number): boolean {
    const group = this.#groupOf(row);
    return group !== undefined && group.entry >= 0 && group.entry !== row;
  }

  /** How much of an exit waits for its entry. */
  waiting(row: number): number {
    const group = this.#groupOf(row);
    if (group === undefined || group.entry < 0 || group.entry === row) return 0;
    return this.#orders.left[group.entry];
  }

  /** The exits of a bracket that live, if the order is its entry. */
  exitsOf(row: number): readonly number[] {
    const group = this.#groupOf(row);
    return group?.entry === row ? this.#living(group, row) : [];
  }

  /** Notes that an entry was filled at a price, and tells which of its exits come before the market by that. */
  fed(row: number, price: number, isInside: boolean, bar: number): readonly number[] {
    const group = this.#groupOf(row);
    if (group?.entry !== row) return [];
    const isFirst = group.since < 0;
    group.since = bar;
    group.isInside = isInside;
    group.price = price;
    return isFirst ? this.#living(group, row) : [];
  }

  /** The orders that lose what this one is filled by. */
  rivals(row: number): readonly number[] {
    const group = this.#groupOf(row);
    if (group === undefined || group.entry === row) return [];
    return this.#living(group, row).filter((other) => other !== group.entry);
  }

  /** When the entry of an exit was last filled: the row, whether it was not at the open, and at what price; null for other orders. */
  entered(row: number): { readonly since: number; readonly isInside: boolean; readonly price: number } | null {
    return this.isExit(row) ? this.#groups[this.#orders.group[row] - 1] : null;
  }

  /** True once for each group and bar. */
  doubt(row: number, bar: number): boolean {
    const group = this.#groups[this.#orders.group[row] - 1];
    if (group.doubted === bar) return false;
    group.doubted = bar;
    return true;
  }

  #groupOf(row: number): Group | undefined {
    return this.#groups[this.#orders.group[row] - 1];
  }

  #living({ rows }: Group, but: number): number[] {
    return rows.filter((row) => row !== but && this.#orders.isAlive(row));
  }

  #fits({ rows, entry }: Group): boolean {
    const { asset, side, quantity, notional, type, tif, status } = this.#orders;
    if (rows.length < 2) return false;
    const [first, ...others] = rows;
    if (rows.some((row) => asset[row] !== asset[first] || notional[row] === notional[row])) return false;
    if (rows.some((row) => status[row] === STATUS.refused)) return false;
    if (entry < 0) return true;
    return others.every(
      (row) =>
        side[row] === -side[first] &&
        quantity[row] === quantity[first] &&
        EXIT_TYPES.has(type[row]) &&
        EXIT_LIVES.has(tif[row]),
    );
  }
}

const EXIT_TYPES: ReadonlySet<number> = new Set([TYPE.limit, TYPE.stop, TYPE['stop-limit'], TYPE['trailing-stop']]);
const EXIT_LIVES: ReadonlySet<number> = new Set([TIF.gtc, TIF.gtd]);
