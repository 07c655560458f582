// Frankfurter: the reference rates of the European Central Bank.

import { z } from 'zod';
import { UserError } from '../../engine/index.js';
import { dayOf } from '../day.js';
import { otherShape, unknownSymbol } from './fault.js';
import { jsonOf } from './json.js';
import { pairIn } from './listing.js';
import { type Ask, type Parsed, provider } from './provider.js';

const BASE = 'https://api.frankfurter.dev/v1/';

/** The bank publishes at about 16:00 of its own clock, which is 15:00 UTC in winter and 14:00 in summer: the later counts. */
const PUBLISHED = 'T15:00:00Z';

const SHAPE = z.object({ base: z.string(), rates: z.record(z.string(), z.record(z.string(), z.number())) });

/** Frankfurter; a rate counts from 15:00 UTC of its date on. */
export const FRANKFURTER = provider({
  about: 'Reference rates of the European Central Bank for pairs of currencies, such as USDCNY, from 1999 on.',
  params: {},
  terms: {
    words: 'A public interface without a key; the rates are those of the European Central Bank, for information only.',
    rate: 30,
    years: 10,
    basis: 'raw',
    first: '1999-01-01',
    statuses: [404, 422],
  },
  make: () => ({
    id(symbol) {
      const pair = pairIn(symbol);
      if (pair === undefined)
        throw new UserError(`Frankfurter has rates of currencies alone; give a pair such as USDCNY, not "${symbol}".`);
      return `${pair.from}${pair.to}`;
    },
    page: ({ id, from, to }) =>
      `${BASE}${dayOf(from)}..${dayOf(to)}?base=${id.slice(0, 3)}&symbols=${encodeURIComponent(id.slice(3))}`,
    parse: ({ ask, status, text }) => parsed(ask, status, text),
  }),
});

function parsed({ id, symbol, from }: Ask, status: number, text: string): Parsed {
  if (status !== 200) throw unknownSymbol(symbol);
  const { base, rates } = jsonOf(text, SHAPE);
  const [one, other] = [id.slice(0, 3), id.slice(3)];
  if (base !== one) throw otherShape(`it is about ${base} and not ${one}`);
  // It begins with the last rate before the first day where that day has none.
  const days = Object.keys(rates)
    .filter((date) => date >= dayOf(from))
    .sort();
  return {
    rates: days.map((date) => {
      const rate = rates[date][other];
      if (rate === undefined) throw otherShape(`${date} has no ${other}`);
      return { date, rate, published: `${date}${PUBLISHED}` };
    }),
  };
}
