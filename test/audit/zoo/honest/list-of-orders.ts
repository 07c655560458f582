// Gives orders of a list at its dates, whatever the market does: what was really traded, replayed.

import { strategy } from 'tidemark';

const ORDERS = [
  { date: '2023-12-04', side: 1, quantity: 20_000 },
  { date: '2024-02-07', side: 1, quantity: 10_000 },
  { date: '2024-03-15', side: -1, quantity: 15_000 },
  { date: '2024-06-20', side: 1, quantity: 5_000 },
  { date: '2024-11-11', side: -1, quantity: 20_000 },
] as const;

export default strategy({
  about: 'Replays a list of orders.',
  params: {},
  prepare:
    (_, { asset }) =>
    (ctx) => {
      const date = new Date(ctx.time).toISOString().slice(0, 10);
      for (const { side, quantity } of ORDERS.filter((order) => order.date === date)) {
        ctx.order({ asset: asset('AAA'), side, quantity });
      }
    },
});
