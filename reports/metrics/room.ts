// Columns that are used again by one run after another.

/** Room for columns of work: a search that measures a hundred thousand runs leaves no garbage behind. What is taken is valid until the same
 *  name is taken again. */
export class Room {
  readonly #columns = new Map<string, Float64Array>();

  /** The column of a name, of zeros. */
  take(name: string, length: number): Float64Array {
    let column = this.#columns.get(name);
    if (column?.length !== length) this.#columns.set(name, (column = new Float64Array(length)));
    else column.fill(0);
    return column;
  }
}
