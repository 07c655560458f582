// What a run is called on a page.

const FILE = /^(?:.*[\\/])?([^\\/]+)\.(?:ts|mts|js|mjs)$/;

/** The name of a strategy: that of a file without its folders and its ending, which say nothing about what it does. */
export const titleOf = (strategy: string): string => FILE.exec(strategy)?.[1] ?? strategy;
