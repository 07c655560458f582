// The page as whoever reads it finds it: its tables cell by cell, and its words without them.

/** A cell: what is shown, and the number that it bears; undefined where it bears none. */
export interface PageCell {
  readonly text: string;
  readonly value: number | undefined;
}

/** A table of the page, without its heading row. */
export interface PageTable {
  readonly caption: string;
  readonly rows: readonly (readonly PageCell[])[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text without tags, spaces folded. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name])
    .replace(/\s+/g, ' ')
    .trim();

const cellsOf = (row: string): PageCell[] =>
  [...row.matchAll(/<(th|td)([^>]*)>([\s\S]*?)<\/\1>/g)].map(([, , attributes, inside]) => {
    const value = /data-value="([^"]*)"/.exec(attributes)?.[1];
    return { text: plainText(inside), value: value === undefined ? undefined : Number(value) };
  });

/** The tables of a piece of the page, in its order. */
export const tablesOf = (html: string): PageTable[] =>
  [...html.matchAll(/<caption>([\s\S]*?)<\/caption>[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/g)].map(([, caption, body]) => ({
    caption: plainText(caption),
    rows: [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) => cellsOf(row)),
  }));

/** The page without its programs, data and pictures. */
export const visible = (html: string): string => html.replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ');

/** The pieces of the page by name: the head and each section by its id. */
export function pieces(html: string): Map<string, string> {
  const text = visible(html);
  const sections = [...text.matchAll(/<section id="([^"]+)"[\s\S]*?<\/section>/g)].map(
    ([section, id]) => [id, section] as const,
  );
  return new Map([['head', /<header>[\s\S]*?<\/header>/.exec(text)![0]], ...sections]);
}

/** The words of a piece outside its tables, and what is said of its pictures to those who do not see them. */
export function wordsOf(html: string): string {
  const said = [...html.matchAll(/role="img"\s+aria-label="([^"]*)"/g)].map(([, label]) => plainText(label));
  return [plainText(html.replace(/<table[\s\S]*?<\/table>/g, ' ')), ...said].join(' ');
}

/** The number that a text shows, with how far rounding may have moved it; undefined where it shows none. */
export function shownNumber(text: string): { value: number; off: number } | undefined {
  const [, sign, digits, percent] = /^(\u2212?)([\d,]+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const scale = percent ? 100 : 1;
  const decimals = digits.split('.')[1]?.length ?? 0;
  return {
    value: ((sign ? -1 : 1) * Number(digits.replaceAll(',', ''))) / scale,
    off: (0.5 * 10 ** -decimals) / scale,
  };
}
