// A column whose length is not known before its end.

/** Numbers that are appended one by one. */
export class GrowingColumn {
  #all = new Float64Array(1024);
  #length = 0;

  /** Appends a number. */
  push(value: number): void {
    if (this.#length === this.#all.length) {
      const wider = new Float64Array(2 * this.#length);
      wider.set(this.#all);
      this.#all = wider;
    }
    this.#all[this.#length++] = value;
  }

  /** What was appended so far. */
  get values(): Float64Array {
    return this.#all.subarray(0, this.#length);
  }
}
