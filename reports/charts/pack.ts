// Columns as short text, for the page: whole multiples of a step, each as its difference from the one before, in digits of base 32.

/** A column as text: value = number × step / parts. Each number stands as the difference from the last one before it that was there. */
export interface Packed {
  readonly step: number;
  readonly parts: number;
  readonly text: string;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PLACE = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, DIGITS.indexOf(String.fromCharCode(code))));

// Significant digits of the largest value; the smallest keeps six, as far as whole numbers of a double reach.
const LARGEST = 10;
const SMALLEST = 6;
const WHOLE = 15;
/** Decimals up to which a column is looked at for being exact: prices and money mostly are. */
const EXACT = 4;
/** Decimals at most: powers of ten end at 308. */
const FINEST = 290;

/** Digits before the point of a positive number, at most none where it is below a tenth. */
const places = (value: number): number => Math.floor(Math.log10(value)) + 1;

/** Decimals that numbers up to a size may have and still be whole numbers of a double in their steps. */
const boundOf = (most: number): number => (most === 0 ? FINEST : Math.min(FINEST, WHOLE - places(most)));

/** Decimals that a column may have at most. */
function roomOf(values: Float64Array): number {
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > most && size < Infinity) most = size;
  }
  return boundOf(most);
}

/** How many decimals the values are kept with, negative for tens, hundreds and so on: those that they have where these are few, else as many as it takes. */
export function decimalsOf(columns: readonly Float64Array[]): number {
  let most = 0;
  let least = Infinity;
  for (const column of columns)
    for (const value of column) {
      const size = Math.abs(value);
      if (size > most && size < Infinity) most = size;
      if (size > 0 && size < least) least = size;
    }
  if (most === 0) return 0;
  const bound = boundOf(most);
  const isExact = (decimals: number) =>
    columns.every((column) =>
      column.every((value) => Number.isNaN(value) || Math.round(value * 10 ** decimals) / 10 ** decimals === value),
    );
  for (let decimals = 0; decimals <= Math.min(EXACT, bound); decimals++) if (isExact(decimals)) return decimals;
  return Math.min(bound, Math.max(LARGEST - places(most), SMALLEST - places(least)));
}

/** A whole number from 0 on in digits of five bits, the lowest first; all but the last digit bear the sixth bit. */
function digits(value: number): string {
  let out = '';
  let rest = value;
  while (rest >= 32) {
    out += DIGITS[32 + (rest % 32)];
    rest = Math.floor(rest / 32);
  }
  return out + DIGITS[rest];
}

/** Packs whole numbers; NaN is a zero, so that a difference d is 1 + 2d from 0 on and -2d below. */
function textOf(values: Float64Array, whole: (value: number) => number): string {
  const out: string[] = [];
  let last = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) {
      out.push(DIGITS[0]);
      continue;
    }
    const number = whole(value);
    const change = number - last;
    out.push(digits(change >= 0 ? 2 * change + 1 : -2 * change));
    last = number;
  }
  return out.join('');
}

/** A column of figures; what is not finite comes back as NaN, all else true to six digits or more. `asked` is a fixed number of decimals, of which
 *  figures that are too large for it have fewer. */
export function packed(values: Float64Array, asked = decimalsOf([values])): Packed {
  const decimals = Math.min(asked, roomOf(values));
  const [step, parts] = decimals < 0 ? [10 ** -decimals, 1] : [1, 10 ** decimals];
  return { step, parts, text: textOf(values, (value) => Math.round((value * parts) / step)) };
}

/** A column of whole numbers in their largest common step, exact: moments, rows. */
export function packedWhole(values: Float64Array): Packed {
  let step = 0;
  for (const value of values) for (let rest = Math.abs(value); rest > 0;) [step, rest] = [rest, step % rest];
  return { step: step || 1, parts: 1, text: textOf(values, (value) => value / (step || 1)) };
}

/** The column of a text; `length` numbers. */
export function unpacked({ step, parts, text }: Packed, length: number): Float64Array {
  const out = new Float64Array(length);
  let last = 0;
  for (let row = 0, at = 0; row < length; row++) {
    let number = 0;
    let weight = 1;
    for (;;) {
      const digit = PLACE[text.charCodeAt(at++)];
      number += (digit & 31) * weight;
      if (!(digit >= 32)) break;
      weight *= 32;
    }
    if (number === 0) {
      out[row] = NaN;
      continue;
    }
    last += number % 2 === 1 ? (number - 1) / 2 : -number / 2;
    out[row] = (last * step) / parts;
  }
  return out;
}
