// What the page of an audit adds to the style of all pages.

/** Rules that follow those of every page. */
export const DATA_CHECK_STYLE = `
.finding { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 30rem); gap: .5rem 2rem; padding: 1rem 0; border-top: 1px solid var(--faint); break-inside: avoid }
.finding.bare { grid-template-columns: minmax(0, 1fr) }
.finding p { margin: 0 0 .4rem } .finding .where { color: var(--muted); font-size: .8125rem; overflow-wrap: anywhere }
.finding h4 { margin: 0 0 .35rem; font-size: 1rem; display: flex; flex-wrap: wrap; gap: .25rem .6rem; align-items: baseline }
.finding figure { margin: 0 } .finding figcaption { font-weight: 400; color: var(--muted); font-size: .8125rem; margin: .15rem 0 0 }
.severity { font-size: .75rem; letter-spacing: .04em; text-transform: uppercase; border: 1px solid currentColor; padding: 0 .4rem; border-radius: 2px; white-space: nowrap }
.severity.error { color: var(--paper); background: var(--warning); border-color: var(--warning) } .severity.warning { color: var(--loss) } .severity.info { color: var(--muted) }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 1rem 0 0 } .counts dd { font-size: 1.5rem; font-variant-numeric: tabular-nums }
.counts .error dd { color: var(--warning); font-weight: 650 } .counts .warning dd { color: var(--loss) }
@media screen and (prefers-color-scheme: dark) { .finding .plot > svg { background: none } }
.strip text { fill: var(--muted); font-size: 11px } .strip .there { fill: var(--faint) } .strip .gone { fill: none; stroke: var(--loss); stroke-width: 2 }
.dash { display: inline-block; width: 1.4rem; border-top: 2px solid var(--ink); vertical-align: middle; margin-right: .3rem } .dash.second { border-top: 2px dashed var(--loss) }
@media (max-width: 48rem) { .finding { grid-template-columns: minmax(0, 1fr) } #checks td:nth-child(2) { min-width: 15rem } }
@media print { .severity.error { color: inherit; background: none } .finding { grid-template-columns: minmax(0, 1fr) minmax(0, 22rem) } }
`;
