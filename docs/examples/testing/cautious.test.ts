import { lawsOf } from 'tidemark/testing';
import { test } from 'vitest';
import cautious from './cautious.js';
import own, { trial } from './cautious.laws.js';

for (const { name, run } of lawsOf(cautious, { ...trial, own }))
  test(`keeps: ${name}`, () => run({ runs: 100 }), 60_000);
