// Runs over days on which a rule changes: what trades before it trades on the old row, what trades from it on, on the new one.

import { expect, it } from 'vitest';
import { align, instrumentOf, readRules, withRules } from '../../data/index.js';
import { type Instrument, type OrderRequest, type Run, isoDate, simulate, strategy } from '../../engine/index.js';

type Wish = Omit<OrderRequest, 'asset'>;

/** A run over days of one price each, with orders by the day of their decision, which is the row before the one on which they trade. */
function play(
  instrument: Instrument,
  prices: Readonly<Record<string, number>>,
  wishes: Readonly<Record<string, readonly Wish[]>>,
): { readonly run: Run } {
  const days = Object.keys(prices);
  const price = Float64Array.from(Object.values(prices));
  const feed = align({
    instruments: [instrument],
    bars: [
      {
        symbol: instrument.symbol,
        time: Float64Array.from(days, (day) => Date.parse(`${day}T00:00:00Z`)),
        open: price,
        high: price,
        low: price,
        close: price,
        volume: price.map(() => 1e6),
      },
    ],
    frequency: 'daily',
    actions: [],
    observations: [],
    generated: '',
    notes: [],
  });
  const script = strategy({
    about: 'Gives the orders of a list.',
    params: {},
    prepare:
      (_, { assets: [asset] }) =>
      (ctx) => {
        for (const wish of wishes[isoDate(ctx.time)] ?? []) ctx.order({ asset, ...wish });
      },
  });
  return { run: simulate(script, feed, { cash: 1_000_000 }) };
}

const buy = (quantity: number, words: Partial<Wish> = {}): Wish => ({
  side: 1,
  quantity,
  type: 'market',
  ...words,
});
const sell = (quantity: number, words: Partial<Wish> = {}): Wish => ({ ...buy(quantity, words), side: -1 });

it('stamp duty was halved on 2023-08-28', () => {
  const days = { '2023-08-23': 100, '2023-08-24': 100, '2023-08-25': 100, '2023-08-28': 100 };
  const wishes = { '2023-08-23': [buy(200)], '2023-08-24': [sell(100)], '2023-08-25': [sell(100)] };
  const { run } = play(instrumentOf('600519'), days, wishes);
  expect([...run.fills].map(({ tax }) => Number(tax.toFixed(9)))).toEqual([0.2, 10.1, 5.1]);
});

it('a cross-border fund bought at the open is sold at the close of its day from 2015-01-19 on', () => {
  const days = { '2015-01-15': 2, '2015-01-16': 2, '2015-01-19': 2 };
  const round = [buy(1000, { type: 'at-open' }), sell(1000, { type: 'at-close' })];
  const on = (day: string) => {
    const { run } = play(instrumentOf('513100'), days, { [day]: round });
    return { sides: [...run.fills].map(({ side }) => side), reasons: [...run.refusals].map(({ reason }) => reason) };
  };
  expect(on('2015-01-15')).toEqual({ sides: [1], reasons: ['not sellable before the next session'] });
  expect(on('2015-01-16')).toEqual({ sides: [1, -1], reasons: [] });
});

it('limits in Hong Kong stand on the finer grid from 2025-08-04 on', () => {
  const days = { '2025-07-31': 12.5, '2025-08-01': 11.5, '2025-08-04': 12.5, '2025-08-05': 11.5 };
  const order = buy(100, { type: 'limit', limit: 12.013, tif: 'gtc' });
  const { run } = play(instrumentOf('0700.HK'), days, { '2025-07-31': [order], '2025-08-04': [order] });
  expect([...run.orders].map(({ limit }) => limit)).toEqual([12, 12.01]);
  expect(run.fills).toHaveLength(2);
});

it('a STAR stock is bought from 200 shares on, and then share by share', () => {
  const days = { '2024-01-02': 50, '2024-01-03': 50 };
  const { run } = play(instrumentOf('688981'), days, { '2024-01-02': [buy(199), buy(201)] });
  expect([...run.fills].map(({ quantity }) => quantity)).toEqual([201]);
  expect([...run.refusals].map(({ reason }) => reason)).toEqual(['less than one lot']);
});

it('a ChiNext stock that rose by 15 % could not be bought at the open before 2020-08-24, and could from then on', () => {
  const stock = instrumentOf('300750');
  // Two bars first: on the first bar of an instrument there is no limit.
  const before = play(
    stock,
    { '2020-08-18': 10, '2020-08-19': 10, '2020-08-20': 10, '2020-08-21': 11.5 },
    { '2020-08-20': [buy(100)] },
  );
  expect([...before.run.refusals].map(({ reason }) => reason)).toEqual(['the price was at limit-up']);
  const days = ['2020-08-14', '2020-08-17', '2020-08-18', '2020-08-19', '2020-08-20', '2020-08-21'];
  const flat = Object.fromEntries(days.map((day) => [day, 10]));
  const after = play(stock, { ...flat, '2020-08-24': 11.5 }, { '2020-08-21': [buy(100)] });
  expect(after.run.fills).toHaveLength(1);
  const beyond = play(stock, { ...flat, '2020-08-24': 12 }, { '2020-08-21': [buy(100)] });
  expect([...beyond.run.refusals].map(({ reason }) => reason)).toEqual(['the price was at limit-up']);
});

it('a rule file is paid on its days, and the market’s figure around them', () => {
  const rules = readRules(
    'symbol,from,to,commission,commission-minimum\n510300,2024-01-03,2024-01-04,0.002,0\n',
    'costs.csv',
  );
  const days = { '2024-01-01': 4, '2024-01-02': 4, '2024-01-03': 4, '2024-01-04': 4, '2024-01-05': 4 };
  const wishes = Object.fromEntries(
    Object.keys(days)
      .slice(0, -1)
      .map((day) => [day, [buy(10_000)]]),
  );
  const { run } = play(withRules(instrumentOf('510300'), rules), days, wishes);
  expect([...run.fills].map(({ commission }) => Number(commission.toFixed(9)))).toEqual([10, 80, 80, 10]);
});
