// What a page of Markdown links to, and what can be linked to in it.

/** The page without its blocks of code; what stands in code inside a line stays. */
const prose = (page: string): string => page.replaceAll(/^\s*```[\s\S]*?^\s*```$/gm, '');

/** Targets of the links and pictures of a page, in order, but for those on the web. */
export function linksOf(page: string): string[] {
  const text = prose(page).replaceAll(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target).filter((one) => !/^[a-z]+:/.test(one));
}

/** What the headings of a page are called in links, as GitHub makes it of their words: repeated ones are counted. */
export function anchorsOf(page: string): Set<string> {
  const seen = new Set<string>();
  for (const [, heading] of prose(page).matchAll(/^#{1,6} +(.*?)\s*$/gm)) {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
    let unique = name;
    for (let n = 1; seen.has(unique); n++) unique = `${name}-${n}`;
    seen.add(unique);
  }
  return seen;
}
