// What is left of p-values when there are many of them.

/** Adjusted p-values in the order of those that were given. */
export interface AdjustedPValues {
  readonly bonferroni: Float64Array;
  readonly holm: Float64Array;
  readonly bhy: Float64Array;
}

/** Adjusts p-values for being many, as Harvey and Liu do: Bonferroni M p; Holm max over j <= i of (M - j + 1) p(j); BHY, from the greatest down, min of
 *  the one above and (M c(M) / i) p(i), c(M) = 1 + 1/2 + ... + 1/M, the greatest itself being left as it is; none above 1. RangeError for what is no
 *  probability. Source: Harvey and Liu, Backtesting, Journal of Portfolio Management 42(1), 2015. */
export function adjustPValues(pValues: ArrayLike<number>): AdjustedPValues {
  const count = pValues.length;
  for (let i = 0; i < count; i++)
    if (!(pValues[i] >= 0 && pValues[i] <= 1)) throw new RangeError(`the p-value ${pValues[i]} is no probability`);
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => pValues[a] - pValues[b] || a - b);
  const [bonferroni, holm, bhy] = [1, 2, 3].map(() => new Float64Array(count));
  let harmonic = 0;
  let greatest = 0;
  for (let i = 0; i < count; i++) {
    const at = order[i];
    harmonic += 1 / (i + 1);
    greatest = Math.max(greatest, Math.min(1, (count - i) * pValues[at]));
    bonferroni[at] = Math.min(1, count * pValues[at]);
    holm[at] = greatest;
  }
  let above = 1;
  for (let i = count - 1; i >= 0; i--) {
    const at = order[i];
    above = i === count - 1 ? pValues[at] : Math.min(above, ((count * harmonic) / (i + 1)) * pValues[at]);
    bhy[at] = above;
  }
  return { bonferroni, holm, bhy };
}
