// What the page of a sweep adds to the style of all pages.

/** Rules that follow those of every page. */
export const SWEEP_STYLE = `
.verdict { margin: 0 0 1.25rem; padding: .25rem 0 .25rem 1rem; max-width: 52rem; border-left: 4px solid var(--muted); font-size: 1.25rem; line-height: 1.4 }
.verdict.distrust { border-color: var(--warning) } .verdict.trust { border-color: var(--gain) }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1.25rem; margin-top: 1.5rem }
.slices { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0 1.25rem }
.pair figure, .slices figure { min-width: 0 }
.pair-of { white-space: nowrap; margin-right: .6rem }
[hidden] { display: none !important }
.choice { white-space: nowrap; font-size: .875rem }
.figures + details { margin-top: 1rem }
.tall .scroll { max-height: 36rem; overflow-y: auto } .tall thead th { position: sticky; top: 0; background: var(--paper); box-shadow: 0 1px 0 var(--muted) }
@media (max-width: 40rem) { .pair { grid-template-columns: minmax(0, 1fr) } .slices { grid-template-columns: minmax(0, 1fr) } .verdict { font-size: 1.0625rem }
  .choice { white-space: normal } }
@media print { .hint { display: none } .tall table { width: 100%; font-size: 6pt } .tall th, .tall td { padding-right: .3rem } .tall thead th { white-space: normal }
  .tall .scroll { max-height: none; overflow: visible } .tall thead th { position: static; box-shadow: none } .pair { gap: 0 20px } .slices { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 20px } .slices[data-columns="2"] { grid-template-columns: repeat(2, minmax(0, 1fr)) } .slices[data-columns="1"] { display: block } .verdict { font-size: 12pt } }
`;
