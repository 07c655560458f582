// Lines of runs side by side: colour and dashes, so that they can be told apart on paper too.

/** How the line of a run is drawn. */
export interface Ink {
  readonly color: string;
  readonly type: 'solid' | 'dashed' | 'dotted';
}

const LIGHT = ['#0b5cad', '#c2540a', '#1d7a5a', '#7a4fb0', '#8a6d00'];
const DARK = ['#6fb4f3', '#f0a05a', '#5cc9a0', '#b79be0', '#e3cb6b'];
const TYPES = ['solid', 'dashed'] as const;

/** The ink of a run by its number: five colours, each of them first solid, then dashed, then dotted. */
export const ink = (run: number, dark: boolean): Ink => ({
  color: (dark ? DARK : LIGHT)[run % LIGHT.length],
  type: TYPES[Math.floor(run / LIGHT.length)] ?? 'dotted',
});
