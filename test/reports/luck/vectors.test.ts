// The statistics of luck give the published figures; the table stands on the screen.

import { expect, it } from 'vitest';
import { VECTORS } from './vectors.js';

it('gives every published figure', () => {
  const wide = Math.max(...VECTORS.map(({ name }) => name.length));
  const lines = VECTORS.map(({ name, computed, expected }) =>
    [name.padEnd(wide), String(computed).padStart(24), String(expected).padStart(24)].join(' '),
  );
  console.log(
    ['vector'.padEnd(wide), 'computed'.padStart(24), 'expected'.padStart(24)].join(' ') + `\n${lines.join('\n')}`,
  );
  const apart = VECTORS.filter(({ computed, expected, within }) => !(Math.abs(computed - expected) <= within));
  expect(apart).toEqual([]);
  expect(VECTORS.length).toBeGreaterThan(120);
});
