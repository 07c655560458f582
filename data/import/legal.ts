// Names that may become names of files and cells of tables, whatever the file that they came from holds.

/** True for a text that can be the symbol of an instrument or the name of a series in a data directory: no separator of paths, cells or symbols,
 *  nothing that a file system, a terminal or a spreadsheet would act upon. */
export const isLegalName = (text: string): boolean =>
  /^[^\s/\\@:*?"'`<>|,;\p{C}]{1,80}$/u.test(text) && !/^[.=+-]/.test(text) && text.normalize('NFC') === text;

/** A title without what a terminal or a spreadsheet would act upon; empty where nothing is left. */
export const legalTitle = (text: string): string =>
  text
    .replaceAll(/\p{C}+/gu, ' ')
    .replace(/^[\s=+@-]+/, '')
    .trim()
    .slice(0, 80);

/** A text as part of a file's name: letters and digits of any script, `.`, `_`, `=`, `^` and hyphens. */
export const slug = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._=^]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(-100);
