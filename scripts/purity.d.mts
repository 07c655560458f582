// Types of purity.mjs, for its test.

/** One sentence, with file and line, for each impurity of a file. */
export function impurities(file: string, text?: string): string[];
