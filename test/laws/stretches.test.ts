// Columns that are looked through and never written.

import { expect, it } from 'vitest';

import { stretchesAreColumns } from './stretches.js';

it('a run with a cache of its own waits for the crossings that one finds in columns', () => {
  expect(() => stretchesAreColumns.run()).not.toThrow();
});
