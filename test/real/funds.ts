// Data directories with what mainland funds publish of themselves: net asset values of two that hold foreign shares, and counts of units.

import { FUNDS, mainlandDirectory, type Row, rowsOf, write } from './market.js';

const SERIES = 'date,value,published';

/** The evening of the nth session after a date. */
function evening(sessions: readonly string[], date: string, after: number): string {
  const next = sessions.findIndex((session) => session > date);
  const day = after === 0 ? date : next < 0 ? '' : (sessions[next + after - 1] ?? '');
  return day === '' ? '2099-12-31' : `${day}T20:00:00+08:00`;
}

const sessionsOf = (file: string): readonly string[] => rowsOf(file).map((row) => row.trade_date ?? row.date);

/** Net asset values of a fund that holds foreign shares are published on the evening of the session after their date: they wait for the close
 *  abroad. Those of the others on the evening of the date itself. */
function writeValues(target: string, symbol: string, file: string, late: number, from = ''): void {
  const sessions = sessionsOf(FUNDS.find(([each]) => each === symbol)![2]);
  const rows = rowsOf(file)
    .map((row) => ({ date: row.trade_date ?? row.date, value: row.unit_nav ?? row.nav }) as Row)
    .filter(({ date }) => date >= from && date >= sessions[0]);
  write(
    target,
    `series/nav@${symbol}.csv`,
    SERIES,
    rows.map(({ date, value }) => [date, value, evening(sessions, date, late)]),
  );
}

const FOREIGN = ['159920', '513100'];

/** The eight mainland ETFs with the net asset values of the two that hold foreign shares, the Hang Seng and the Nasdaq-100. */
export function valuedDirectory(target: string): string {
  mainlandDirectory(target);
  for (const symbol of FOREIGN) writeValues(target, symbol, `MorphKyan__strategy/etf_nav/${symbol}.csv`, 1);
  return target;
}

/** Three mainland ETFs with their net asset values and, in July 2026, the counts of their units, which the exchange counts in ten thousands and
 *  publishes before the next session. */
export function countedDirectory(target: string): string {
  const [from, symbols] = ['2026-06-01', ['510300', '518880', '513100']];
  mainlandDirectory(
    target,
    FUNDS.filter(([symbol]) => symbols.includes(symbol)),
  );
  writeValues(target, '510300', 'yangmigh__etf-rotation-web/nav_510300.csv', 0, from);
  writeValues(target, '518880', 'yangmigh__etf-rotation-web/nav_518880.csv', 0, from);
  writeValues(target, '513100', 'MorphKyan__strategy/etf_nav/513100.csv', 1, from);
  for (const symbol of symbols) writeCounts(target, symbol);
  return target;
}

/** One ETF that was split two for one on 3 July 2026, with the counts of its units. Its net asset value is not at hand: its close stands in. */
export function splitDirectory(target: string): string {
  const symbol = '512480';
  const fund = FUNDS.filter(([each]) => each === symbol);
  mainlandDirectory(target, fund);
  const closes = rowsOf(fund[0][2]).filter(({ trade_date: date }) => date >= '2026-06-01');
  write(
    target,
    `series/nav@${symbol}.csv`,
    'date,value',
    closes.map((row) => [row.trade_date, row.close]),
  );
  writeCounts(target, symbol);
  return target;
}

function writeCounts(target: string, symbol: string): void {
  const rows = rowsOf('menglingjie__aetftrace/etf_shares_by_month/etf_shares_2026-07.csv');
  write(
    target,
    `series/fund-shares@${symbol}.csv`,
    'date,value',
    rows
      .filter(({ code }) => code === symbol)
      .map((row) => [row.date, Math.round(Number(row.total_shares_wanfen) * 1e4)]),
  );
}
