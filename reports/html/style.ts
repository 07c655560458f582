// The page's style sheet: quiet, light or dark as the reader's system is, legible on a phone and on paper.

import { FONT, palette } from '../charts/style.js';

const variables = (dark: boolean): string => {
  const { paper, ink, muted, faint, strategy, gain, loss } = palette(dark);
  const warning = dark ? '#ff8a80' : '#b3261e';
  return `--paper:${paper};--ink:${ink};--muted:${muted};--faint:${faint};--link:${strategy};--gain:${gain};--loss:${loss};--warning:${warning}`;
};

/** The style sheet as text. */
export const STYLE = `
:root { color-scheme: light dark; ${variables(false)} }
@media screen and (prefers-color-scheme: dark) { :root { ${variables(true)} } }
* { box-sizing: border-box }
html { scroll-behavior: auto; -webkit-text-size-adjust: 100% }
body { margin: 0 auto; padding: 2.5rem 1.5rem 3rem; max-width: 66rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 ${FONT}; overflow-wrap: anywhere }
h1 { margin: .1rem 0 .4rem; font-size: clamp(1.5rem, 1.1rem + 2vw, 2.25rem); line-height: 1.15; letter-spacing: -.015em; font-weight: 650 }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.25; font-weight: 650 }
h3 { margin: 1.75rem 0 .5rem; font-size: 1rem; font-weight: 650 }
h4 { margin: 1rem 0 .35rem; font-size: .875rem; font-weight: 650 }
p { margin: 0 0 .75rem; max-width: 46rem }
a { color: var(--link) }
section { margin-top: 3rem; scroll-margin-top: 1rem }
.eyebrow { margin: 0; color: var(--muted); font-size: .875rem }
.about { font-size: 1.125rem; color: var(--muted) }
.note, .hint, .legend { color: var(--muted); font-size: .875rem }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.generated { margin: 1rem 0; padding: .75rem 1rem; max-width: none; border: 2px solid var(--loss); color: var(--ink) }
.generated strong { color: var(--loss); letter-spacing: .04em; margin-right: .5rem; white-space: nowrap }
dl { margin: 0 } dd { margin: 0 } dt { color: var(--muted); font-size: .875rem }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin-top: 1rem; font-variant-numeric: tabular-nums }
.figures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)) minmax(0, 1.3fr) minmax(0, 1.2fr); gap: 1.25rem 1rem; border-block: 1px solid var(--faint); padding: 1.25rem 0; font-variant-numeric: tabular-nums }
.figures .value { font-size: clamp(1.125rem, 5vw, 1.5rem); line-height: 1.3; letter-spacing: -.01em }
.figures + .note { margin-top: .75rem }
.figures .note { font-size: .8125rem; line-height: 1.4 }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.5rem 0 0; font-size: .875rem }
main > section:first-child { margin-top: 1.5rem }
figure { margin: 0 0 1.25rem; break-inside: avoid }
figcaption { font-size: .875rem; font-weight: 650; margin-bottom: .25rem }
.plot { width: 100%; position: relative; overflow: hidden }
.plot > svg { display: block; width: 100%; height: auto; max-height: 100% }
@media screen and (prefers-color-scheme: dark) { .plot > svg { background: #fff } }
.plot:focus-visible, .scroll:focus-visible, pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin: 0 0 .75rem; max-width: none }
.whole { white-space: nowrap }
.controls [role=group] { display: flex; flex-wrap: wrap; row-gap: .25rem }
.controls [role=group] button + button { margin-left: -1px }
button, select, input { font: inherit; font-size: .875rem; color: inherit; background: var(--paper); border: 1px solid var(--muted); padding: .3rem .7rem; border-radius: 2px; max-width: 100% }
button { cursor: pointer; white-space: nowrap } button:hover { border-color: var(--ink) } button:disabled { color: var(--muted); border-color: var(--faint); cursor: default }
.controls label { display: inline-flex; align-items: center; gap: .4rem; font-size: .875rem; max-width: 100% } .controls label select, .controls label input { min-width: 0; max-width: 11rem }
button[aria-pressed=true] { background: var(--ink); color: var(--paper); border-color: var(--ink) }
.gain { color: var(--gain); font-weight: 650 } .loss { color: var(--loss); font-weight: 650 }
.optimistic { color: var(--warning) }
.scroll { overflow-x: auto; max-width: 100%; --edge: color-mix(in srgb, var(--ink) 38%, transparent);
  background: linear-gradient(to right, var(--paper) 40%, transparent) left / 3rem 102% no-repeat local, linear-gradient(to left, var(--paper) 40%, transparent) right / 3rem 102% no-repeat local,
    linear-gradient(to right, var(--edge), transparent) left / .8rem 100% no-repeat scroll, linear-gradient(to left, var(--edge), transparent) right / .8rem 100% no-repeat scroll }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; overflow-wrap: normal }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
th, td { padding: .3rem 1.1rem .3rem 0; text-align: left; font-weight: 400; border-bottom: 1px solid var(--faint); vertical-align: baseline }
thead th { color: var(--muted); white-space: nowrap; border-bottom-color: var(--muted) }
.figure { text-align: right; white-space: nowrap }
.total > * { font-weight: 650; border-top: 1px solid var(--muted) }
#trade-table .scroll { max-height: 36rem; overflow-y: auto } #trade-table thead th { position: sticky; top: 0; background: var(--paper); box-shadow: 0 1px 0 var(--muted) }
tbody tr:hover { background: color-mix(in srgb, var(--faint) 45%, transparent) }
#refusals tbody th { min-width: 11rem } #attribution tbody th { min-width: 8rem }
#metrics tbody th { white-space: nowrap } #metrics td:last-child { min-width: 16rem }
thead button { all: unset; cursor: pointer; color: inherit; font: inherit }
thead button:hover { color: var(--ink) } thead button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
th[aria-sort] { color: var(--ink) } th[aria-sort=ascending] button::after { content: ' \\2191' } th[aria-sort=descending] button::after { content: ' \\2193' }
summary { cursor: pointer; font-size: .875rem; margin-bottom: .5rem; padding: .2rem 0 } summary:focus-visible, button:focus-visible, select:focus-visible, input:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
summary h3 { display: inline; margin: 0 } #metrics > details { border-bottom: 1px solid var(--faint); padding: .25rem 0 } #metrics > details[open] { padding-bottom: 1.25rem }
.how summary { display: inline-block; margin: 0; padding: 0; color: var(--muted); font-size: .8125rem; text-decoration: underline dotted; text-underline-offset: .2em } .how dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .75rem; margin: .25rem 0 .4rem; font-size: .8125rem; overflow-wrap: anywhere } .how dt { font-size: inherit } .how code { font: .8125rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace }
pre { margin: 0 0 .75rem; padding: .75rem 1rem; border: 1px solid var(--faint); white-space: pre-wrap; overflow-wrap: anywhere; font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace }
.hash { font: .8125rem/1.8 ui-monospace, "SF Mono", Menlo, Consolas, monospace; word-break: break-all }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--faint); font-size: .875rem }
@media (scripting: none) { .script-only { display: none !important } }
@media (scripting: enabled) { .no-script { display: none } }
@media (max-width: 60rem) { .figures { grid-template-columns: repeat(3, minmax(0, 1fr)) } }
@media (max-width: 40rem) { body { padding: 1.25rem 1rem 2rem } section { margin-top: 2.25rem } .figures { grid-template-columns: repeat(2, minmax(0, 1fr)) }
  #metrics thead th:last-child { display: none } #metrics table { display: grid; grid-template-columns: 1fr auto auto }
  #metrics thead, #metrics tbody, #metrics tr { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid }
  #metrics tr { border-bottom: 1px solid var(--faint) }
  #metrics th, #metrics td { border: 0; padding-bottom: 0 } #metrics tbody th { white-space: normal } #metrics td:last-child { grid-column: 1 / -1; min-width: 0; padding: 0 0 .4rem }
  .hint { display: none } .controls [role=group] button { padding: .3rem .5rem } }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt } nav, .skip, .controls, details[data-folds]:not([data-folds=print]), p .script-only, .how, #trade-count { display: none } details > summary { list-style: none } td .note { font-size: inherit }
  section { margin-top: 1.5rem } h2, h3, h4, summary { break-after: avoid } tr, .figures > div { break-inside: avoid } .scroll, #trade-table .scroll { overflow: visible; max-height: none; background: none } #trade-table thead th { position: static; box-shadow: none; white-space: normal } #trade-table table { width: 100%; font-size: 6.5pt } #trade-table th, #trade-table td { padding-right: .5rem } #trade-table tr > :last-child { padding-right: 0 } table { font-size: 8pt }
  #instrument-choice { display: flex } #instrument-choice select { appearance: none; border: 0; padding: 0; max-width: none; background: none }
  a { color: inherit; text-decoration: none } @page { margin: 16mm 14mm }
}
`;
