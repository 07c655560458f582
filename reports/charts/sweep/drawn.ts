// Figures as the page of a sweep embeds them.

/** A number rounded for drawing, or null where there is none. */
export type Drawn = number | null;

/** Six significant digits, which no screen can resolve further; null for what is not a number. */
export const drawn = (value: number): Drawn => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);
