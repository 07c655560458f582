// The page of a run.

import { frame } from './frame.js';
import { html } from './markup.js';
import { attributionSection } from './sections/attribution.js';
import { curves, exposure, months } from './sections/charts.js';
import type { Facts } from './sections/facts.js';
import { costs, drawdowns, metrics } from './sections/figures.js';
import { heading, headline } from './sections/headline.js';
import { noteList } from './sections/notes.js';
import { refusals } from './sections/refusals.js';
import { assumptionList, foot, repeat, ruleList } from './sections/small-print.js';
import { trades } from './sections/trades.js';
import { titleOf } from '../title.js';

/** Still pictures for readers without a script. */
export interface Stills {
  readonly equity: string;
  readonly drawdown: string;
}

const LINKS = [
  ['curves', 'Equity'],
  ['months', 'Months'],
  ['drawdowns', 'Drawdowns'],
  ['exposure', 'Exposure'],
  ['trades', 'Trades'],
  ['refusals', 'Not filled'],
  ['notes', 'Notes'],
  ['attribution', 'Attribution'],
  ['costs', 'Costs'],
  ['metrics', 'Metrics'],
  ['assumptions', 'Assumptions'],
  ['rules', 'Rules'],
  ['repeat', 'Repeat'],
] as const;

/** The page of a report. `script` is the built client. */
export function page(facts: Facts, stills: Stills, script: string): string {
  const { configuration, feed, rules, run, version } = facts.report;
  const title = `${titleOf(configuration.strategy)}, ${configuration.from} to ${configuration.to}: Tidemark backtest`;
  return frame({
    title: feed.generated ? `GENERATED DATA: ${title}` : title,
    version,
    heading: heading(facts),
    first: 'headline',
    links: LINKS.filter(([id]) => (id !== 'rules' || rules.length > 0) && (id !== 'notes' || run.notes.length > 0)),
    sections: [
      headline(facts),
      curves(facts, stills),
      months(facts),
      drawdowns(facts),
      exposure(facts),
      trades(facts),
      refusals(facts),
      noteList(facts) ?? html``,
      attributionSection(facts),
      costs(facts),
      metrics(facts),
      assumptionList(facts),
      ruleList(facts) ?? html``,
      repeat(facts),
    ],
    foot,
    data: facts.data,
    script,
  });
}
