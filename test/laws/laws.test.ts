// Every law of the kit, on the engine as it is.

import { describe, it } from 'vitest';

import { LAWS } from '../kit/index.js';

/** A nightly run tries other cases: `TIDEMARK_SEED`. */
const seed = Number(process.env.TIDEMARK_SEED ?? 1);

describe('the laws', () => {
  for (const [name, law] of Object.entries(LAWS)) {
    it(`${name}: ${law.about}`, () => law.run({ seed }));
  }
});
