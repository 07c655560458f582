// Sessions of the exchange on which an instrument has no bar.

import type { Finding } from '../finding.js';
import { type Check, type Subject } from './check.js';
import { foundOn, many } from './found.js';
import { type Sessions, spansOf } from './sessions.js';

/** An instrument that has fewer of its sessions than this is of another frequency. */
const OFTEN = 0.5;

/** Funds are suspended for a session or a few before their units are split. */
function isBeforeSplit({ actions, bars: { time } }: Subject, days: readonly number[]): boolean {
  const next = time.find((moment) => moment > days[days.length - 1])!;
  return actions.some(({ kind, exTime }) => kind === 'split' && exTime >= days[0] && exTime <= next);
}

function missingOf(subject: Subject, sessions: Sessions): { all: readonly number[]; gaps: readonly number[][] } {
  const { time } = subject.bars;
  const has = new Set(time);
  const all = sessions.between(time[0], time[time.length - 1]);
  const gaps: number[][] = [];
  let open = false;
  for (const day of all) {
    if (has.has(day)) open = false;
    else if (open) gaps.at(-1)!.push(day);
    else {
      gaps.push([day]);
      open = true;
    }
  }
  return { all, gaps };
}

/** Sessions between the first bar and the last. */
export const missing: Check = {
  about: 'sessions of the exchange without a bar between the first bar and the last',
  severity: 'warning: a suspension, or rows that are lost; an info right before a split, when funds are suspended',
  finds({ subjects, sessionsOf }, check) {
    return subjects.flatMap((subject): Finding[] => {
      const { instrument, file, bars, home, daily } = subject;
      const sessions = sessionsOf(home);
      if (!sessions || !daily || bars.time.length < 2) return [];
      const { all, gaps } = missingOf(subject, sessions);
      if (gaps.flat().length > (1 - OFTEN) * all.length) return [];
      const known = gaps.filter((days) => isBeforeSplit(subject, days));
      const others = gaps.filter((days) => !known.includes(days));
      const tell = (days: readonly number[], severity: 'warning' | 'info', why: string, remedy: string) => {
        const what = `has no bar on ${many(days.length, 'session')} of ${home}${why}: ${spansOf(days, all)}`;
        const picture = { show: 'sessions', of: home } as const;
        return foundOn(check, days, { severity, file, symbol: instrument.symbol, what, remedy, picture });
      };
      const suspended = known.flat();
      const lost = others.flat();
      return [
        ...(lost.length > 0 ? [tell(lost, 'warning', '', 'add the rows that are lost, if it was not suspended')] : []),
        ...(suspended.length > 0
          ? [tell(suspended, 'info', ' right before a split', 'nothing, if it was suspended')]
          : []),
      ];
    });
  },
};
