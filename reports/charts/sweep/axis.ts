// Axes that the charts of a sweep share.

import { palette, type Look } from '../style.js';
import type { DrawnDimension } from './dimension.js';

const LONGEST = 9;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** A horizontal or vertical axis of numbers. */
export const numbers = (look: Look, name: string, format: (value: number) => string) => ({
  type: 'value' as const,
  scale: true,
  name,
  nameLocation: 'middle' as const,
  nameTextStyle: { color: palette(look.dark).muted, fontSize: 12 },
  splitNumber: 4,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: palette(look.dark).muted, fontSize: 11, formatter: format, hideOverlap: true },
  splitLine: { lineStyle: { color: palette(look.dark).faint } },
});

/** The levels of a dimension, named where it says so; a little room at both ends, so that no point lies on the frame. */
export function levelAxis(look: Look, { size, ticks }: DrawnDimension) {
  const text = new Map(ticks.map((tick) => [tick.level, tick.text]));
  const customValues = ticks.map(({ level }) => level);
  const room = Math.max(0.3, (size - 1) * 0.03);
  return {
    type: 'value' as const,
    min: -room,
    max: size - 1 + room,
    axisLine: { onZero: false, lineStyle: { color: palette(look.dark).muted } },
    axisTick: { show: false, customValues },
    splitLine: { show: false },
    axisLabel: {
      color: palette(look.dark).muted,
      fontSize: 11,
      hideOverlap: true,
      customValues,
      formatter: (level: number) => cut(text.get(level) ?? ''),
    },
  };
}
