// What was done in an instrument, as marks on its price and as lines of a tooltip.

import type { AssetData } from './assets.js';
import { FILL_KINDS, type FillKind } from './fill-kind.js';
import { plain } from './format.js';
import type { Span } from './span.js';
import { isNarrow, palette, type Look, type Palette } from './style.js';
import type { Line, Timed } from './time-axis.js';
import type { ChartPhrase, ChartSay } from './words.js';

// Shapes tell the marks apart where colours cannot: on a grey printer, to a colour-blind reader. What opens is filled, what closes a short holding
// and what opens one is hollow.
const UP = 'path://M0 9H10L5 0Z';
const DOWN = 'path://M0 0H10L5 9Z';
const CROSS = 'path://M0 1L1 0L5 4L9 0L10 1L6 5L10 9L9 10L5 6L1 10L0 9L4 5Z';

interface Shape {
  readonly symbol: string;
  readonly color: (colours: Palette) => string;
  readonly hollow?: true;
}

const SHAPES: Readonly<Record<FillKind, Shape>> = {
  bought: { symbol: UP, color: ({ gain }) => gain },
  sold: { symbol: DOWN, color: ({ loss }) => loss },
  'sold short': { symbol: DOWN, color: ({ loss }) => loss, hollow: true },
  covered: { symbol: UP, color: ({ gain }) => gain, hollow: true },
  stop: { symbol: 'diamond', color: ({ loss }) => loss },
  'margin call': { symbol: 'rect', color: ({ ink }) => ink },
};

/** Lines about one row at most. */
const TOLD = 6;

/** Pixels within which marks hide each other. */
const APART = 4;

/** Marks that can be told apart: of each stretch of a few pixels the lowest and the highest. */
function apart<T extends { readonly row: number }>(
  marks: readonly T[],
  { from, to }: Span,
  stretches: number,
  price: (mark: T) => number,
): T[] {
  const inView = marks.filter(({ row }) => row >= from && row <= to);
  if (inView.length <= 2 * stretches) return inView;
  const kept = new Map<number, [low: T, high: T]>();
  for (const mark of inView) {
    const at = Math.floor(((mark.row - from) * stretches) / (to - from + 1));
    const found = kept.get(at);
    if (found === undefined) kept.set(at, [mark, mark]);
    else if (price(mark) < price(found[0])) found[0] = mark;
    else if (price(mark) > price(found[1])) found[1] = mark;
  }
  return [...kept.values()].flatMap(([low, high]) => (low === high ? [low] : [low, high]));
}

/** The marks in view: fills at their price by what they did, refusals at the close. */
export function markSeries({ time }: Timed, asset: AssetData, look: Look, span: Span, say: ChartSay) {
  const colour = palette(look.dark);
  const stretches = Math.max(1, Math.floor(look.width / APART));
  const scatter = (
    kind: ChartPhrase,
    { symbol, color, hollow }: Shape,
    at: readonly (readonly [row: number, price: number])[],
    border: number,
  ) => ({
    id: kind,
    name: say(kind),
    type: 'scatter' as const,
    xAxisIndex: 0,
    yAxisIndex: 0,
    data: at.map(([row, price]) => [time[row], Number.isFinite(price) ? price : null, row]),
    symbol,
    symbolSize: isNarrow(look) ? 8 : 10,
    itemStyle: hollow
      ? { color: colour.paper, borderColor: color(colour), borderWidth: 1.5, opacity: 1 }
      : { color: color(colour), borderColor: colour.paper, borderWidth: border, opacity: 1 },
    emphasis: { disabled: true },
    z: 5,
  });
  const fills = FILL_KINDS.map((kind) => {
    const own = asset.fills.filter((fill) => fill.kind === kind);
    const drawn = apart(own, span, stretches, ({ price }) => price);
    return scatter(
      kind,
      SHAPES[kind],
      drawn.map(({ row, price }) => [row, price] as const),
      1,
    );
  }).filter((_, index) => asset.fills.some(({ kind }) => kind === FILL_KINDS[index]));
  if (asset.refusals.length === 0) return fills;
  const refusals = apart(asset.refusals, span, stretches, ({ row }) => asset.close[row]);
  const shape = { symbol: CROSS, color: ({ ink }: Palette) => ink };
  return [
    ...fills,
    scatter(
      'refused',
      shape,
      refusals.map(({ row }) => [row, asset.close[row]] as const),
      0,
    ),
  ];
}

const heading = (words: string): string => words[0].toUpperCase() + words.slice(1);

/** What happened on a row, as lines of a tooltip. */
export function happened(asset: AssetData, row: number, say: ChartSay): Line[] {
  const lines: Line[] = [];
  for (const split of asset.splits)
    if (split.row === row) lines.push([say('Split'), say('{n} new for 1 old', { n: plain(split.ratio) })]);
  for (const { row: at, kind, quantity, price } of asset.fills)
    if (at === row)
      lines.push([
        heading(say(kind)),
        say('{quantity} at {price}', { quantity: plain(quantity), price: plain(price) }),
      ]);
  for (const { row: at, quantity, reason } of asset.refusals)
    if (at === row)
      lines.push([heading(say('refused')), say('{quantity}: {reason}', { quantity: plain(quantity), reason })]);
  const more = lines.length - TOLD;
  return more > 0 ? [...lines.slice(0, TOLD), [say('and more'), say('{n} more', { n: more })]] : lines;
}
