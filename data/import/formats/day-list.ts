// A list of days as JSON: the sessions of a market.

import { UserError } from '../../../engine/index.js';
import { midnight } from '../../day.js';
import type { ImportFormat } from '../format.js';
import type { Table } from '../table.js';

/** The first session of the Shanghai exchange: a list that begins with it is its own, which Shenzhen shares. */
const SHANGHAI_BEGAN = Date.UTC(1990, 11, 19);

const dayIn = (text: unknown): number => {
  const match =
    typeof text === 'string' || typeof text === 'number' ? /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(String(text)) : null;
  return match ? midnight(Number(match[1]), Number(match[2]), Number(match[3])) : NaN;
};

function listIn({ kind, text }: Table): readonly unknown[] | undefined {
  if (kind !== 'json' || !/^\s*\[\s*["\d]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.length > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The calendar of a market. */
export const DAY_LIST: ImportFormat = {
  name: 'session-days',
  about: 'The sessions of a market as a JSON list of days: ["19901219", "19901220", …].',
  matches: (table) => (Number.isNaN(dayIn(listIn(table)?.[0])) ? undefined : 0.9),
  read(table, { assume, believe }) {
    const list = listIn(table)!;
    const wrong = list.findIndex((one) => Number.isNaN(dayIn(one)));
    if (wrong >= 0) {
      throw new UserError(`holds ${JSON.stringify(list[wrong])} as item ${wrong + 1}, which is no day; correct it`);
    }
    const days = Float64Array.from(new Set(list.map(dayIn))).sort();
    if (days.length < list.length)
      believe('doubled days', `${list.length - days.length} left out`, 'a day is a session once');
    const assumed = assume.get('market');
    if (assumed === undefined && days[0] !== SHANGHAI_BEGAN) {
      throw new UserError('does not tell of which market its days are; say it with --assume market=XHKG');
    }
    believe(
      'market',
      assumed ?? 'XSHG',
      assumed === undefined ? 'its first day is that of the Shanghai exchange, 1990-12-19' : '--assume says so',
    );
    return [{ what: 'calendar', market: assumed ?? 'XSHG', days }];
  },
};
