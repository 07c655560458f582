// The one look of every chart: colours that a colour-blind reader can tell apart, type, margins.

import type { Span } from './span.js';

/** How a chart is to be drawn: for which paper, how wide, on which scale. */
export interface Look {
  readonly dark: boolean;
  /** Pixels. */
  readonly width: number;
  /** Logarithmic money axis. */
  readonly log: boolean;
  /** A finger, not a mouse: dragging scrolls the page and does not move the chart. */
  readonly touch: boolean;
  /** On paper or in a file: nothing to hold on to is drawn. */
  readonly still: boolean;
  /** Rows in view; all where it is left out. */
  readonly span?: Span;
  /** The row that is read in all panes at once, where the page follows the pointer itself. */
  readonly reading?: { readonly row: number };
}

/** Colours of one theme, as CSS hex values. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly faint: string;
  readonly strategy: string;
  readonly benchmark: string;
  readonly gain: string;
  readonly loss: string;
  /** Grounds of a stack, told apart by lightness as well as by hue. */
  readonly stack: readonly string[];
}

// Blue and orange, because red means a rise to a mainland reader and a fall to an American one.
const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1d2125',
  muted: '#656c74',
  faint: '#e4e7ea',
  strategy: '#0b5cad',
  benchmark: '#8a9199',
  gain: '#0b5cad',
  loss: '#c2540a',
  stack: ['#0b5cad', '#e08a3c', '#2f9e77', '#8e6bbf', '#d1b13f', '#7fb8e6', '#b3476b', '#5d6b2e', '#c9a0dc', '#9aa3ab'],
};

const DARK: Palette = {
  paper: '#15181b',
  ink: '#e7e9ec',
  muted: '#a0a7ae',
  faint: '#2d3237',
  strategy: '#6fb4f3',
  benchmark: '#8a9199',
  gain: '#6fb4f3',
  loss: '#f0a05a',
  stack: ['#6fb4f3', '#f0a05a', '#5cc9a0', '#b79be0', '#e3cb6b', '#3f7fb8', '#dd7f9e', '#a9b56a', '#8a62a8', '#7c858d'],
};

/** The colours of the light or the dark theme. */
export const palette = (dark: boolean): Palette => (dark ? DARK : LIGHT);

/** Type stack of page and charts: what each system has, no font is loaded. Unquoted, because it also stands in attributes. */
export const FONT =
  'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';

/** A chart narrower than this, in pixels, is drawn for a phone. */
export const isNarrow = (look: Look): boolean => look.width < 560;

/** What all charts share. Nothing moves: a report is read, not watched. */
export const ground = (look: Look) =>
  ({
    animation: false,
    useUTC: true,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, color: palette(look.dark).ink },
  }) as const;

/** A series in the legend: a line is shown as a stroke, anything else by its own symbol. */
export interface LegendEntry {
  readonly name: string;
  readonly type: string;
}

// Of series whose own symbol would not be what is seen.
const ICONS = { line: 'path://M0 0h18v2h-18z', area: 'rect' } as const;

/** Legend at the upper right, in the words and marks of the series; none for a single series. */
export const legend = (look: Look, entries: readonly LegendEntry[]) =>
  ({
    show: entries.length > 1,
    data: entries.map(({ name, type }) =>
      type in ICONS ? { name, icon: ICONS[type as keyof typeof ICONS] } : { name },
    ),
    top: 0,
    right: isNarrow(look) ? 0 : 12,
    itemWidth: 18,
    itemHeight: 9,
    itemGap: 16,
    inactiveColor: palette(look.dark).faint,
    textStyle: {
      color: palette(look.dark).muted,
      fontSize: 12,
      width: isNarrow(look) ? 110 : 260,
      overflow: 'truncate',
    },
  }) as const;

/** The box that follows the pointer. */
export const tooltip = (look: Look) =>
  ({
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette(look.dark).paper,
    borderColor: palette(look.dark).faint,
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: palette(look.dark).ink, fontSize: 12, fontFamily: FONT },
    extraCssText:
      'box-shadow:none;border-radius:2px;font-variant-numeric:tabular-nums;max-width:80vw;white-space:normal',
  }) as const;
