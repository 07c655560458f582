// The width of a band.

/** Fails unless a band's width is a number, 0 or more. */
export function assertWidth(name: string, width: number): void {
  if (!(Number.isFinite(width) && width >= 0)) {
    throw new RangeError(`${name}: the width is ${String(width)}; give a number, 0 or more`);
  }
}
