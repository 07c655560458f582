// Makes foreign text fit to be shown: names and notes come from files that anyone may have written.

// Controls, marks of format and direction, halves of surrogate pairs, separators of lines and paragraphs.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text on one line without anything that a terminal would obey or hide: white space becomes a blank, the rest a mark. */
export const clean = (text: string): string => text.replace(/[\t\n\r]+/g, ' ').replace(UNSEEN, '\ufffd');

/** Columns that a character takes in a terminal: 2 for the East Asian wide ranges, 0 for combining marks, else 1. */
function columns(character: string): number {
  if (/\p{Mark}/u.test(character)) return 0;
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1;
}

/** Columns that a text takes in a terminal. */
export function width(text: string): number {
  let sum = 0;
  for (const character of text) sum += columns(character);
  return sum;
}

/** The text cut to a number of columns, with an ellipsis where something is missing. */
export function shorten(text: string, limit: number): string {
  if (width(text) <= limit) return text;
  let out = '';
  for (const character of text) {
    if (width(out + character) > limit - 1) break;
    out += character;
  }
  return `${out}…`;
}

/** The text in lines of at most `limit` columns, broken at blanks, and inside a word only where it is longer than a line. */
export function wrap(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && width(line) + 1 + width(word) <= limit) line += ` ${word}`;
    else {
      if (line !== '') lines.push(line);
      line = '';
      for (const character of word) {
        if (width(line + character) > limit) {
          lines.push(line);
          line = '';
        }
        line += character;
      }
    }
  }
  return line === '' ? lines : [...lines, line];
}
