// What a strategy is called wherever it lies.

/** The name of a strategy of the table, or that of a file without folder and ending. */
export const strategyStem = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[cm]?[jt]s$/, '');
