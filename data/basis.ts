// What the prices of a file are measured in: as traded, or moved for splits and distributions.

/** What prices may have been moved for, and how each kind is told. */
export const BASES = {
  raw: 'as traded',
  'split-adjusted': 'moved for splits alone, so that the last price is as traded',
  'total-return': 'multiplied for splits and distributions, so that the last price is as traded',
  subtractive:
    'distributions taken off the prices before them, as the "qfq" of mainland vendors does: returns are wrong',
  forward: 'multiplied for splits and distributions from the first price on, which is as traded (causal)',
  unknown: 'not known',
} as const;

/** What the prices of a file are measured in. */
export type Basis = keyof typeof BASES;
