// The words of a path that may name what a file holds.

/** Endings that say how a file is written, not what it holds. */
const ENDING = /\.(?:csv|txt|tsv|dat|prn|xls|gz|zip|json|parquet)$/i;
/** Parts of a path that are looked at, from the last on: further out stand folders of the machine. */
const LOOKED_AT = 3;

/** The last parts of a path (and of the entry of an archive in it), outermost first, without endings such as `.csv.gz`. */
export function wordsOfPath(path: string): readonly string[] {
  return path
    .split(/[/\\]|(?<=\.zip):/i)
    .filter((part) => part !== '')
    .slice(-LOOKED_AT)
    .map((part) => {
      let word = part;
      while (ENDING.test(word)) word = word.replace(ENDING, '');
      return word;
    });
}
