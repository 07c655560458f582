// Net asset values that jump, as where the units of a fund were converted.

import { DAY, dayOf, startOfDay } from '../day.js';
import type { Finding } from '../finding.js';
import { type Check } from './check.js';
import { foundOn, told } from './found.js';

/** A change from one value to the next that no fund makes, in logarithms. */
const JUMP = 0.3;
/** How far the change may lie from the split that explains it, in logarithms: what the fund earned meanwhile. */
const NEAR = 0.15;

/** Values of `nav@SYMBOL` against the splits of the fund. */
export const navJumps: Check = {
  about: 'net asset values that jump as units are converted, without a split that explains it',
  severity: 'warning, an info before the first bar',
  finds({ series, subjects }, check) {
    return series.flatMap(({ file, label, observations: { name, symbol, dates, values } }): Finding[] => {
      if (name !== 'nav') return [];
      const fund = subjects.find(({ instrument }) => instrument.symbol === symbol);
      const found: Finding[] = [];
      for (let at = 1; at < dates.length; at++) {
        const ratio = values[at] / values[at - 1];
        const move = Math.log(ratio);
        if (!(Math.abs(move) > JUMP)) continue;
        // The books are divided on the evening before the ex-date.
        const explained = fund?.actions.some(({ kind, exTime, value }) => {
          const near = exTime > dates[at - 1] && startOfDay(exTime) <= dates[at] + 7 * DAY;
          return kind === 'split' && near && Math.abs(move + Math.log(value)) < NEAR;
        });
        if (explained) continue;
        const day = dayOf(dates[at]);
        const isBefore = fund !== undefined && dates[at] < fund.bars.time[0];
        const when = isBefore ? ', before the first bar' : '';
        const what = `on ${day} is ${told(ratio)} times the value before it${when}: units look converted, ${told(1 / ratio)} new for one old`;
        const remedy = isBefore
          ? 'begin the series after it'
          : `add the split to actions.csv with the first day on the new basis, or correct the value`;
        found.push(
          foundOn(check, [dates[at]], {
            severity: isBefore ? 'info' : 'warning',
            file,
            symbol: label,
            column: 'value',
            value: String(values[at]),
            what,
            remedy,
            picture: { show: 'series', of: label },
          }),
        );
      }
      return found;
    });
  },
};
