// Ink on shaded grounds can be read, on light paper and on dark.

import { describe, expect, it } from 'vitest';
import { contrast, legible, mixed } from '../../../reports/charts/shade.js';
import { palette } from '../../../reports/charts/style.js';

describe.each([false, true])('on paper that is dark: %s', (dark) => {
  const { ink, paper, gain, loss } = palette(dark);
  const neutral = dark ? '#22262a' : '#f4f5f6';

  it.each([gain, loss])('every shade up to %s has an ink of contrast 4.5 or more', (full) => {
    for (let share = 0; share <= 1; share += 1 / 256) {
      const ground = mixed([neutral, full], share);
      const chosen = mixed([legible(ground, [ink, paper]), '#000000'], 0);
      expect(contrast(ground, chosen)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('keeps the inks of the page where they can be read', () => {
    expect(legible(mixed([neutral, gain], 0), [ink, paper])).toBe(ink);
    expect(legible(mixed([neutral, gain], 1), [ink, paper])).toBe(paper);
  });
});
