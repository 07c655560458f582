// The laws of blank, on generated markets: the engine's, and those of blank.laws.ts.

import { lawsOf } from 'tidemark/testing';
import { describe, test } from 'vitest';
import strategy from './blank.js';
import own, { trial } from './blank.laws.js';

describe('blank', () => {
  for (const { name, run } of lawsOf(strategy, { ...trial, own })) {
    test(`keeps: ${name}`, () => run({ runs: 50 }), 60_000);
  }
});
