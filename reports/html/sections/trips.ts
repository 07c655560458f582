// Round trips in groups: by instrument, side, weekday and month of their end.

import { type TripGroup, TRIP_GROUPS, tripsBy } from '../../metrics/index.js';
import { html, type Markup } from '../markup.js';
import { amount, figureHeading, money, rate, tableIn, words, wordsHeading } from '../table.js';
import { grouped } from '../../charts/format.js';
import type { Facts } from './facts.js';

const TITLES = {
  instrument: 'By instrument',
  side: 'By side',
  weekday: 'By weekday of the end',
  month: 'By month of the end',
} as const satisfies Record<TripGroup, string>;

const FIRST = { instrument: 'Instrument', side: 'Side', weekday: 'Weekday', month: 'Month' } as const;

/** Groups of the completed round trips, folded; null where there is none. */
export function tripGroups({ input, result, say, tell }: Facts): Markup | null {
  const { closed } = input;
  if (closed.length === 0) return null;
  const headings = (group: TripGroup) => [
    wordsHeading(say(FIRST[group])),
    figureHeading(say('Trades')),
    figureHeading(say('Hit rate'), say('Share that made money after costs')),
    figureHeading(say('Profit factor'), say('Profit of the winners over the loss of the losers')),
    figureHeading(say('Average return')),
    figureHeading(say('Profit, {base}', { base: result.configuration.base })),
  ];
  return html`<h3>${say('Completed round trips in groups')}</h3>
    ${TRIP_GROUPS.map((group) => {
      const rows = tripsBy(closed, group).map(({ name, trips, profit, hitRate, profitFactor, averageReturn }) => [
        words(group === 'instrument' ? name : tell(name)),
        amount(trips),
        rate(hitRate, 1),
        { shown: grouped(profitFactor), value: profitFactor, figure: true },
        rate(averageReturn),
        money(profit),
      ]);
      return html`<details open data-folds="print">
        <summary>${say(TITLES[group])}</summary>
        ${tableIn(say, say(TITLES[group]), headings(group), rows, true)}
      </details>`;
    })}`;
}
