// Exact-enough money: decimal fixed point in BigInt, 18 places, rounded half to even.

/** A decimal number as a whole count of 1e-18. */
export type Fixed = bigint;

/** 1 in fixed point. */
export const ONE: Fixed = 10n ** 18n;

/** The larger of two numbers. */
export const larger = (a: Fixed, b: Fixed): Fixed => (a > b ? a : b);

/** The smaller of two numbers. */
export const smaller = (a: Fixed, b: Fixed): Fixed => (a < b ? a : b);

/** The number without its sign. */
export const magnitude = (a: Fixed): Fixed => (a < 0n ? -a : a);

/** A quotient of integers, rounded half to even. */
export function halfEven(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n !== denominator < 0n ? -1n : 1n;
  const n = magnitude(numerator);
  const d = magnitude(denominator);
  const down = n / d;
  const twice = 2n * (n % d);
  const up = twice > d || (twice === d && down % 2n === 1n);
  return sign * (up ? down + 1n : down);
}

/** A product, rounded half to even at the last place. */
export const times = (a: Fixed, b: Fixed): Fixed => halfEven(a * b, ONE);

/** A quotient, rounded half to even at the last place. */
export const over = (a: Fixed, b: Fixed): Fixed => halfEven(a * ONE, b);

/** Full units in a non-negative number: the whole n with n·unit ≤ a < (n+1)·unit. */
export const wholes = (a: Fixed, unit: Fixed): bigint => a / unit;

/** The part of a non-negative number that is a whole number of units. */
export const floorTo = (a: Fixed, unit: Fixed): Fixed => (a / unit) * unit;

/** A product of several numbers, rounded half to even after each. */
export const product = (first: Fixed, ...rest: readonly Fixed[]): Fixed => rest.reduce(times, first);

const seen = new Map<number, Fixed>();

/** The decimal that a finite double prints as, so that 0.1 is a tenth and not the double beside it. */
export function fixed(x: number): Fixed {
  const known = seen.get(x);
  if (known !== undefined) return known;
  if (!Number.isFinite(x)) throw new Error(`the reference has no fixed-point form for ${x}`);
  const [mantissa, exponent] = x.toExponential().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + 18;
  const value = shift >= 0 ? digits * 10n ** BigInt(shift) : halfEven(digits, 10n ** BigInt(-shift));
  // The same prices and rates are read again and again.
  if (seen.size > 100_000) seen.clear();
  seen.set(x, value);
  return value;
}

/** The double nearest to a fixed-point number. */
export function toNumber(a: Fixed): number {
  const digits = magnitude(a).toString().padStart(19, '0');
  return Number(`${a < 0n ? '-' : ''}${digits.slice(0, -18)}.${digits.slice(-18)}`);
}
