// Numbers that passed through single precision, as they were before.

/** The number with the fewest digits that is the same in single precision: 123.4499969482422 is 123.45. */
export function shortest(value: number): number {
  const single = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const tried = Number(value.toPrecision(digits));
    if (Math.fround(tried) === single) return tried;
  }
  return value;
}
