// What the axes of a chart leave room for and where their marks fall.

import { describe, expect, it } from 'vitest';
import { annualOption } from '../../../reports/charts/annual.js';
import { chartData } from '../../../reports/charts/data.js';
import { exposureOption } from '../../../reports/charts/exposure.js';
import type { Look } from '../../../reports/charts/style.js';
import { charted } from './charted.js';

const LOOK: Look = { dark: false, width: 1000, log: false, touch: false, still: true };
const data = chartData(charted());

describe('axes', () => {
  it('of the years have room for figures beyond the longest bar, on the sides on which there are bars', () => {
    const of = (values: readonly number[]) =>
      annualOption({ ...data, years: values.map((value, at) => ({ ...data.years[0], year: 2000 + at, value })) }, LOOK)
        .yAxis.boundaryGap;
    expect(of([0.1, -0.2])).toEqual(['10%', '10%']);
    expect(of([0.1, 0.2])).toEqual([0, '10%']);
    expect(of(Array.from({ length: 30 }, () => 0.1))).toBeUndefined();
  });

  it('of an exposure that is never more than the account are marked in quarters', () => {
    const { held } = data;
    const calm = { ...data, held: held.map((one) => ({ ...one, shares: one.shares.map(() => 0.1) })) };
    const [axis] = exposureOption(
      { ...calm, gross: data.gross.map(() => 0.5), net: data.net.map(() => 0.5) },
      LOOK,
    ).yAxis;
    expect([axis.max, axis.interval]).toEqual([1, 0.25]);
    const [lent] = exposureOption({ ...calm, gross: data.gross.map(() => 1.5) }, LOOK).yAxis;
    expect([lent.max, lent.interval]).toEqual([undefined, undefined]);
  });
});
