// How many units fit under a ceiling.

/** The most units of worth `unit` that may be added to a signed worth before it exceeds `ceiling`; 0 where it does already. */
export const roomFor = (worth: number, ceiling: number, unit: number): number => Math.max(0, (ceiling - worth) / unit);
