// Thins what is drawn without favour: a stride through a grid would meet some values of its fast dimensions only.

/** A whole number below 2^32 as another one that shares no pattern with it (the mixer of MurmurHash3, Austin Appleby, public domain). */
export function scattered(number: number): number {
  let bits = number >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** As many trials as asked for, in their order: those whose scattered numbers are the lowest. */
export function thin(
  trials: readonly number[],
  most: number,
  numberOf: (trial: number) => number = (x) => x,
): number[] {
  if (trials.length <= most) return [...trials];
  const keyed = trials.map((trial, place) => ({ trial, place, key: scattered(numberOf(trial)) }));
  keyed.sort((a, b) => a.key - b.key || a.place - b.place);
  return keyed
    .slice(0, most)
    .sort((a, b) => a.place - b.place)
    .map(({ trial }) => trial);
}
