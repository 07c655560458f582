// Decimals as they were typed, without the rounding of binary fractions: what the levels of a range are counted in.

/** digits / 10^places, exactly; places are not negative. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** What a text in plain digits says (5, -0.05, 1e-3); undefined of anything else, of what is beyond a double and of what a double holds as 0
 *  though it is not. */
export function decimalOf(text: string): Decimal | undefined {
  const [, sign, whole, fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (whole === undefined || whole + fraction === '') return undefined;
  const size = BigInt(whole + fraction);
  const value = Number(text);
  if (!Number.isFinite(value) || (value === 0 && size !== 0n)) return undefined;
  if (size === 0n) return { digits: 0n, places: 0 };
  const places = fraction.length - Number(exponent);
  const digits = sign === '-' ? -size : size;
  return places >= 0 ? { digits, places } : { digits: digits * tenTo(-places), places: 0 };
}

/** The digits of a decimal with more places than it has itself. */
export const digitsAt = ({ digits, places }: Decimal, more: number): bigint => digits * tenTo(more - places);

/** The double next to digits / 10^places. */
export const doubleOf = (digits: bigint, places: number): number => Number(`${digits}e-${places}`);

const tenTo = (places: number): bigint => 10n ** BigInt(places);
