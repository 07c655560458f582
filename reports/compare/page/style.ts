// What the page of a comparison adds to the style of all pages.

import { ink } from '../../charts/compare/inks.js';
import { MOST_RUNS } from '../compare.js';

/** The line of each run beside its label, as the chart draws it. */
const swatches = (dark: boolean): string =>
  Array.from({ length: MOST_RUNS }, (_, run) => {
    const { color, type } = ink(run, dark);
    return `.swatch-${run} { border-top: 3px ${type} ${color} }`;
  }).join(' ');

/** Rules that follow those of every page. */
export const COMPARE_STYLE = `
${swatches(false)}
@media screen and (prefers-color-scheme: dark) { ${swatches(true)} }
.best { font-weight: 650 } .best::before { content: '\\2605\\00a0'; font-size: .75em; color: var(--gain) }
.swatch { display: inline-block; width: 1.5rem; height: 0; margin-right: .5rem; vertical-align: middle }
.bar line { stroke: var(--muted); stroke-width: 2 } .bar .zero { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 2 2 } .bar circle { fill: var(--muted) }
.bar.sure .range { stroke: var(--gain); stroke-width: 3 } .bar.sure circle { fill: var(--gain) }
.finding { white-space: nowrap } .finding.sure { font-weight: 650 }
.findings { font-size: 1.125rem; max-width: 52rem } .remarks { color: var(--muted); font-size: .875rem; padding-left: 1.1rem }
/* What is hidden in a cell must not widen the page. */
.scroll { position: relative } details { margin-top: 1rem }
@media (max-width: 40rem) { .findings { font-size: 1rem } .bar { width: 70px } }
@media print { .bar { width: 70px } details[data-folds] { display: block } }
`;
