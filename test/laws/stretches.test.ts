// Columns that are looked through and never written.

import { expect, it } from 'vitest';

import { stretchesAreColumns } from './stretches.js';

it(stretchesAreColumns.about, () => {
  stretchesAreColumns.run();
  expect(stretchesAreColumns.mutants.length).toBeGreaterThan(0);
});
