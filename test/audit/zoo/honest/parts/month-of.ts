// The month of a moment, 1 to 12.

/** Month in UTC of a time in ms UTC, 1 to 12. */
export const monthOf = (time: number): number => new Date(time).getUTCMonth() + 1;
