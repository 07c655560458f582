// A curve in one line of block characters.

const BLOCKS = '▁▂▃▄▅▆▇█';

/** The curve in `width` characters at most, each the last value of its share of the rows, from the lowest value to the highest; a
 *  blank for NaN, empty for an empty curve. `ends` are the lowest and the highest value of the scale where several curves share it. */
export function sparkline(values: Float64Array, width: number, ends?: readonly [low: number, high: number]): string {
  const count = Math.min(width, values.length);
  const points = Array.from({ length: count }, (_, i) => values[Math.ceil(((i + 1) * values.length) / count) - 1]);
  const known = points.filter(Number.isFinite);
  const [low, high] = ends ?? [Math.min(...known), Math.max(...known)];
  const range = high - low;
  const block = (value: number) => BLOCKS[range === 0 ? 0 : Math.min(7, Math.floor(((value - low) / range) * 8))];
  return points.map((value) => (Number.isFinite(value) ? block(value) : ' ')).join('');
}
