// What tests of buy-the-dip-inflows start from.

/** Short windows; so much risk is wanted that the cap alone decides the size. */
export const SHORT = {
  dip: 0.05,
  high: 5,
  window: 2,
  steps: 2,
  recovery: 0.99,
  outflow: 0.2,
  patience: 2,
  risk: 2,
  cap: 0.9,
};

/** Six quiet days near 100, before what a test is about. */
export const quiet = [99, 100, 99, 100, 99, 100];
