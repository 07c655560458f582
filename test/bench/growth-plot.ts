// Laws of growth as one picture: cost over size, both in decades, one panel each.

import type { Measured } from './growth-law.js';

const PANEL = 300;
const MARGIN = { left: 56, top: 34, right: 14, bottom: 34 };

/** An SVG document: costs as dots, and the line of what would grow in proportion, through the largest. */
export function drawGrowth(laws: readonly Measured[]): string {
  const width = laws.length * PANEL;
  const panels = laws.map((law, k) => `<g transform="translate(${k * PANEL} 0)">${panel(law)}</g>`);
  const style = 'font: 12px sans-serif; fill: #333';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${PANEL}" viewBox="0 0 ${width} ${PANEL}" style="${style}">
<rect width="${width}" height="${PANEL}" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
}

function panel({ name, sizes, costs }: Measured): string {
  const x = scale(sizes, MARGIN.left, PANEL - MARGIN.right);
  // The line of proportion is to lie inside.
  const proportional = sizes.map((size) => (costs.at(-1)! * size) / sizes.at(-1)!);
  const y = scale([...costs, ...proportional], PANEL - MARGIN.bottom, MARGIN.top);
  const dots = sizes.map((size, k) => `<circle cx="${x.at(size)}" cy="${y.at(costs[k])}" r="3" fill="#1f5fa8"/>`);
  const line = `<path d="M${x.at(sizes[0])} ${y.at(proportional[0])}L${x.at(sizes.at(-1)!)} ${y.at(proportional.at(-1)!)}" stroke="#bbb"/>`;
  const bottom = PANEL - MARGIN.bottom;
  const below = x.decades.map(
    (size) => text(x.at(size), bottom + 16, short(size), 'middle') + tick(x.at(size), bottom),
  );
  const beside = y.decades.map((ms) => text(MARGIN.left - 8, y.at(ms) + 4, `${short(ms)} ms`, 'end'));
  const title = text(MARGIN.left, 18, `time by ${name}`, 'start');
  const frame = `<path d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${PANEL - MARGIN.right}" fill="none" stroke="#333"/>`;
  return [title, frame, line, ...below, ...beside, ...dots].join('');
}

/** A logarithmic scale from the least value to the largest, and the powers of ten on it. */
function scale(values: readonly number[], from: number, to: number) {
  const low = Math.log10(Math.min(...values));
  const high = Math.log10(Math.max(...values));
  const at = (value: number) => Number((from + ((Math.log10(value) - low) / (high - low)) * (to - from)).toFixed(1));
  const decades = [];
  for (let power = Math.ceil(low - 1e-9); power <= high + 1e-9; power++) decades.push(10 ** power);
  return { at, decades };
}

const short = (value: number): string => (value >= 1e6 ? `${value / 1e6} M` : String(Number(value.toPrecision(1))));

const text = (x: number, y: number, words: string, anchor: string): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;

const tick = (x: number, y: number): string => `<path d="M${x} ${y}v4" stroke="#333"/>`;
