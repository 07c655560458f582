// The code blocks of a page of the documentation.

/** A fenced block of code. */
export interface Block {
  /** `sh`, `ts`, `text` … */
  readonly language: string;
  /** What stands behind the language, such as `exit=1`. */
  readonly info: string;
  readonly code: string;
  /** The path in code at the end of the line above, where there is one: the file that the block shows. */
  readonly file: string | undefined;
  /** Line of the page on which it begins, from 1. */
  readonly line: number;
}

/** What a reader of a page is not shown: commands that make what its first one needs. */
export const BEFORE = /^<!-- before: (.*) -->$/gm;

/** The blocks of a page in order. */
export function blocksOf(page: string): Block[] {
  const lines = page.split('\n');
  const blocks: Block[] = [];
  for (let k = 0; k < lines.length; k++) {
    const opening = /^(\s*)```(\w+)(?: +(.*))?$/.exec(lines[k]);
    if (opening === null) {
      if (/^\s*```/.test(lines[k])) throw new Error(`line ${k + 1}: a block of code needs a language`);
      continue;
    }
    const [, indent, language, info = ''] = opening;
    const end = lines.findIndex((line, at) => at > k && line.trimEnd() === `${indent}\`\`\``);
    if (end < 0) throw new Error(`line ${k + 1}: the block is never closed`);
    const above = lines.slice(0, k).findLast((line) => line.trim() !== '' && !line.startsWith('<!--'));
    const [, file] = /`([^`\s]+\.\w+)`[^`]*[:：]$/.exec(above ?? '') ?? [];
    const code = lines.slice(k + 1, end).map((line) => line.slice(indent.length));
    blocks.push({ language, info, code: code.join('\n'), file, line: k + 1 });
    k = end;
  }
  return blocks;
}

/** Lines of a listing that are not found in what was printed, in order and but for the spaces; a line with `…` stands for any. */
export function missing(listing: string, printed: string): string[] {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const said = printed.split('\n').map(plain);
  const lost: string[] = [];
  let at = 0;
  for (const line of listing.split('\n').map(plain)) {
    if (line === '' || line.includes('…')) continue;
    const found = said.indexOf(line, at);
    if (found < 0) lost.push(line);
    else at = found + 1;
  }
  return lost;
}

/** A file after what a block of `diff` says: lines behind ` ` stay, behind `-` go, behind `+` come, and `@@` leads to the next place. The lines that
 *  stay or go have to stand there once, one under the other. */
export function changed(text: string, diff: string): string {
  let lines = text.split('\n');
  for (const place of diff.split(/^@@.*\n/m)) {
    const steps = place.split('\n').filter((line, k, all) => line !== '' || k < all.length - 1);
    if (steps.length === 0) continue;
    const side = (sign: string) => steps.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1));
    const [old, next] = [side('+'), side('-')];
    const found = lines.flatMap((_, at) => (old.every((line, k) => lines[at + k] === line) ? [at] : []));
    if (old.length === 0 || found.length !== 1)
      throw new Error(`stands there ${found.length} times:\n${old.join('\n')}`);
    lines = [...lines.slice(0, found[0]), ...next, ...lines.slice(found[0] + old.length)];
  }
  return lines.join('\n');
}
