// What a strategy is called wherever it lies.

/** The name of a strategy of the table, that of a file or folder without what is above it and its ending, or that of a package without its scope and
 *  what all of them begin with. */
export const strategyStem = (name: string): string =>
  name
    .replace(/[/\\]+$/, '')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[cm]?[jt]s$/, '')
    .replace(/^tidemark-strategy-/, '');
