// How much of the account was in which instrument, and how much in cash.

import type { ChartData } from './data.js';
import { percent } from './format.js';
import { line, shownRows } from './lines.js';
import { palette, type Look } from './style.js';
import { panes } from './time-axis.js';
import { sayer } from './words.js';

/** Pixels of the pane. */
export const EXPOSURE_HEIGHT = 190;

/** Instruments that a tooltip names at most. */
const NAMED = 10;

/** The exposure to each instrument as a fraction of equity, stacked, what was sold short below zero; cash is the rest. */
export function exposureOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const say = sayer(data);
  const { held, gross, net } = data;
  const isShort = held.some(({ shares }) => shares.some((share) => share < 0));
  // With nothing short and nothing borrowed the stack is the whole account.
  const isLent = isShort || gross.some((share) => share > 1 + 1e-9);
  const rows = shownRows(data, look, isShort ? [gross, net] : [gross]);
  const named = held.map(({ symbol, shares }, index) => ({
    name: symbol === '' ? say('all others') : symbol,
    color: colour.stack[symbol === '' ? colour.stack.length - 1 : index],
    share: (row: number) => shares[row],
    filled: 0.75,
  }));
  const cash = { name: say('cash'), color: colour.benchmark, share: (row: number) => 1 - net[row], filled: 0.12 };
  const series = [...named, cash].map(({ name, color, share, filled }) =>
    line(data, rows, share, { name, color, width: 0.5, filled, stack: 'equity' }),
  );
  return {
    ...panes(
      data,
      look,
      [
        {
          height: EXPOSURE_HEIGHT,
          axis: { format: (value) => percent(value, 0), ...(isLent ? {} : { most: 1, step: 0.25 }) },
        },
      ],
      series.map(({ name }) => ({ name, type: 'area' })),
      (row) => [
        ...named
          .filter(({ share }) => share(row) !== 0)
          .slice(0, NAMED)
          .map(({ name, share }) => [name, percent(share(row), 1)] as const),
        [cash.name, percent(cash.share(row), 1)],
        ...(isShort
          ? ([
              [say('gross'), percent(gross[row], 1)],
              [say('net'), percent(net[row], 1)],
            ] as const)
          : []),
      ],
      false,
      say('n/a'),
    ),
    series,
  };
}
