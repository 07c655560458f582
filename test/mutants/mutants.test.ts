// Each law catches the bugs that it names: it fails on a copy of the engine that has one.

import { afterAll, describe, expect, it } from 'vitest';

import { ALL_LAWS } from './all-laws.js';
import { lawsWith, mutated } from './mutate.js';

const rows: string[] = [];

afterAll(() => console.log(['law -> mutant -> caught', ...rows].join('\n')));

/** Whether a law fails, in its usual cases. */
function fails(run: () => void): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}

describe('a law', () => {
  // That a law fails on a mutant means something only where it holds on a copy without one. Its whole number of cases is tried elsewhere.
  it('holds on a copy of the engine that is bundled as it is', { timeout: 600_000 }, async () => {
    for (const law of Object.values(await lawsWith(null))) law.run({ runs: 40, shrink: false });
  });

  for (const [name, { mutants }] of Object.entries(ALL_LAWS)) {
    it(`"${name}" names a mutant`, () => expect(mutants.length).toBeGreaterThan(0));

    it.each(mutants)(`"${name}" catches $file: $find`, { timeout: 600_000 }, async (mutant) => {
      expect(mutated(mutant)).not.toBe('');
      const laws = await lawsWith(mutant);
      const isCaught = fails(() => laws[name].run({ shrink: false }));
      rows.push(`${isCaught ? 'caught' : 'MISSED'}  ${name}  <-  ${mutant.file}: ${mutant.find.split('\n')[0]}`);
      expect(isCaught, `"${name}" holds although ${mutant.find} became ${mutant.replace}`).toBe(true);
    });
  }
});
