// How likely two independent marks fall on the same rows as often as they did.

/** Numbers of rows. */
export interface Counts {
  readonly all: number;
  /** Rows with the one mark, with the other, and with both. */
  readonly held: number;
  readonly up: number;
  readonly both: number;
}

/** Chance of `both` or more common rows, if `held` of `all` rows are drawn without looking at which are `up`: the upper tail of the
 *  hypergeometric distribution (Fisher's exact test, one-sided). */
export function chanceOfOverlap({ all, held, up, both }: Counts): number {
  const logs = new Float64Array(all + 1);
  for (let k = 2; k <= all; k++) logs[k] = logs[k - 1] + Math.log(k);
  const choose = (n: number, k: number) => logs[n] - logs[k] - logs[n - k];
  let chance = 0;
  for (let k = Math.max(both, held + up - all, 0); k <= Math.min(held, up); k++) {
    chance += Math.exp(choose(up, k) + choose(all - up, held - k) - choose(all, held));
  }
  return Math.min(1, chance);
}
