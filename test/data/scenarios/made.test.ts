// What a user's scenario makes is held to what a market must be, and what it leaves out is filled in.

import { describe, expect, it } from 'vitest';
import { datasetFiles } from '../../../data/generator/dataset-files.js';
import { madeBy } from '../../../data/scenarios/made.js';

const one = Float64Array.of(1);
const of = (symbol: unknown) => ({
  instruments: [{ symbol }],
  bars: [{ symbol, time: Float64Array.of(0), open: one, high: one, low: one, close: one, volume: one }],
});

describe('what a scenario of one’s own makes', () => {
  it('may name its instruments by their symbols alone', () => {
    const made = madeBy('mine', of('SPY'), 'made');
    expect([...datasetFiles(made).keys()]).toContain('bars/SPY.csv');
    expect(made.instruments[0]).toMatchObject({ symbol: 'SPY', currency: 'USD' });
  });

  it.each(['../../SPY', 'a b', '', 7, undefined])('has no instrument called %j', (symbol) => {
    expect(() => madeBy('mine', of(symbol), 'made')).toThrow(/The scenario mine made an instrument with the symbol/);
  });
});
