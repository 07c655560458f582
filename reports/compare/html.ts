// compare.html: runs side by side on one self-contained page that opens offline.

import { compareHeight, compareOption } from '../charts/compare/curves.js';
import { still, STILL } from '../charts/still.js';
import { clientScript } from '../html/client-script.js';
import { frame } from '../html/frame.js';
import { foot } from '../html/sections/small-print.js';
import type { Language } from '../lang/index.js';
import { compareChartData } from './chart-data.js';
import { compare, type CompareOptions } from './compare.js';
import type { Comparison } from './comparison.js';
import { titleOfComparison } from './document.js';
import type { NamedResult } from './labels.js';
import { differencesSection, figuresSection } from './page/figures.js';
import { commonSection, curvesSection, heading, repeatSection, runsSection, settingsSection } from './page/sections.js';
import { COMPARE_STYLE } from './page/style.js';
import { wordsOf } from './words.js';

/** How the page of a comparison is written. */
export interface ComparePageOptions {
  /** English where it is left out. */
  readonly language?: Language;
  /** The built client; looked for beside the program where it is left out. */
  readonly script?: string;
}

/** The page of a comparison that was made, the same bytes for the same one. */
export async function comparePage(
  comparison: Comparison,
  { language = 'en', script }: ComparePageOptions = {},
): Promise<string> {
  const words = wordsOf(comparison, language);
  const { say } = words;
  const { runs, window } = comparison;
  const data = compareChartData(comparison, say);
  const drawn = window.kind !== 'none';
  const picture = drawn ? still(compareOption(data, STILL), 'compare', STILL.width, compareHeight()) : '';
  const parts = [
    ['runs', say('Runs'), runsSection(comparison, words)],
    ['curves', say('Curves'), drawn ? curvesSection(comparison, words, data, picture) : null],
    ['figures', say('Figures'), figuresSection(comparison, words)],
    ['differences', say('Differences'), differencesSection(comparison, words)],
    ['common', say('In common'), drawn ? commonSection(comparison, words) : null],
    ['settings', say('Settings'), settingsSection(comparison, words)],
    ['repeat', say('Repeat'), repeatSection(comparison, words)],
  ] as const;
  const there = parts.flatMap(([id, label, section]) => (section === null ? [] : [{ id, label, section }]));
  const title = say('{title}: Tidemark comparison', { title: titleOfComparison(comparison, words) });
  return frame({
    title: runs.some(({ result }) => result.generated) ? `${say('GENERATED DATA')}: ${title}` : title,
    language,
    version: runs[0].result.version,
    style: COMPARE_STYLE,
    heading: heading(comparison, words),
    first: 'figures',
    links: there.map(({ id, label }) => [id, label] as const),
    sections: there.map(({ section }) => section),
    foot: foot(say),
    data,
    script: script ?? (await clientScript('compare')),
  });
}

/** Two to ten results side by side as one HTML page: the same results, names and options give the same bytes. */
export const renderCompareHtml = (
  results: readonly NamedResult[],
  options: CompareOptions & ComparePageOptions = {},
): Promise<string> => comparePage(compare(results, options), options);
