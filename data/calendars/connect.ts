// The days on which Stock Connect trades: both markets open and, before 2023-04-24, their money settled in time.

import { DAY, isoDay } from '../day.js';
import { type Calendar, calendarFrom } from './calendar.js';
import { HONG_KONG } from './hong-kong.js';
import { MAINLAND } from './mainland.js';
import { marketCalendar } from './market-calendar.js';
import { type CalendarTable, type Closure, closuresOf, halfDaysOf, isWeekend } from './table.js';

/** Northbound: shares of the mainland for Hong Kong's members. Southbound: shares of Hong Kong for the mainland's. */
export type Direction = 'northbound' | 'southbound';

/** The exchange of the mainland side and the first day of its link: Shanghai, then Shenzhen. */
const FIRST = { XSHG: isoDay('2014-11-17'), XSHE: isoDay('2016-12-05') };

/** From this day on every day on which both markets are open counts (SFC and CSRC, joint announcement of 2023-02-24). */
const EVERY_COMMON_DAY = isoDay('2023-04-24');

/** Days that a market had announced as working days: a storm of tomorrow does not stop the trading of today. */
function plannedDays(table: CalendarTable, without: ReadonlySet<number>): (day: number) => boolean {
  const closures = closuresOf(table);
  return (day) => !isWeekend(day) && closures.get(day)?.isPlanned !== true && !without.has(day);
}

function after(day: number, counts: (day: number) => boolean): number {
  let next = day + DAY;
  while (!counts(next)) next += DAY;
  return next;
}

/** Whether the money of a trade of this day (ms UTC at midnight) could be settled before 2023-04-24.
 *
 *  Northbound it is paid on the mainland's next session, on which Hong Kong's banks had to be open (HKEX, Stock Connect FAQ; they are on
 *  a half day). Southbound both settlement days after the trade, by Hong Kong's count, on which a half day does not settle, had to be working
 *  days of the mainland (yearly notices of China Investment Information Services on southbound trading days). */
export function isSettled(direction: Direction, day: number): boolean {
  const { mainland, banks, clearing } = settling();
  if (direction === 'northbound') return banks(after(day, mainland));
  const first = after(day, clearing);
  return mainland(first) && mainland(after(first, clearing));
}

let known: Readonly<Record<'mainland' | 'banks' | 'clearing', (day: number) => boolean>> | undefined;

const settling = () =>
  (known ??= {
    mainland: plannedDays(MAINLAND, new Set()),
    banks: plannedDays(HONG_KONG, new Set()),
    clearing: plannedDays(HONG_KONG, halfDaysOf(HONG_KONG)),
  });

const made = new Map<string, Calendar>();

/** The days of a direction, through Shanghai from 2014-11-17 or Shenzhen from 2016-12-05 on. The hours are those of the market that is traded:
 *  northbound goes on after Hong Kong has closed on a half day, southbound ends with it. */
export function connect(direction: Direction, through: keyof typeof FIRST = 'XSHG'): Calendar {
  const key = `${direction} ${through}`;
  const calendar = made.get(key) ?? linkOf(direction, through);
  made.set(key, calendar);
  return calendar;
}

function linkOf(direction: Direction, through: keyof typeof FIRST): Calendar {
  const mainland = marketCalendar(through);
  const hongKong = marketCalendar('XHKG');
  const closed = [
    ['the mainland is closed', closuresOf(MAINLAND)],
    ['Hong Kong is closed', closuresOf(HONG_KONG)],
  ] as const;
  const traded = direction === 'northbound' ? mainland : hongKong;
  return calendarFrom({
    name: `stock-connect-${direction}`,
    zone: traded.zone,
    first: FIRST[through],
    last: Math.min(mainland.last, hongKong.last),
    closure(day): Closure | undefined {
      const found = closed.flatMap(([side, closures]) => {
        const closure = closures.get(day);
        return closure ? [{ ...closure, reason: `${side}: ${closure.reason}` }] : [];
      });
      if (found.length > 0) {
        const reason = found.map((closure) => closure.reason).join('; ');
        return { day, reason, isPlanned: found.some(({ isPlanned }) => isPlanned) };
      }
      if (day >= EVERY_COMMON_DAY || isSettled(direction, day)) return undefined;
      return { day, reason: 'both markets are open, but the money could not be settled in time', isPlanned: true };
    },
    session: (day) => traded.session(day),
  });
}
