// What these pages have in their style sheet beside what every page of ours has.

import { STYLE } from '../../reports/html/style.js';

/** The style sheet as text. */
export const SERVE_STYLE = `${STYLE}
body { max-width: 84rem }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 2rem }
header > div { min-width: 0 }
header nav { margin: 0 }
h1 small { color: var(--muted); font-weight: 400; font-size: 1rem; letter-spacing: 0 }
h2 small { color: var(--muted); font-weight: 400; font-size: .875rem; margin-left: .5rem }
input { font: inherit; font-size: .875rem; color: inherit; background: var(--paper); border: 1px solid var(--muted); padding: .3rem .6rem; border-radius: 2px; min-width: 0 }
.fields input, .fields select, .fields button { height: 2.25rem }
input:focus-visible, select:focus-visible, button:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.ask { margin: 1.5rem 0 0; padding: 1rem 0; border-block: 1px solid var(--faint) }
.fields { display: grid; grid-template-columns: 2.2fr 1.3fr 1fr 1.8fr auto; gap: .75rem; align-items: end }
.fields label { display: grid; gap: .2rem; color: var(--muted); font-size: .8125rem; min-width: 0 }
.fields label > * { color: var(--ink); width: 100% }
.fields .submit { display: flex; gap: .75rem; align-items: baseline }
button.main { background: var(--ink); color: var(--paper); border-color: var(--ink) }
.more { margin-top: .75rem }
.more .fields { grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); margin: .5rem 0 .75rem; align-items: start }
fieldset { border: 0; margin: 0; padding: 0 }
legend { padding: 0; color: var(--muted); font-size: .8125rem; margin-bottom: .3rem }
.ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: .15rem 1rem; font-size: .875rem }
.ticks label { display: flex; gap: .45rem; align-items: baseline }
.ticks input, td input { margin: 0; accent-color: var(--link) }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; margin: 0 0 .5rem }
.bar p { margin: 0 }
td.tick { padding-right: .5rem } td.tick label { display: block; padding: .35rem .35rem .35rem 0; margin: -.35rem 0 }
thead th a { color: inherit; text-decoration: none } thead th a:hover { color: var(--ink); text-decoration: underline }
th[aria-sort=ascending] a::after { content: ' \\2191' } th[aria-sort=descending] a::after { content: ' \\2193' }
tbody th { min-width: 17rem; max-width: 28rem } tbody th > .note { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: .8125rem; line-height: 1.35 }
th, td { padding-right: 1rem }
td.list { max-width: 12rem }
.tag { display: inline-block; border: 1px solid var(--loss); color: var(--loss); font-size: .6875rem; letter-spacing: .04em; padding: 0 .35rem; margin-right: .2rem; border-radius: 2px; white-space: nowrap }
.trust-good { color: var(--gain); font-weight: 650 } .trust-bad { color: var(--loss); font-weight: 650 }
#live > section { margin-top: 1.5rem }
.pages { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin-top: .75rem; font-size: .875rem }
dl + .problem { margin-top: 1rem }
.problem { border: 1px solid var(--loss); padding: .5rem .75rem; max-width: none }
.way { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem }
.way li { display: grid; grid-template-columns: minmax(10rem, 16rem) minmax(6rem, 14rem) 1fr; gap: .25rem 1rem; align-items: center; font-variant-numeric: tabular-nums }
progress { appearance: none; width: 100%; height: .5rem; border: 0; background: var(--faint); border-radius: 1px; overflow: hidden }
progress::-webkit-progress-bar { background: var(--faint) } progress::-webkit-progress-value { background: var(--link) } progress::-moz-progress-bar { background: var(--link) }
progress.wide { height: .75rem; margin: 1rem 0 0; display: block }
.state { font-size: 1.0625rem; margin-top: .5rem }
.picture { display: block; width: 100%; height: auto; max-width: 66rem }
.picture text { fill: var(--muted); font-size: 12px } .picture .axis { stroke: var(--faint); stroke-width: 1 }
.picture .dot { fill: var(--muted); fill-opacity: .45 } .picture .best { fill: none; stroke: var(--link); stroke-width: 2; stroke-linejoin: round } .picture .top { fill: var(--link) }
.facts dd { font-size: 1.125rem } .facts dd .note { display: block }
#lost { border: 1px solid var(--loss); padding: .4rem .75rem; font-size: .875rem; position: sticky; top: 0; background: var(--paper); z-index: 1 }
@media (max-width: 60rem) { .fields { grid-template-columns: 1fr 1fr } .fields .wide { grid-column: 1 / -1 } }
@media (max-width: 40rem) { .way li { grid-template-columns: 1fr } .more .fields, .ticks { grid-template-columns: 1fr 1fr }
  .aside { display: none } input, select, button { font-size: 1rem } tbody th { min-width: 11rem } .picture text { font-size: 24px } }
`;
