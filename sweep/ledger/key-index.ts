// Where each key stands: a table of numbers, since the trials of years do not fit into memory.

/** Bits of a key that are compared here, as hexadecimal digits: as many as a double holds exactly. Whoever reads the line compares the rest. */
const DIGITS = 13;

/** Finds the line of a key, at less than a hundred bytes for each. */
export interface KeyIndex {
  /** Notes that a key stands at an offset of a file; the last place of a key is kept. */
  add(key: string, file: number, at: number): void;
  /** File and offset of the key, or of another one that begins alike. */
  find(key: string): { readonly file: number; readonly at: number } | undefined;
}

/** An index of no keys; keys are hexadecimal. */
export function keyIndex(): KeyIndex {
  let table = rooms(1 << 10);
  let count = 0;

  const add = (digits: number, file: number, at: number) => {
    const slot = slotOf(table, digits);
    if (table.digits[slot] === 0) count++;
    table.digits[slot] = digits;
    table.files[slot] = file;
    table.offsets[slot] = at;
  };
  return {
    add(key, file, at) {
      if (count * 2 >= table.digits.length) {
        const { digits, files, offsets } = table;
        table = rooms(digits.length * 2);
        count = 0;
        for (let i = 0; i < digits.length; i++) if (digits[i] !== 0) add(digits[i], files[i], offsets[i]);
      }
      add(digitsOf(key), file, at);
    },
    find(key) {
      const digits = digitsOf(key);
      const slot = slotOf(table, digits);
      return table.digits[slot] === digits ? { file: table.files[slot], at: table.offsets[slot] } : undefined;
    },
  };
}

interface Rooms {
  /** 0 where a slot is free. */
  readonly digits: Float64Array;
  readonly files: Uint32Array;
  readonly offsets: Float64Array;
}

/** `size` is a power of two. */
const rooms = (size: number): Rooms => ({
  digits: new Float64Array(size),
  files: new Uint32Array(size),
  offsets: new Float64Array(size),
});

/** Above 0, since that is what a free slot holds. */
const digitsOf = (key: string): number => Number.parseInt(key.slice(0, DIGITS), 16) + 1;

/** Where the digits stand, or the free slot where they would. */
function slotOf({ digits: table }: Rooms, digits: number): number {
  // Digits of a hash are even: their remainder scatters them.
  let slot = digits % table.length;
  while (table[slot] !== 0 && table[slot] !== digits) slot = (slot + 1) % table.length;
  return slot;
}
