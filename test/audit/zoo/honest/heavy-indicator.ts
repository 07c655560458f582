// An indicator of its own with a lot of state: a Kalman filter of level and slope, and a sorted window of its errors.

import { indicator, strategy } from 'tidemark';

function filter(): (close: number) => number {
  let [level, slope] = [Number.NaN, 0];
  let [a, b, c] = [1, 0, 1];
  const errors: number[] = [];
  return (close) => {
    if (Number.isNaN(level)) level = close;
    const error = close - level - slope;
    [a, b, c] = [a + 2 * b + c + 0.01, b + c, c + 0.001];
    const gain = a / (a + 0.1);
    level += slope + gain * error;
    slope += (b / (a + 0.1)) * error;
    [a, b, c] = [(1 - gain) * a, (1 - gain) * b, c - (b * b) / (a + 0.1)];
    errors.push(error);
    if (errors.length > 50) errors.shift();
    const sorted = [...errors].sort((x, y) => x - y);
    return slope / (Math.abs(sorted[sorted.length >> 1]) + 0.01);
  };
}

export default strategy({
  about: 'Holds while the filtered slope is positive.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const slope = indicator(asset.close, filter);
    return (ctx) => ctx.target(slope.now > 0 ? 0.9 : 0, asset);
  },
});
