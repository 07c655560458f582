// The page of a run.

import { embedded } from '../charts/embedded.js';
import type { Phrase } from '../lang/index.js';
import { titleOf } from '../title.js';
import { frame } from './frame.js';
import type { Markup } from './markup.js';
import { attributionSection } from './sections/attribution.js';
import { curves, exposure, months } from './sections/charts.js';
import { costs } from './sections/costs.js';
import { drawdowns } from './sections/drawdowns.js';
import type { Facts } from './sections/facts.js';
import { heading, headline } from './sections/headline.js';
import { metrics } from './sections/metrics.js';
import { noteList } from './sections/notes.js';
import { refusals } from './sections/refusals.js';
import { assumptionList, foot, repeat, ruleList } from './sections/small-print.js';
import { returnsSection } from './sections/returns.js';
import { trades } from './sections/trades.js';

/** Still pictures for readers without a script. */
export interface Stills {
  readonly equity: string;
  readonly drawdown: string;
}

/** The sections after the headline: id, label in the table of contents, and the section; null where there is nothing to say. */
const sections = (
  facts: Facts,
  stills: Stills,
): readonly (readonly [id: string, label: Phrase, section: Markup | null])[] => [
  ['curves', 'Equity', curves(facts, stills)],
  ['months', 'Months', months(facts)],
  ['returns', 'Returns', returnsSection(facts)],
  ['drawdowns', 'Drawdowns', drawdowns(facts)],
  ['exposure', 'Exposure', exposure(facts)],
  ['trades', 'Trades', trades(facts)],
  ['refusals', 'Not filled', refusals(facts)],
  ['notes', 'Notes', noteList(facts)],
  ['attribution', 'Attribution', attributionSection(facts)],
  ['costs', 'Costs', costs(facts)],
  ['metrics', 'Metrics', metrics(facts)],
  ['assumptions', 'Assumptions', assumptionList(facts)],
  ['rules', 'Rules', ruleList(facts)],
  ['repeat', 'Repeat', repeat(facts)],
];

/** The page of a result. `script` is the built client. */
export function page(facts: Facts, stills: Stills, script: string): string {
  const { result, say, language, data } = facts;
  const { configuration, version } = result;
  const { from, to } = configuration;
  const title = say('{name}, {from} to {to}: Tidemark backtest', { name: titleOf(configuration.strategy), from, to });
  const there = sections(facts, stills).flatMap(([id, label, section]) =>
    section === null ? [] : [{ id, label: say(label), section }],
  );
  return frame({
    title: result.generated ? `${say('GENERATED DATA')}: ${title}` : title,
    language,
    version,
    heading: heading(facts),
    first: 'headline',
    links: there.map(({ id, label }) => [id, label] as const),
    sections: [headline(facts), ...there.map(({ section }) => section)],
    foot: foot(say),
    data: embedded(data),
    script,
  });
}
